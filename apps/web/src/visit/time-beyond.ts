import type { VisitLog } from '@eupraxia/clinical';
import type { Visit } from '@eupraxia/clinical/visit';

/**
 * Whether a time that stands in a visit was entered by hand beyond what the visit can have lasted: a correction that had to
 * name when it began, or an entry that the server questioned for its length. Whoever answered for it, such a time is for
 * a person to look at before it is billed.
 */
export function timeBeyondVisit(log: VisitLog, visit: Visit): boolean {
  const corrections = new Set(visit.activities.map(({ corrected }) => corrected?.id));
  const standing = new Set(visit.journal.map(({ id }) => id));
  return log.events.some(
    ({ id, kind, body }) =>
      (kind === 'time.corrected' && corrections.has(id) && body.from !== undefined) ||
      (kind === 'time.questioned' && body.why === 'longer-than-possible' && standing.has(body.of)),
  );
}
