import type { KeyPlace } from '@eupraxia/store';

/** What a kept key is bound to when the master key wraps it: the clinic, where its records belong, and its id. */
export function keyPlace(clinicId: string, place: KeyPlace, keyId: string): readonly string[] {
  return 'visitId' in place ? [clinicId, place.visitId, keyId] : [clinicId, 'patient', place.patientId, keyId];
}

/** The name of the browser's box that a key's records lie in; apps/web names them the same. */
export function boxOf(place: KeyPlace): string {
  return 'visitId' in place ? place.visitId : `outbox/${place.patientId}`;
}
