import { type ConsentKind, consentOn } from '../evaluation/consent.ts';
import type { VisitSnapshot } from '../log/snapshot.ts';
import type { ConsentState } from '../log/vocabulary.ts';
import { dayIn } from '../log/zone.ts';
import type { VisitSafety } from './safety.ts';

/** As much of a visit as decides how its consents stand. */
interface ConsentsOfVisit extends Pick<VisitSafety, 'consents'> {
  readonly snapshot: Pick<VisitSnapshot, 'clinic' | 'consents' | 'guardians'>;
  /** UTC ms. */
  readonly opened: { readonly at: number };
}

/**
 * How a consent stands in a visit: what the visit last said of it, else how the chart had it on the day of the visit. A
 * visit that an earlier release opened knows no consent of the chart: there it is unasked.
 */
export function consentStateOf(visit: ConsentsOfVisit, what: ConsentKind): ConsentState {
  const newest = visit.consents.findLast((consent) => consent.what === what);
  if (newest !== undefined) return newest.state;
  const { consents = [], guardians = [], clinic } = visit.snapshot;
  return consentOn(what, dayIn(clinic.zone, visit.opened.at), { consents, guardians }).state;
}
