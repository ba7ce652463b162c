import { z } from 'zod';
import { day, label, uuid, words } from '../log/vocabulary.ts';

/** Four consents, each given and taken back by itself: to be treated, recorded, seen from afar, and written to. */
export const consentKinds = ['treatment', 'recording', 'telehealth', 'messages'] as const;
export type ConsentKind = (typeof consentKinds)[number];

export const consentSchema = z
  .strictObject({
    id: uuid,
    what: z.enum(consentKinds),
    /** False takes it back, or says that it was refused. */
    given: z.boolean(),
    by: z.enum(['patient', 'guardian', 'representative']),
    /** Who spoke for the patient. */
    name: label.optional(),
    /** Whether a child, or an adult who can't consent, agreed. */
    assent: z.enum(['given', 'refused', 'not-able']).optional(),
    on: day,
    text: words.optional(),
  })
  .refine((consent) => consent.by === 'patient' || consent.name !== undefined, {
    message: 'the name of who consents for another',
  });

/** Who may decide for the patient, on what, and until when. */
export const guardianSchema = z
  .strictObject({
    id: uuid,
    name: label,
    relation: label,
    scope: z
      .array(z.enum([...consentKinds, 'information']))
      .min(1)
      .max(5),
    from: day,
    /** The last day, or null while it holds without an end. */
    until: day.nullable(),
  })
  .refine((guardian) => guardian.until === null || guardian.from <= guardian.until, {
    message: 'an end on or after the beginning',
  });

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
