import { type Hertz, hertz } from '@eupraxia/kernel';
import { quantityOf } from '@eupraxia/signal';
import type { RecordedChannel, Track } from './recording.ts';

/** A track of channels that were sampled together. @param rate samples per second, above 0 */
export function trackOf(
  id: string,
  rate: number,
  channels: readonly RecordedChannel[],
  more: Pick<Track, 'derivedFrom' | 'uneven'> = {},
): Track {
  return { id, quantity: quantityOf(channels), rate: hertz(rate) as Hertz, channels, ...more };
}
