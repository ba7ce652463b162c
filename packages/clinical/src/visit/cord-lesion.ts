import type { ScreeningAnswer } from '../evaluation/screening.ts';
import type { VisitSnapshot } from '../log/snapshot.ts';
import type { VisitSafety } from './safety.ts';

/**
 * Whether the spinal cord is injured at T6 or above, as the visit was last told, else as the chart had it. A visit that was
 * opened before the screen was part of the chart says nothing of it, and is left as it was: no.
 */
export function cordAtT6OrAbove(visit: {
  readonly snapshot: Pick<VisitSnapshot, 'safety'>;
  readonly screened: VisitSafety['screened'];
}): ScreeningAnswer {
  const asked = visit.screened.findLast(({ question }) => question === 'cord-lesion-t6-or-above');
  return asked?.answer ?? visit.snapshot.safety?.cordAtT6OrAbove ?? 'no';
}
