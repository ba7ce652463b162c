import { z } from 'zod';
import type { Target } from '../target.ts';

/**
 * Frozen: the target of a program item as release 0.1 wrote it, in percent of a reference and without a direction. Never
 * edited; bounds and words are copies, so that no change of today's vocabulary reaches it.
 */
export const targetV1 = z
  .strictObject({
    metric: z.literal('emg-amplitude'),
    reference: z.enum(['submaximal', 'MVIC', 'peak-in-task']),
    floor: z.number().min(1).max(400),
    ceiling: z.number().min(1).max(400),
    holdSeconds: z.number().min(0).max(120),
    feedback: z.string().min(1).max(200).optional(),
    adapt: z.enum(['success', 'ease-only']).optional(),
    antagonistLimit: z.number().min(1).max(400).optional(),
  })
  .refine((target) => target.floor < target.ceiling);
export type TargetV1 = z.infer<typeof targetV1>;

/**
 * Frozen: which way each exercise that had a target went, by its own steps. Two train a muscle to rest; one asks for a
 * small effort that stays in a band.
 */
export const directionsV1: Readonly<Record<string, 'up' | 'down' | 'within'>> = {
  'emg-wrist-extension': 'up',
  'emg-finger-extension': 'up',
  'emg-wrist-flexor-calm': 'down',
  'emg-deltoid': 'up',
  'emg-biceps-triceps': 'up',
  'emg-quadriceps': 'up',
  'emg-tibialis-anterior': 'up',
  'emg-gluteus-medius': 'up',
  'emg-trapezius-calm': 'down',
  'emg-frontalis': 'within',
};

/** Floors below this ask a muscle for nothing: nobody can tell from the order which way it was meant. */
const leastFloor = 5;

/**
 * What a target of version 1 says in version 2. The direction comes from the table; an exercise that is not in it, or a
 * floor below 5 % where the table does not say `down`, leaves it `unset`, and the edges as they were.
 */
export function targetFromV1(exerciseId: string, target: TargetV1): Target {
  const { reference, floor, ceiling, holdSeconds, feedback, adapt, antagonistLimit } = target;
  const known = Object.hasOwn(directionsV1, exerciseId) ? directionsV1[exerciseId] : undefined;
  const direction = known === 'down' ? 'down' : known === undefined || floor < leastFloor ? 'unset' : known;
  return {
    metric: 'emg-amplitude',
    unit: '%',
    reference,
    direction,
    floor: direction === 'down' ? null : floor,
    ceiling,
    holdSeconds,
    inputs: [
      { role: 'agonist', quantity: 'emg' },
      ...(antagonistLimit === undefined ? [] : [{ role: 'antagonist', quantity: 'emg', limit: antagonistLimit } as const]),
    ],
    ...(feedback === undefined ? {} : { feedback }),
    ...(adapt === undefined ? {} : { adapt }),
  };
}
