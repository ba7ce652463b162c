import { startBlockers } from '../gate/start-blockers.ts';
import type { VisitLog } from '../log/read.ts';
import { foldVisit } from '../visit/visit.ts';

/** A rule that speaks against a start. */
export interface SafetyFindingOf {
  readonly rule: string;
  readonly severity: 'block' | 'reason' | 'ask';
}

/** What speaks against a start, as the visit stood when it happened. */
export interface StartBlocks {
  readonly refused: readonly SafetyFindingOf[];
  readonly questioned: readonly SafetyFindingOf[];
  /** Whether the visit had been finished. */
  readonly afterFinish: boolean;
}

/** Named where the clinician wants vital signs before the first activity and none were taken. */
export const vitalsRule = 'vitals-first';

/** Named where the activity's target does not say which way it goes. */
export const directionRule = 'target-direction';

/**
 * Judges one start or resumption against the gate, by the events before it in log order alone: what was rated or answered
 * later neither blocks nor clears it. Null where the start is not in the log, cannot be read, or names no activity of
 * the program.
 */
export function startBlocks(log: VisitLog, id: string): StartBlocks | null {
  const place = log.events.findIndex((event) => event.id === id);
  const start = log.events[place];
  if (start === undefined || (start.kind !== 'activity.started' && start.kind !== 'activity.resumed')) return null;
  const visit = foldVisit({ ...log, events: log.events.slice(0, place) });
  const { activityId } = start.body;
  if (!visit.snapshot.program.items.some((item) => item.id === activityId)) return null;
  const blocked = startBlockers(visit, activityId);
  const refused: SafetyFindingOf[] = [];
  const questioned: SafetyFindingOf[] = [];
  for (const { rule, severity } of blocked.findings) {
    if (severity === 'block') refused.push({ rule, severity: 'block' });
    else questioned.push({ rule, severity: 'reason' });
  }
  for (const rule of blocked.rulesMet?.rules ?? []) refused.push({ rule: rule.id, severity: 'block' });
  if (blocked.directionUnset) questioned.push({ rule: directionRule, severity: 'ask' });
  if (blocked.vitalsMissing) questioned.push({ rule: vitalsRule, severity: 'ask' });
  return { refused, questioned, afterFinish: visit.status === 'finished' };
}
