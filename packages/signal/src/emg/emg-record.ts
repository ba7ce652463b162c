import type { Hertz, Seconds } from '@eupraxia/kernel';
import type { Quality } from '../sample.ts';
import type { Mains } from './band.ts';
import type { EmgWorkspace } from './workspace.ts';

/** What a channel's record is made with. */
export interface EmgOptions {
  /** Which mains the notch takes out; 50 by default. */
  readonly mains?: Mains;
  /** A stretch in which the muscle is quiet; found by itself where it isn't given. */
  readonly rest?: { readonly from: Seconds; readonly to: Seconds };
  /** Filters and scratch of an earlier channel of the same rate and mains, which then count instead of `rate` and `mains`. */
  readonly workspace?: EmgWorkspace;
}

/** A stretch of activity: `on` and `off` in seconds from the start, `peak` of the 6 Hz envelope within, in the channel's unit. */
export interface Burst {
  readonly on: Seconds;
  readonly off: Seconds;
  readonly peak: number;
  /** Where the burst begins or ends at what isn't known (lost, or a channel that stood still), so that it may have been longer. */
  readonly cut?: 'start' | 'end' | 'both';
}

/** Which mains was taken out, and how much of what is left stands in each family of lines: 0 to 1; null where it cannot be told. */
export interface MainsLeft {
  readonly removed: Mains;
  readonly share50: number | null;
  readonly share60: number | null;
}

/** One channel's record. Amplitudes are in the channel's own unit, frequencies in hertz; none is ever NaN. */
export interface EmgRecord {
  readonly samples: number;
  readonly quality: Quality;
  /** How many samples are lost, and how many stand in runs of half a second and more that do not change: no number rests on them. */
  readonly lost: number;
  readonly unchanging: number;
  /** The one value of a channel that never changes; null of every other. */
  readonly constant: number | null;
  /** The band that every number is of. */
  readonly band: { readonly low: Hertz; readonly high: Hertz };
  readonly mains: MainsLeft;
  readonly rms: number;
  readonly meanAbsolute: number;
  /** The maximum of the 6 Hz zero-phase envelope; below 0 only where a few dozen samples are too short for the filter. */
  readonly envelopePeak: number;
  /** The maximum of the centred 500 ms RMS; 100 % where no voluntary maximum was recorded. */
  readonly peakRms500: number;
  readonly medianFrequency: Hertz;
  readonly meanFrequency: Hertz;
  readonly bursts: readonly Burst[];
}
