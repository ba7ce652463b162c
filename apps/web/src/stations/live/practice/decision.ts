import type { SessionEvent } from '@eupraxia/clinical';
import type { Activity, Visit } from '@eupraxia/clinical/visit';
import { type Cue, cueText, type FeedbackPolicy, feedbackPolicies } from '@eupraxia/coach';
import { type RuleId, ruleOfCue } from '@eupraxia/coach/rows';
import { describeEvent } from '../../../visit/describe-event.ts';

/** The last thing that the coach changed, or said that should change: what, why, and by which rule. */
export interface Decision {
  /** UTC ms; null where only the coach's own clock knows it. */
  readonly at: number | null;
  readonly what: string;
  /** What led to it, where the log says so. */
  readonly cause: string | null;
  readonly rule: RuleId | null;
}

/**
 * The last decision of the coach: what it said last by a rule, else the newest change of feedback or target that the log holds.
 * Null before the first: then it keeps what was ordered.
 * @param said what the coach said since the page was opened, oldest first
 */
export function lastDecision(visit: Visit, activity: Activity, said: readonly Cue[]): Decision | null {
  const cue = said.findLast((one) => ruleOfCue(one) !== null);
  if (cue !== undefined) return { at: null, what: cueText(cue), cause: lastTenOf(activity), rule: ruleOfCue(cue) };
  const zone = zoneChange(visit, activity);
  const feedback = feedbackChange(activity);
  if (zone === null || (feedback !== null && (feedback.at ?? 0) > (zone.at ?? 0))) return feedback;
  return zone;
}

/** The policy that is in force, by the log: the order's until it was changed. */
export function policyOf({ coached }: Activity): FeedbackPolicy {
  const last = coached.changed.at(-1)?.policy ?? coached.started.at(-1)?.plan['feedback'];
  return feedbackPolicies.find((one) => one === last) ?? 'faded';
}

function feedbackChange({ coached }: Activity): Decision | null {
  const [before, last] = coached.changed.slice(-2).length === 2 ? coached.changed.slice(-2) : [undefined, coached.changed[0]];
  if (last === undefined) return null;
  const share = last.share === undefined ? '' : `, ${Math.round(last.share)} % of the trials`;
  const chosen = (before?.policy ?? coached.started.at(-1)?.plan['feedback']) !== last.policy;
  return {
    at: last.at,
    what: `Feedback: ${last.policy}${share}.`,
    cause: chosen ? 'The therapist chose it.' : 'The set before went well enough, or did not.',
    rule: last.policy === 'faded' ? 'faded-feedback' : null,
  };
}

/** The newest target that the coach itself set. */
function zoneChange(visit: Visit, activity: Activity): Decision | null {
  const row = visit.journal.find(
    ({ event }) => event.kind === 'zone.set' && event.source === 'coach' && event.body.activityId === activity.item.id,
  );
  if (row === undefined || row.event.kind !== 'zone.set') return null;
  const cause = wordsOf(visit, row.event);
  return {
    at: row.at,
    what: Object.values(describeEvent(row.event)).join(' '),
    cause: cause ?? 'The success of the last trials.',
    rule: 'challenge-point',
  };
}

/** What a change by the coach rests on, where that is a rating or a STOP. */
function wordsOf(visit: Visit, { evidence = [] }: SessionEvent): string | null {
  const named = new Set(evidence);
  const rated = visit.journal.find(({ id, kind }) => named.has(id) && kind !== 'repetition.done');
  return rated === undefined ? null : Object.values(describeEvent(rated.event)).join(' ');
}

/** How the last ten trials went: the cause of most decisions; null before the first. */
function lastTenOf({ repetitions: { lastTen } }: Activity): string | null {
  if (lastTen.length === 0) return null;
  return `${lastTen.filter(Boolean).length} of the last ${lastTen.length} trials succeeded.`;
}
