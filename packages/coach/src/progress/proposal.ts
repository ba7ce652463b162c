import { type Parameters, parameterDefaults } from '../rows/parameters.ts';
import { type RuleChoices, type RuleId, type RuleRow, ruleRows } from '../rows/rules.ts';
import { isOn } from '../rules.ts';
import { scheduleAdvice } from '../schedule/advice.ts';
import type { PracticeSchedule } from '../schedule/next-task.ts';
import { painRiseThatStops } from '../stop-row.ts';
import { isRetentionPlateau } from './curve.ts';
import type { ProgressVariable } from './ladder.ts';
import type { PracticeSession, TrialBlock } from './session.ts';

/** What speaks for a change, with the numbers that it was read from. */
export type Because =
  | { readonly what: 'pain'; readonly rise: number }
  | { readonly what: 'stopped'; readonly stops: number }
  | { readonly what: 'effort'; readonly effort: number; readonly limit: number }
  | { readonly what: 'above'; readonly success: number; readonly high: number; readonly sessions: number }
  | { readonly what: 'below'; readonly success: number; readonly low: number; readonly sessions: number }
  | { readonly what: 'plateau'; readonly sessions: number }
  | { readonly what: 'stage'; readonly schedule: PracticeSchedule };

/** One change that the therapist may accept or not. Nothing applies it by itself. */
export interface Proposal {
  /** The same for the same history, so that an answer keeps to its question. */
  readonly id: string;
  readonly activityId: string;
  readonly rule: RuleId;
  /** Status, source and caution of the rule: shown with it. */
  readonly row: RuleRow;
  readonly variable: ProgressVariable;
  readonly direction: 'harder' | 'easier' | 'other';
  readonly because: Because;
  /** Events of the log that it rests on, newest session last. */
  readonly evidence: readonly string[];
}

/** The therapist's answer. */
export interface ProposalAnswer {
  readonly proposal: string;
  readonly activityId: string;
  readonly variable: ProgressVariable;
  readonly direction: Proposal['direction'];
  readonly accepted: boolean;
  /** UTC ms. */
  readonly at: number;
  readonly reason?: string;
}

export interface ProgressContext {
  /** Variables in the order in which they are to get harder. What is not named is never proposed. */
  readonly ladder: readonly ProgressVariable[];
  readonly answers: readonly ProposalAnswer[];
  readonly rules?: RuleChoices;
  readonly parameters?: Partial<Parameters>;
  /** Of the schedule that the activity is practised in; absent where it is practised alone. */
  readonly schedule?: { readonly kind: PracticeSchedule; readonly tasks: number; readonly lowCognition: boolean | null };
}

/**
 * The one change that the history of an activity speaks for, or null. Safety comes first, then sessions below the band,
 * then above it, then what is switched on. After an answer nothing is proposed until another session was practised, and
 * only one variable at a time (rule `one-change`).
 * @param history sessions of one activity and side, oldest first
 */
export function proposalFor(history: readonly PracticeSession[], context: ProgressContext): Proposal | null {
  const last = history.at(-1);
  if (last === undefined || context.ladder.length === 0) return null;
  const mine = context.answers.filter(({ activityId }) => activityId === last.activityId);
  if (mine.some(({ at }) => at >= last.from)) return null;
  const p: Parameters = { ...parameterDefaults, ...context.parameters };
  const found = safety(last, p) ?? sessions(history, mine, p) ?? plateau(history, context, p) ?? stage(history, context, p);
  if (found === null) return null;
  const variable = variableFor(found, last, context, mine, p);
  if (variable === null) return null;
  const { rule, direction, because, rests } = found;
  const evidence = rests.flatMap((session) => session.evidence).slice(-200);
  const id = [last.activityId, last.id, rule, direction, variable].join(' ');
  return { id, activityId: last.activityId, rule, row: ruleRows[rule], variable, direction, because, evidence };
}

/** The answer to a proposal, as a value for the record. Accepting applies nothing: the change itself is the therapist's act. */
export function answerProposal(proposal: Proposal, accepted: boolean, at: number, reason?: string): ProposalAnswer {
  const { id, activityId, variable, direction } = proposal;
  return { proposal: id, activityId, variable, direction, accepted, at, ...(reason === undefined ? {} : { reason }) };
}

interface Found {
  readonly rule: RuleId;
  readonly direction: Proposal['direction'];
  readonly because: Because;
  readonly rests: readonly PracticeSession[];
  /** The one variable that it is about, where there is one. */
  readonly about?: ProgressVariable;
}

function safety(last: PracticeSession, p: Parameters): Found | null {
  const easier = { rule: 'stop-rules', direction: 'easier', rests: [last] } as const;
  if (last.painRise !== null && last.painRise >= painRiseThatStops())
    return { ...easier, because: { what: 'pain', rise: last.painRise } };
  if (last.stops > 0) return { ...easier, because: { what: 'stopped', stops: last.stops } };
  if (last.effort !== null && last.effort >= p.effortLimit)
    return { ...easier, because: { what: 'effort', effort: last.effort, limit: p.effortLimit } };
  return null;
}

