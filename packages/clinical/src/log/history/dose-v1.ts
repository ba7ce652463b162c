import { z } from 'zod';
import type { Dose } from '../dose.ts';

/**
 * Frozen: the dose of a program item as release 0.1 wrote it. `minutes` was the planned length of the whole activity, not
 * of a bout. Never edited.
 */
export const doseV1 = z.strictObject({
  sets: z.number().int().min(1).max(50),
  repetitions: z.number().int().min(1).max(1000),
  minutes: z.number().min(1).max(240).optional(),
});
export type DoseV1 = z.infer<typeof doseV1>;

/** What a dose of version 1 says in version 2: repetitions in all, and the planned minutes of the item beside them. */
export function doseFromV1({ sets, repetitions, minutes }: DoseV1): { readonly dose: Dose; readonly minutes?: number } {
  return { dose: { kind: 'repetitions', sets, repetitions, perSide: false }, ...(minutes === undefined ? {} : { minutes }) };
}
