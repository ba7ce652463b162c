import type { Hertz, Seconds } from '@eupraxia/kernel';
import type { Channel, SampleBlock } from '@eupraxia/signal';

/** What a channel carries, as far as its name and unit tell. */
export type ChannelKind = 'signal' | 'motion' | 'digital' | 'other';

export interface RecordedChannel extends Channel {
  readonly kind: ChannelKind;
}

/** Channels that were sampled together. Most recordings have one track; EDF has one for each rate. */
export interface Track {
  readonly rate: Hertz;
  readonly channels: readonly RecordedChannel[];
}

/** Consecutive samples of one track at full precision; a lost sample is NaN, a lost stretch a jump of `first`. */
export interface SeriesChunk {
  readonly track: Track;
  /** The index of the first sample since the recording's start, at the track's rate, lost ones counted. */
  readonly first: number;
  readonly data: readonly Float64Array[];
}

export interface Annotation {
  /** Seconds from the first sample. */
  readonly at: Seconds;
  readonly duration?: Seconds;
  readonly text: string;
}

export type Format = 'edf' | 'edf+' | 'bdf' | 'bdf+' | 'openbci' | 'csv';

/** A recording whose header has been read and whose samples are still to come. */
export interface Recording {
  readonly format: Format;
  /** The rate of the main track. */
  readonly rate: Hertz;
  /** The channels of the main track: that with the highest rate. Time and index columns are not channels. */
  readonly channels: readonly RecordedChannel[];
  /** Every track, the main one first. */
  readonly tracks: readonly Track[];
  /** Local date and time without a zone, `2020-01-24T04:05:56`, where the file states it. */
  readonly startedAt?: string;
  /** Grows while samples are read; whole once they have been. At most 100,000. */
  readonly annotations: readonly Annotation[];
  /**
   * Every track's samples at full precision, in order. The file is a stream: samples can be read once, through
   * `series` or `blocks`. A fault in the data ends the iteration with a FaultError.
   */
  series(): AsyncIterable<SeriesChunk>;
  /** The main track's samples as blocks for replay; `t0` counts from the first sample. */
  blocks(): AsyncIterable<SampleBlock>;
}
