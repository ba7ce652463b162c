import { z } from 'zod';
import { listOf, openEnum, optional, ruled, shape } from '../log/shape.ts';
import { day, label, uuid, words } from '../log/vocabulary.ts';

/** Four consents, each given and taken back by itself: to be treated, recorded, seen from afar, and written to. */
export const consentKinds = ['treatment', 'recording', 'telehealth', 'messages'] as const;
export type ConsentKind = (typeof consentKinds)[number];

export const consentShape = ruled(
  shape({
    id: uuid,
    what: openEnum(consentKinds),
    /** False takes it back, or says that it was refused. */
    given: z.boolean(),
    by: openEnum(['patient', 'guardian', 'representative'], 'representative'),
    /** Who spoke for the patient. */
    name: label.optional(),
    /** Whether a child, or an adult who can't consent, agreed. */
    assent: optional(openEnum(['given', 'refused', 'not-able'], 'refused')),
    on: day,
    text: words.optional(),
  }),
  (consent) => consent.by === 'patient' || consent.name !== undefined,
  'the name of who consents for another',
);
export const consentSchema = consentShape.writer;

/** Who may decide for the patient, on what, and until when. */
export const guardianShape = ruled(
  shape({
    id: uuid,
    name: label,
    relation: label,
    scope: listOf(openEnum([...consentKinds, 'information']), { min: 1, max: 5 }),
    from: day,
    /** The last day, or null while it holds without an end. */
    until: day.nullable(),
  }),
  (guardian) => guardian.until === null || guardian.from <= guardian.until,
  'an end on or after the beginning',
);
export const guardianSchema = guardianShape.writer;

export type Consent = z.infer<typeof consentSchema>;
export type Guardian = z.infer<typeof guardianSchema>;

/**
 * How one consent stands on a day. `unasked` is not `given`; a guardian's consent ends with the guardian's scope.
 * @param today calendar day in the clinic's zone
 */
export function consentOn(
  what: ConsentKind,
  today: string,
  chart: { readonly consents: readonly Consent[]; readonly guardians: readonly Guardian[] },
): { readonly state: 'given' | 'refused' | 'unasked' | 'lapsed'; readonly from?: Consent } {
  const newest = chart.consents.findLast((consent) => consent.what === what && consent.on <= today);
  if (newest === undefined) return { state: 'unasked' };
  if (!newest.given) return { state: 'refused', from: newest };
  if (newest.by !== 'guardian') return { state: 'given', from: newest };
  const speaks = chart.guardians.some(
    (one) =>
      one.name === newest.name && one.scope.includes(what) && one.from <= today && (one.until === null || today <= one.until),
  );
  return { state: speaks ? 'given' : 'lapsed', from: newest };
}
