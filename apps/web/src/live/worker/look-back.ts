import { ChannelPipeline, leadIn } from '@eupraxia/practice';
import type { Mains } from '@eupraxia/signal/emg';
import { strongest } from './strongest.ts';

/** What can be looked back on: raw samples by their place since the recording began, as far as they are remembered. */
export interface Past {
  readonly rate: number;
  samples(channel: number, first: number, end: number): Float32Array;
}

/** Half a second of signal before a sample, which settles the filters of what begins there. */
export function leadBefore(past: Past, channel: number, first: number): Float32Array {
  return past.samples(channel, Math.max(0, first - Math.round(leadIn * past.rate)), first);
}

/** The whole amplitude of a stretch in seconds, as the live chain shows it; empty where nothing is remembered of it. */
export function amplitudeOf(past: Past, channel: number, mains: Mains, from: number, to: number): Float32Array {
  const pipeline = ChannelPipeline.of(past.rate, mains);
  if (!pipeline.ok) return new Float32Array(0);
  const first = Math.max(0, Math.round(from * past.rate));
  const samples = past.samples(channel, first, Math.round(to * past.rate));
  const lead = leadBefore(past, channel, first);
  if (lead.length > 0) pipeline.value.take(lead);
  pipeline.value.take(samples);
  return pipeline.value.amplitude.slice(0, samples.length);
}

/** The strongest half second of a stretch: its mean amplitude, and where it is. */
export function peakOf(
  past: Past,
  channel: number,
  mains: Mains,
  from: number,
  to: number,
): { readonly value: number; readonly from: number; readonly to: number } {
  const best = strongest(amplitudeOf(past, channel, mains, from, to), Math.max(1, Math.round(past.rate / 2)));
  const place = (at: number): number => (past.rate > 0 ? from + at / past.rate : from);
  return { value: best.mean, from: place(best.from), to: place(best.to) };
}

/** The highest of each column: a short contraction must not fall between two. */
export function highest(values: Float32Array, columns: number): Float32Array<ArrayBuffer> {
  const drawn = new Float32Array(Math.min(columns, values.length));
  for (let i = 0; i < values.length; i++) {
    const column = Math.floor((i * drawn.length) / values.length);
    drawn[column] = Math.max(drawn[column] as number, values[i] as number);
  }
  return drawn;
}
