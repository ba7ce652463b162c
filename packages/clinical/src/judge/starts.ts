import { keeping, startBlockers } from '../gate/start-blockers.ts';
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
  const refused: SafetyFindingOf[] = [];
  const questioned: SafetyFindingOf[] = [];
  for (const { rule, severity, certain } of keeping(startBlockers(visit, activityId).findings)) {
    if (severity === 'block' && certain) refused.push({ rule, severity });
    else questioned.push({ rule, severity: severity === 'reason' ? 'reason' : 'ask' });
  }
  return { refused, questioned, afterFinish: visit.status === 'finished' };
}
