import { type Hertz, type Milliseconds, type Seconds, seconds } from '@eupraxia/kernel';
import { checkRate } from './limits.ts';
import type { Channel, SampleBlock } from './sample.ts';

/** Whole channels of one length and rate. */
export interface WholeChannels {
  readonly channels: readonly Channel[];
  readonly rate: Hertz;
  readonly data: readonly (Float32Array | Float64Array)[];
}

/**
 * Cuts whole channels into consecutive blocks of `length` (at least one sample each), the first at `t0`; the last may be
 * shorter. Float32 data is viewed, not copied. Pacing is the replaying source's affair.
 */
export function* cutBlocks(whole: WholeChannels, length: Milliseconds, t0: Seconds = seconds(0)): Generator<SampleBlock> {
  const { channels, rate, data } = whole;
  checkRate(rate);
  if (!(length >= 0)) throw new RangeError(`blocks of ${length} ms are not valid`);
  const total = Math.min(...data.map((channel) => channel.length));
  const step = Math.max(1, Math.round((length / 1000) * rate));
  if (data.length === 0) return;
  for (let from = 0; from < total; from += step) {
    const to = Math.min(total, from + step);
    yield {
      channels,
      rate,
      t0: seconds(t0 + from / rate),
      data: data.map((channel) =>
        channel instanceof Float32Array ? channel.subarray(from, to) : new Float32Array(channel.subarray(from, to)),
      ),
    };
  }
}
