import type { Fault, Hertz } from '@eupraxia/kernel';
import { fault } from './errors.ts';

/** How long all pauses of a recording may be together: in seconds, and in samples. */
const most = { seconds: 3600, samples: 2 ** 26 } as const;

/**
 * Whether the pauses of a track are too long to be filled with lost samples; a single wrong time can state any length.
 * @param lost samples of all pauses together
 * @returns EUP_FORMATS_GAP; undefined where they can be filled
 */
export function pausesTooLong(lost: number, rate: Hertz): Fault | undefined {
  const limit = Math.min(most.seconds, most.samples / rate);
  if (!(lost > limit * rate)) return undefined;
  return fault('EUP_FORMATS_GAP', { found: Math.round(lost / rate), most: Math.round(limit) });
}
