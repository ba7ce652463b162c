import { transferDue } from './retention/probes.ts';
import { type Parameters, parameterDefaults } from './rows/parameters.ts';
import { type RuleChoices, type RuleId, type RuleRow, ruleRows } from './rows/rules.ts';
import { isOn } from './rules.ts';

/** What is known of a practice that rules without a loop of their own can speak to. What is absent is unknown. */
export interface Situation {
  /** What is measured: where something is, when it comes, or how far off it is. */
  readonly measures?: 'space' | 'timing' | 'deviation';
  /** How the task hangs together: separate steps in a chain, one rhythm, or parts that move at once. */
  readonly structure?: 'chain' | 'rhythm' | 'at-once';
  /** Whether a task is new to the patient, and minutes that are left of the session. */
  readonly newTask?: boolean;
  readonly minutesLeft?: number;
  /** Cost of a second task in percent of doing this one alone. */
  readonly dualTaskCost?: number;
  readonly sessionsSinceTransfer?: number;
  /** Joy and confidence, 1–5, were asked in this session. */
  readonly motivationAsked?: boolean;
  /** Principles of plasticity that the program has an answer to. */
  readonly answered?: readonly Principle[];
}

/** What a program should answer, after Kleim & Jones 2008, in our words. */
export const principles = [
  'use',
  'improvement-by-use',
  'specificity',
  'repetition',
  'intensity',
  'timing',
  'salience',
  'age',
  'transfer',
  'interference',
] as const;
export type Principle = (typeof principles)[number];

export type Hint = { readonly rule: RuleId; readonly row: RuleRow } & (
  | { readonly key: 'channel'; readonly channel: 'eye' | 'ear' | 'touch' }
  | { readonly key: 'parts'; readonly allowed: boolean }
  | { readonly key: 'not-now' }
  | { readonly key: 'near-automatic'; readonly cost: number }
  | { readonly key: 'transfer-probe'; readonly trials: number }
  | { readonly key: 'ask-joy-and-confidence' }
  | { readonly key: 'unanswered'; readonly principles: readonly Principle[] }
);

const channels = { space: 'eye', timing: 'ear', deviation: 'touch' } as const;

/** What the rules that are on have to say to a situation; a rule that is off says nothing. */
export function hintsFor(situation: Situation, rules: RuleChoices = {}, numbers: Partial<Parameters> = {}): readonly Hint[] {
  const p: Parameters = { ...parameterDefaults, ...numbers };
  const { measures, structure, newTask, minutesLeft, dualTaskCost, sessionsSinceTransfer, motivationAsked, answered } = situation;
  const from = <R extends RuleId>(rule: R) => ({ rule, row: ruleRows[rule] as RuleRow });
  const hints: Hint[] = [];
  if (measures !== undefined) hints.push({ ...from('feedback-channel'), key: 'channel', channel: channels[measures] });
  if (structure !== undefined) hints.push({ ...from('whole-and-part'), key: 'parts', allowed: structure === 'chain' });
  if (newTask === true && minutesLeft !== undefined && minutesLeft < p.settleMinutes)
    hints.push({ ...from('night-between'), key: 'not-now' });
  if (dualTaskCost !== undefined && dualTaskCost < p.automaticBelow)
    hints.push({ ...from('automaticity'), key: 'near-automatic', cost: dualTaskCost });
  if (sessionsSinceTransfer !== undefined && transferDue(sessionsSinceTransfer, p.transferEvery))
    hints.push({ ...from('transfer-probe'), key: 'transfer-probe', trials: p.transferTrials });
  if (motivationAsked === false) hints.push({ ...from('motivation'), key: 'ask-joy-and-confidence' });
  const open = answered === undefined ? [] : principles.filter((one) => !answered.includes(one));
  if (open.length > 0) hints.push({ ...from('ten-principles'), key: 'unanswered', principles: open });
  return hints.filter(({ rule }) => isOn(rule, rules));
}

/**
 * The deviation from the zone as it may be shown larger than it is, where the rule `error-augmentation` is on; else as it is.
 * @throws RangeError for a gain out of 1 to 1.5
 */
export function shownDeviation(deviation: number, gain: number, rules: RuleChoices = {}): number {
  if (!(gain >= 1 && gain <= 1.5)) throw new RangeError(`a gain of ${gain} is not within 1 to 1.5`);
  return isOn('error-augmentation', rules) ? deviation * gain : deviation;
}
