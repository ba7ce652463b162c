import { z } from 'zod';
import { type Shape, shape, type Unlisted } from './shape.ts';
import { finite } from './vocabulary.ts';

interface Sets {
  readonly sets: number;
  /** The whole of it on each side, not in all. */
  readonly perSide: boolean;
}

/** How much is ordered, as this program writes it. */
export type NewDose = Sets &
  (
    | { readonly kind: 'repetitions'; readonly repetitions: number; readonly holdSeconds?: number | undefined }
    | { readonly kind: 'timed'; readonly seconds: number; readonly restSeconds: number }
    | { readonly kind: 'distance'; readonly meters: number }
  );
/** The same as it is read: of a kind that a later release added, only the sets are known. */
export type Dose = NewDose | (Sets & { readonly kind: Unlisted });
export type DoseKind = NewDose['kind'];

/** Bounds of an ordered dose: what keeps out typing errors, no clinical limit. */
export const doseBounds = {
  sets: { least: 1, most: 50 },
  repetitions: { least: 1, most: 1000 },
  holdSeconds: { least: 0, most: 600 },
  seconds: { least: 1, most: 14_400 },
  restSeconds: { least: 0, most: 3600 },
  meters: { least: 1, most: 100_000 },
} as const;

const within = ({ least, most }: { readonly least: number; readonly most: number }) => finite.min(least).max(most);
const sets = { sets: within(doseBounds.sets).int(), perSide: z.boolean() };
const byKind = {
  repetitions: shape({
    kind: z.literal('repetitions'),
    ...sets,
    repetitions: within(doseBounds.repetitions).int(),
    holdSeconds: within(doseBounds.holdSeconds).optional(),
  }),
  timed: shape({
    kind: z.literal('timed'),
    ...sets,
    seconds: within(doseBounds.seconds),
    restSeconds: within(doseBounds.restSeconds),
  }),
  distance: shape({ kind: z.literal('distance'), ...sets, meters: within(doseBounds.meters) }),
} as const satisfies Readonly<Record<DoseKind, Shape>>;

/** Of a later kind, or with a value that a later release allows: only the sets are read. */
const later = z
  .object({ kind: z.string().max(200), sets: finite.min(0).max(1_000_000).int(), perSide: z.boolean() })
  .transform((dose) => ({ ...dose, kind: 'unlisted' as const }));

export const doseShape = {
  writer: z.discriminatedUnion('kind', [
    byKind.repetitions.writer,
    byKind.timed.writer,
    byKind.distance.writer,
  ]) as unknown as z.ZodType<NewDose>,
  reader: z.looseObject({ kind: z.string() }).transform((dose, ctx) => {
    const known = Object.hasOwn(byKind, dose.kind) ? byKind[dose.kind as DoseKind].reader.safeParse(dose) : null;
    if (known?.success === true) return known.data;
    const read = later.safeParse(dose);
    if (read.success) return read.data;
    for (const issue of read.error.issues) ctx.addIssue({ ...issue, input: dose } as Parameters<typeof ctx.addIssue>[0]);
    return z.NEVER;
  }) as unknown as z.ZodType<Dose>,
};
export const doseSchema = doseShape.writer;

/** Repetitions of one set on one side: a timed bout or a distance is one. */
export const repetitionsPerSet = (dose: Dose): number => (dose.kind === 'repetitions' ? dose.repetitions : 1);

/** Repetitions of the whole dose, both sides where it is per side. */
export const repetitionsOf = (dose: Dose): number => dose.sets * repetitionsPerSet(dose) * (dose.perSide ? 2 : 1);
