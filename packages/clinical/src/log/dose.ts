import { z } from 'zod';
import { finite } from './vocabulary.ts';

/** How much is ordered. `perSide`: the whole of it on each side, not in all. */
export type Dose = { readonly sets: number; readonly perSide: boolean } & (
  | { readonly kind: 'repetitions'; readonly repetitions: number; readonly holdSeconds?: number | undefined }
  | { readonly kind: 'timed'; readonly seconds: number; readonly restSeconds: number }
  | { readonly kind: 'distance'; readonly meters: number }
);

/** Bounds of an ordered dose: what keeps out slips of the pen, no clinical limit. */
export const doseBounds = {
  sets: { least: 1, most: 50 },
  repetitions: { least: 1, most: 1000 },
  holdSeconds: { least: 0, most: 600 },
  seconds: { least: 1, most: 14_400 },
  restSeconds: { least: 0, most: 3600 },
  meters: { least: 1, most: 100_000 },
} as const;

const within = ({ least, most }: { readonly least: number; readonly most: number }) => finite.min(least).max(most);
const shared = { sets: within(doseBounds.sets).int(), perSide: z.boolean() };

export const doseSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('repetitions'),
    ...shared,
    repetitions: within(doseBounds.repetitions).int(),
    holdSeconds: within(doseBounds.holdSeconds).optional(),
  }),
  z.strictObject({
    kind: z.literal('timed'),
    ...shared,
    seconds: within(doseBounds.seconds),
    restSeconds: within(doseBounds.restSeconds),
  }),
  z.strictObject({ kind: z.literal('distance'), ...shared, meters: within(doseBounds.meters) }),
]);

/** Repetitions of one set on one side: a timed bout or a distance is one. */
export const repetitionsPerSet = (dose: Dose): number => (dose.kind === 'repetitions' ? dose.repetitions : 1);

/** Repetitions of the whole dose, both sides where it is per side. */
export const repetitionsOf = (dose: Dose): number => dose.sets * repetitionsPerSet(dose) * (dose.perSide ? 2 : 1);
