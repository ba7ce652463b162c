import { z } from 'zod';
import { listOf, openEnum, optional, ruled, shape } from '../log/shape.ts';
import { type ConsentState, day, label, uuid, words } from '../log/vocabulary.ts';

/** Five consents, each given and taken back by itself: to be treated, recorded, shown in photo, video or voice, seen from afar, and written to. */
export const consentKinds = ['treatment', 'recording', 'media', 'telehealth', 'messages'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** Who consents. One that a later release added reads as a representative, who speaks for the patient by name. */
const speakers = openEnum(['patient', 'guardian', 'representative'], 'representative');

export const consentShape = ruled(
  ruled(
    shape({
      id: uuid,
      what: openEnum(consentKinds),
      /** False takes it back, or says that it was refused. */
      given: z.boolean(),
      by: speakers,
      /** Who spoke for the patient. */
      name: label.optional(),
      /** Whether a child, or an adult who can't consent, agreed. */
      assent: optional(openEnum(['given', 'refused', 'not-able'], 'refused')),
      /** How it was given: oral, written, phone, or in another way. */
      mode: label.optional(),
      on: day,
      /** The last day on which it holds; absent where it holds until it is taken back. */
      until: day.optional(),
      text: words.optional(),
    }),
    (consent) => consent.by === 'patient' || consent.name !== undefined,
    'the name of who consents for another',
  ),
  (consent) => consent.until === undefined || consent.on <= consent.until,
  'an end on or after the day of the consent',
);

/** What a visit records where the therapist explained it and the patient, or who speaks for them, agreed. */
export const agreedShape = ruled(
  shape({ what: openEnum(consentKinds), by: speakers, name: label.optional(), mode: label, text: words.optional() }),
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
    scope: listOf(openEnum([...consentKinds, 'information']), { min: 1, max: 6 }),
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

/** As much of a consent as decides how it stands. */
type ConsentRecord = Pick<z.output<typeof consentShape.reader>, 'given' | 'by' | 'name' | 'on' | 'until'> & {
  readonly what: string;
};
type GuardianRecord = Pick<Guardian, 'name' | 'from' | 'until'> & { readonly scope: readonly string[] };

/**
 * How one consent stands on a day: as the answer of the latest day says, of two on one day the one that was entered last.
 * `unasked` is not `given`; a consent ends with its last day, a guardian's also with the guardian's scope.
 * @param today calendar day in the clinic's zone
 */
export function consentOn<C extends ConsentRecord>(
  what: ConsentKind,
  today: string,
  chart: { readonly consents: readonly C[]; readonly guardians: readonly GuardianRecord[] },
): { readonly state: Exclude<ConsentState, 'withdrawn'>; readonly from?: C } {
  const newest = chart.consents
    .filter((consent) => consent.what === what && consent.on <= today)
    .reduce<C | undefined>((last, one) => (last === undefined || one.on >= last.on ? one : last), undefined);
  if (newest === undefined) return { state: 'unasked' };
  if (!newest.given) return { state: 'refused', from: newest };
  if (newest.until !== undefined && newest.until < today) return { state: 'lapsed', from: newest };
  if (newest.by !== 'guardian') return { state: 'given', from: newest };
  const speaks = chart.guardians.some(
    (one) =>
      one.name === newest.name && one.scope.includes(what) && one.from <= today && (one.until === null || today <= one.until),
  );
  return { state: speaks ? 'given' : 'lapsed', from: newest };
}
