import type { VisitRow } from '@eupraxia/api';
import type { Role } from '@eupraxia/clinical';
import { may } from '../../app/may.ts';

/** The one next step of a visit for the person who looks, or none. */
export type VisitAction = 'open' | 'continue' | 'sign' | 'review' | 'open-note' | 'evaluate' | 'bill';

/** What a press does next, by the visit's state and by who presses. */
export function actionOf({ status, ready }: Pick<VisitRow, 'status' | 'ready'>, role: Role): VisitAction | undefined {
  if (may(role, 'treat')) {
    switch (status) {
      case 'planned':
        if (ready) return 'open';
        return may(role, 'write-charts') ? 'evaluate' : undefined;
      case 'cancelled':
      case 'no-show':
        return undefined;
      case 'open':
        return 'continue';
      case 'finished':
        return 'sign';
      case 'signed':
        return 'open-note';
      case 'addendum-proposed':
        return 'review';
    }
  }
  return may(role, 'read-charts') && (status === 'signed' || status === 'finished' || status === 'addendum-proposed')
    ? 'bill'
    : undefined;
}

/** The visit that the day is at: one that runs, else the next planned one that has not been over for an hour. */
export function currentVisit(visits: readonly VisitRow[], now: number): VisitRow | undefined {
  const inOrder = byTime(visits);
  return (
    inOrder.find((visit) => visit.status === 'open') ??
    inOrder.find((visit) => visit.status === 'planned' && visit.startsAt + visit.minutes * 60_000 + 3_600_000 > now)
  );
}

/** Earliest first; equal times by id, so that the order never flickers. */
export function byTime(visits: readonly VisitRow[]): readonly VisitRow[] {
  return visits.toSorted((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1));
}
