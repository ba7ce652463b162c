import type { Fault, Hertz, Milliseconds, Seconds } from '@eupraxia/kernel';

/** A channel as its source names it. */
export interface Channel {
  readonly name: string;
  /** The unit of every sample of the channel, as the source states it: `µV`, `V`, `m/s²`, or `counts` where it states none. */
  readonly unit: string;
}

/**
 * A run of consecutive samples of every channel. The rate rides with the samples.
 * `data[c][i]` is channel `c` at `t0 + i / rate`. A sample that the source lost is NaN, never a guess.
 */
export interface SampleBlock {
  readonly channels: readonly Channel[];
  readonly rate: Hertz;
  /** Seconds on the session clock (source's own clock plus the measured offset) of sample 0; inclusive. */
  readonly t0: Seconds;
  readonly data: readonly Float32Array[];
}

/** What a source can tell of itself before it starts. */
export interface SourceInfo {
  readonly kind: 'replay' | 'synthetic' | 'device';
  readonly label: string;
  readonly channels: readonly Channel[];
  readonly rate: Hertz;
  /** The whole length, where it is known beforehand (a recording). */
  readonly seconds?: Seconds;
}

/**
 * Anything that samples come from: a device, a replayed recording, a synthetic muscle.
 *
 * The consumer pulls: `blocks` starts the source on its first `next()` and stops it when the iterator is returned
 * (`for await … break`); a source never blocks its consumer and never drops silently (a lost sample arrives as NaN).
 * Blocks arrive in order, without overlap; `t0` of the next is at or after the end of the last (later = a gap).
 */
export interface SampleSource {
  readonly info: SourceInfo;
  blocks(): AsyncIterable<SampleBlock>;
  /** The source's own delay from skin to block, where it is known. */
  readonly delay?: Milliseconds;
}

/** Why a source ended before it was asked to. */
export interface SourceEnded {
  readonly fault: Fault;
}

/** No number travels without its unit and its quality (0 to 1, with a reason when it is low). */
export interface Feature {
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  /** Seconds on the same clock as the block that it was computed from. */
  readonly at: Seconds;
  readonly quality: Quality;
}

/** How far a number can be trusted: 1 wholly, 0 not at all. */
export interface Quality {
  readonly score: number;
  readonly reasons: readonly QualityReason[];
}

/** Why a number is trusted less: samples lost, at the converter's end, without change, mains in the signal, not finite, too few. */
export type QualityReason = 'gap' | 'saturated' | 'flat' | 'mains' | 'not-a-number' | 'short';
