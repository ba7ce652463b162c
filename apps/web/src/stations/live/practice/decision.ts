import type { SessionEvent } from '@eupraxia/clinical';
import type { Activity, Visit } from '@eupraxia/clinical/visit';
import { type Cue, cueText, type FeedbackPolicy, feedbackPolicies } from '@eupraxia/coach';
import { type RuleId, ruleOfCue } from '@eupraxia/coach/rows';
import { describeEvent } from '../../../visit/describe-event.ts';

/** The last thing that the coach changed, offered or asked for. */
export interface Decision {
  /** UTC ms; null where only the coach's own clock knows it. */
  readonly at: number | null;
  readonly what: string;
  /** What led to it; null where neither the log nor the trials say so. */
  readonly cause: string | null;
  /** The rule of motor learning behind it; null where it follows none. */
  readonly rule: RuleId | null;
}

/** Cues to the therapist that report a signal or a test, and decide nothing. */
const reports: ReadonlySet<Cue['key']> = new Set<Cue['key']>([
  'signal-lost',
  'trial-unjudged',
  'probe-ended',
  'contact-back',
  'antagonist-over',
]);

/**
 * The last decision of the coach: what it said last, else the newest change of feedback or target, or help, that the log holds.
 * Null before the first: then it keeps what was ordered.
 * @param said what the coach said since the page was opened, oldest first
 */
export function lastDecision(visit: Visit, activity: Activity, said: readonly Cue[]): Decision | null {
  const cue = said.findLast(({ to, key }) => to === 'therapist' && !reports.has(key));
  if (cue !== undefined) return { at: null, what: cueText(cue), cause: causeOf(visit, activity, cue), rule: ruleOfCue(cue) };
  const found = [feedbackChange(activity), zoneChange(visit, activity), helpGiven(visit, activity)];
  return found.reduce((newest, one) => (one !== null && (one.at ?? 0) >= (newest?.at ?? 0) ? one : newest), null);
}

/** The policy that is in force, by the log: the order's until it was changed. */
export function policyOf({ coached }: Pick<Activity, 'coached'>): FeedbackPolicy {
  const last = coached.changed.at(-1)?.policy ?? coached.started.at(-1)?.plan['feedback'];
  return feedbackPolicies.find((one) => one === last) ?? 'faded';
}

function feedbackChange({ coached }: Activity): Decision | null {
  const last = coached.changed.at(-1);
  if (last === undefined) return null;
  const before = coached.changed.at(-2)?.policy ?? coached.started.at(-1)?.plan['feedback'];
  return {
    at: last.at,
    what: `Feedback: ${last.policy}${last.share === undefined ? '' : `, ${Math.round(last.share)} % of the trials`}.`,
    cause: before === last.policy ? 'The success of the set before.' : 'The therapist chose it.',
    rule: last.policy === 'faded' ? 'faded-feedback' : null,
  };
}

/** The newest target that the coach itself set. */
function zoneChange(visit: Visit, activity: Activity): Decision | null {
  const row = newest(visit, (event) => event.kind === 'zone.set' && event.source === 'coach' && isOf(event, activity));
  if (row === null) return null;
  return {
    at: row.at,
    what: wordsOf(row),
    cause: ratedIn(visit, row) ?? 'The success of the last trials.',
    rule: 'challenge-point',
  };
}

/** The newest help of the coach, or question to the therapist. */
function helpGiven(visit: Visit, activity: Activity): Decision | null {
  const row = newest(visit, (event) => event.kind === 'coach.helped' && isOf(event, activity));
  if (row === null) return null;
  const { what, detail } = describeEvent(row);
  return { at: row.at, what: sentence(what), cause: sentence(detail), rule: null };
}

/** Why the coach said it: what the log has of the same cue, else how the last trials went. */
function causeOf(visit: Visit, activity: Activity, { key }: Cue): string | null {
  const row = newest(visit, (event) => event.kind === 'coach.helped' && isOf(event, activity) && event.body.key === key);
  if (row !== null) return sentence(describeEvent(row).detail);
  const { lastTen } = activity.repetitions;
  return lastTen.length === 0 ? null : `${lastTen.filter(Boolean).length} of the last ${lastTen.length} trials succeeded.`;
}

/** What a change by the coach rests on, where that is a rating or a STOP. */
function ratedIn(visit: Visit, { evidence = [] }: SessionEvent): string | null {
  const named = new Set(evidence);
  const row = newest(visit, ({ id, kind }) => named.has(id) && kind !== 'repetition.done');
  return row === null ? null : wordsOf(row);
}

/** The newest event of the journal of which something holds; the journal has the newest first. */
const newest = ({ journal }: Visit, holds: (event: SessionEvent) => boolean): SessionEvent | null =>
  journal.find(({ event }) => holds(event))?.event ?? null;

const isOf = ({ body }: SessionEvent, { item }: Activity): boolean => 'activityId' in body && body.activityId === item.id;

const wordsOf = (event: SessionEvent): string => sentence(Object.values(describeEvent(event)).join(' '));

/** The words as a sentence. */
const sentence = (words: string): string => {
  const text = words.trim();
  return text === '' ? '' : `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
};