/** Sessions since something was changed: what came before speaks of another task. */
function sessions(history: readonly PracticeSession[], answers: readonly ProposalAnswer[], p: Parameters): Found | null {
  const changed = answers.filter(({ accepted }) => accepted).reduce((newest, { at }) => Math.max(newest, at), 0);
  const since = history.filter(({ from }) => from > changed);
  const judged = (count: number): readonly PracticeSession[] => {
    const run = since.slice(-count);
    return run.length === count && run.every(({ trials }) => trials >= p.fewest) ? run : [];
  };
  const below = judged(p.underSessions);
  if (below.length > 0 && below.every(({ success }) => success < p.successLow))
    return {
      rule: 'one-change',
      direction: 'easier',
      because: { what: 'below', success: successOf(below), low: p.successLow, sessions: below.length },
      rests: below,
    };
  const above = judged(p.overSessions);
  if (above.length > 0 && above.every(({ success }) => success > p.successHigh))
    return {
      rule: 'challenge-point',
      direction: 'harder',
      because: { what: 'above', success: successOf(above), high: p.successHigh, sessions: above.length },
      rests: above,
    };
  return null;
}

/**
 * A plateau of what was retained a day or more later, without feedback: performance in practice says nothing of it, since the
 * coach keeps it in its band. Gains within the noise of so few trials are none.
 */
function plateau(history: readonly PracticeSession[], { rules = {} }: ProgressContext, p: Parameters): Found | null {
  if (!isOn('learning-curve', rules)) return null;
  const retained = history.filter(({ learning }) => learning !== null && learning.of > 0);
  const rests = retained.slice(-p.plateauSessions);
  if (
    isRetentionPlateau(
      rests.map(({ learning }) => learning as TrialBlock),
      p.plateauSessions,
      p.plateauChange,
    ) !== true
  )
    return null;
  return { rule: 'learning-curve', direction: 'other', because: { what: 'plateau', sessions: rests.length }, rests };
}

function stage(history: readonly PracticeSession[], { rules = {}, schedule }: ProgressContext, p: Parameters): Found | null {
  const last = history.at(-1);
  if (last === undefined || schedule === undefined || !isOn('schedule-by-stage', rules)) return null;
  const { kind, tasks, lowCognition } = schedule;
  const advice = scheduleAdvice({ sessions: history.length, success: last.success, lowCognition, tasks, current: kind }, p);
  if (advice.schedule === kind || tasks < 2) return null;
  const because = { what: 'stage', schedule: advice.schedule } as const;
  return { rule: 'schedule-by-stage', direction: 'other', because, rests: [last], about: 'schedule' };
}

/** Harder: the first of the ladder that has a step left. Easier: what was made harder last. Another: what was not touched last. */
function variableFor(
  { direction, about }: Found,
  last: PracticeSession,
  { ladder }: ProgressContext,
  answers: readonly ProposalAnswer[],
  p: Parameters,
): ProgressVariable | null {
  if (about !== undefined) return ladder.includes(about) ? about : null;
  const accepted = answers.filter((one) => one.accepted);
  // A variable that was refused with this history is not asked for again at once: the next one is.
  const refused = answers.at(-1)?.accepted === false ? answers.at(-1)?.variable : undefined;
  const usable = ladder.filter((one) => hasStep(one, direction, last, p));
  const willing = usable.filter((one) => one !== refused);
  const from = willing.length > 0 ? willing : usable;
  if (direction === 'easier') {
    const harder = accepted.findLast((one) => one.direction === 'harder' && from.includes(one.variable))?.variable;
    return harder ?? from[0] ?? null;
  }
  if (direction === 'other') return from.find((one) => one !== accepted.at(-1)?.variable) ?? from[0] ?? null;
  return from[0] ?? null;
}

/** Whether the log shows a step left. What it cannot show is left to the therapist, and counts as one. */
function hasStep(variable: ProgressVariable, direction: Proposal['direction'], last: PracticeSession, p: Parameters): boolean {
  const harder = direction !== 'easier';
  switch (variable) {
    case 'threshold':
      return last.zone !== null && hasThresholdStep(last.zone, harder, p);
    case 'hold':
      return last.zone !== null && (harder || last.zone.holdSeconds > 0);
    case 'assistance':
      return harder ? (last.handsOn ?? 0) > 0 : true;
    case 'cues':
      return harder ? last.cuesPerTrial > 0 : true;
    case 'feedback':
      return last.live === null || (harder ? last.live > 0 : last.live < 1);
    case 'schedule':
      return direction === 'other';
    default:
      return true;
  }
}

function hasThresholdStep(zone: NonNullable<PracticeSession['zone']>, harder: boolean, p: Parameters): boolean {
  const { direction, floor, ceiling } = zone;
  // Nobody said which way it goes: then no step is harder.
  if (direction === 'unset') return false;
  if (direction === 'down') return ceiling !== null && (!harder || ceiling - p.step >= p.lowest);
  return floor !== null && (!harder || ceiling === null || floor + p.step <= ceiling - p.narrowest);
}

function successOf(of: readonly PracticeSession[]): number {
  const trials = of.reduce((sum, session) => sum + session.trials, 0);
  return trials === 0 ? 0 : of.reduce((sum, session) => sum + session.held, 0) / trials;
}
