import type { Cue, MoveRule } from './output.ts';
import type { CoachPlan } from './plan.ts';
import type { ParameterRow } from './rows/parameter.ts';
import { type ParameterName, parameterRows } from './rows/parameters.ts';
import { type RuleChoices, type RuleId, type RuleRow, ruleRows } from './rows/rules.ts';

/**
 * Whether a rule works. What is `always` does whatever was chosen; what is `chosen` waits to be ordered, and may be refused; a
 * reference has no effect.
 */
export function isOn(rule: RuleId, choices: RuleChoices = {}): boolean {
  const { standing, runs }: RuleRow = ruleRows[rule];
  if (runs === 'reference') return false;
  return standing === 'always' || (choices[rule] ?? standing !== 'off');
}

/** A number that a rule goes by, as it is in force, beside its row. */
export interface NumberInForce {
  readonly name: ParameterName;
  readonly value: number;
  readonly changed: boolean;
  readonly row: ParameterRow;
}

/** One rule as it stands in a plan: what a station shows to say why the coach does what it does. */
export interface Standpoint {
  readonly rule: RuleId;
  readonly row: RuleRow;
  readonly on: boolean;
  /** Who decided it: nobody can, the row's own default, or the therapist; a reference is not decided. */
  readonly by: 'always' | 'default' | 'therapist' | 'reference';
  readonly numbers: readonly NumberInForce[];
}

/** Every rule of the coach as it stands in a plan, in the order of their rows: shown whether on or off. */
export function standpoints(plan: Pick<CoachPlan, 'rules' | 'parameters'>): readonly Standpoint[] {
  return (Object.keys(ruleRows) as RuleId[]).map((rule) => whyOf(rule, plan));
}

/** Why one rule does what it does, in a plan: its finding, source and status, and the numbers in force. */
export function whyOf(rule: RuleId, { rules = {}, parameters }: Pick<CoachPlan, 'rules' | 'parameters'>): Standpoint {
  const row: RuleRow = ruleRows[rule];
  return {
    rule,
    row,
    on: isOn(rule, rules),
    by: decidedBy(row, rules[rule]),
    numbers: row.numbers.map((name) => ({
      name,
      value: parameters[name],
      changed: parameters[name] !== parameterRows[name].default,
      row: parameterRows[name],
    })),
  };
}

function decidedBy({ runs, standing }: RuleRow, chosen: boolean | undefined): Standpoint['by'] {
  if (runs === 'reference') return 'reference';
  if (standing === 'always') return 'always';
  return chosen === undefined ? 'default' : 'therapist';
}

/** The rule by which a threshold moved, or a change was said to be due. */
export function ruleOfMove(move: MoveRule): RuleId {
  switch (move) {
    case 'success-above-band':
    case 'success-under-half':
    case 'failures-in-a-row':
    case 'raise-taken-back':
    case 'errors-in-errorless':
    case 'effort':
    case 'declining-peak':
    case 'frequency-drift':
      return 'challenge-point';
    case 'three-sets-below-band':
      return 'one-change';
    case 'staircase':
      return 'staircase';
    case 'stop-rule':
      return 'stop-rules';
  }
}

/** The rule that made the coach say something; null for what reports and follows no rule of learning. */
export function ruleOfCue(cue: Cue): RuleId | null {
  switch (cue.key) {
    case 'threshold-moved':
    case 'ceiling-moved':
    case 'harder':
    case 'easier':
      return ruleOfMove(cue.rule);
    case 'in-band':
    case 'longer':
    case 'higher':
    case 'softer':
    case 'let-sink':
    case 'again':
      return 'bandwidth-feedback';
    case 'ask-when-you-like':
      return 'self-controlled-feedback';
    case 'how-was-that':
      return 'estimate-first';
    case 'your-choice':
      return 'small-choices';
    case 'feedback-faded':
    case 'feedback-returned':
      return 'faded-feedback';
    case 'guided-often':
      return 'less-guidance';
    case 'rest-due':
      return 'work-and-rest';
    case 'probe-refused':
    case 'probe-ended':
      return 'retention-probe';
    case 'fatigue':
    case 'rest':
    case 'help-due':
    case 'no-attempt':
    case 'change-position':
    case 'change-exercise':
    case 'stop-for-loss':
      return 'challenge-point';
    case 'other-side-quiet':
    case 'antagonist-over':
    case 'soften-antagonist':
    case 'crosstalk':
    case 'check-electrode':
    case 'contact-back':
    case 'test-contraction':
    case 'breathe-or-stretch':
    case 'cue-gone':
    case 'cue-back':
    case 'cue-at-hesitation':
    case 'dose-done':
    case 'next-task':
    case 'without-screen':
    case 'signal-lost':
    case 'trial-unjudged':
      return null;
  }
}
