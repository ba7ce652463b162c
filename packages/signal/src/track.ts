import type { Hertz } from '@eupraxia/kernel';
import type { Channel } from './sample.ts';

/**
 * What a channel measures, as far as its source says. `voltage` is a voltage whose origin is not stated: it may be a muscle.
 * `unknown` states no unit and no origin.
 */
export type Quantity =
  | 'emg'
  | 'voltage'
  | 'force'
  | 'moment'
  | 'center-of-pressure'
  | 'acceleration'
  | 'angular-rate'
  | 'magnetic-field'
  | 'orientation'
  | 'angle'
  | 'pressure'
  | 'heart'
  | 'pose'
  | 'face'
  | 'marker'
  | 'digital'
  | 'other'
  | 'unknown';

/** A channel of a track, live or of a file. */
export interface TrackChannel extends Channel {
  readonly quantity: Quantity;
  /** How whole numbers of the source stand for the unit: value = lsb · number + offset. */
  readonly scale?: { readonly lsb: number; readonly offset: number; readonly bits: number };
  /** Where on the body it was recorded, where the source says. */
  readonly site?: string;
}

/**
 * Channels that are sampled together: one type for live sources and for files. Files sample several quantities in one row,
 * so each channel says its own, and the track the one that they share (`mixed` where they differ).
 */
export interface Track {
  /** Its name within the source: `analog`, `points`, `forces`, or its number from 0. */
  readonly id: string;
  readonly quantity: Quantity | 'mixed';
  /** Samples per second; nominal where `uneven`. */
  readonly rate: Hertz;
  readonly uneven?: true;
  /** The track that it was computed from. */
  readonly derivedFrom?: string;
  /** The bandwidth that the source states, in hertz. */
  readonly band?: { readonly low: Hertz; readonly high: Hertz };
  readonly channels: readonly TrackChannel[];
}

/** The quantity that all channels share; `mixed` where they differ. */
export function quantityOf(channels: readonly Pick<TrackChannel, 'quantity'>[]): Quantity | 'mixed' {
  const [first, ...rest] = channels;
  if (first === undefined) return 'unknown';
  return rest.every(({ quantity }) => quantity === first.quantity) ? first.quantity : 'mixed';
}
