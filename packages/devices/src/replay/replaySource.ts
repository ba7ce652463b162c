import { hertz, type Seconds, seconds } from '@eupraxia/kernel';
import type { Channel, SampleBlock, SampleSource } from '@eupraxia/signal';
import type { Pace } from '../pace.ts';

/** What is played, and how. */
export interface ReplayOptions {
  readonly label: string;
  readonly channels: readonly Channel[];
  /** Samples per second; above 0. */
  readonly rate: number;
  /** One array per channel, all of one length. */
  readonly data: readonly Float32Array[];
  readonly pace: Pace;
  /** Where in the recording to begin, in seconds; 0 by default. */
  readonly from?: number;
  /** Length of a block in seconds, 0.02 by default: short, because a block is only sent once its last sample has happened. */
  readonly blockSeconds?: number;
  /** Whether a replay or a made muscle: told in `info`, changes nothing else. */
  readonly kind?: 'replay' | 'synthetic';
}

/**
 * Plays a recording at the speed at which it was made: a block is handed out when its last sample would have arrived.
 * Times are seconds of the recording, so that an event names the very stretch that it was seen in. A consumer that
 * falls behind gets the missed blocks at once and in order; none is dropped. Ends with the recording.
 */
export function replaySource(options: ReplayOptions): SampleSource {
  const { channels, rate, data, pace, label } = options;
  const length = data.reduce((least, d) => Math.min(least, d.length), data.length === 0 ? 0 : Number.POSITIVE_INFINITY);
  const blockLength = Math.max(1, Math.round((options.blockSeconds ?? 0.02) * rate));
  const first = Math.min(length, Math.max(0, Math.round((options.from ?? 0) * rate)));
  return {
    info: { kind: options.kind ?? 'replay', label, channels, rate: hertz(rate), seconds: seconds(length / rate) },
    async *blocks(): AsyncIterable<SampleBlock> {
      const startedAt = pace.now();
      for (let at = first; at < length; at += blockLength) {
        const end = Math.min(length, at + blockLength);
        const due = startedAt + ((end - first) / rate) * 1000;
        const early = due - pace.now();
        if (early > 0) await pace.wait(early);
        yield { channels, rate: hertz(rate), t0: (at / rate) as Seconds, data: data.map((d) => d.subarray(at, end)) };
      }
    },
  };
}
