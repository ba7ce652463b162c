import type { Hertz, Seconds } from '@eupraxia/kernel';
import type { SampleBlock, Track as SampledTrack, TrackChannel } from '@eupraxia/signal';
import type { C3dDetails } from './c3d/details.ts';
import type { Count, Remark } from './remarks.ts';

/** A channel as its recording names it. */
export interface RecordedChannel extends TrackChannel {
  /** How the file's whole numbers stand for the unit, where it holds whole numbers: written so again, they stay the same. */
  readonly digits?: DigitScale;
}

/** A digital range and the physical range that it stands for, as EDF and BDF state them. */
export interface DigitScale {
  readonly least: number;
  readonly most: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Channels that were sampled together. Most recordings have one track; EDF has one for each rate. One that was computed from
 * another while reading (a plate's forces from its channels) says so in `derivedFrom`; no writer needs it.
 */
export interface Track extends SampledTrack {
  readonly channels: readonly RecordedChannel[];
}

/** What a camera system says of one marker: residual (−1 where it wasn't seen) and the cameras that saw it, a bit each. */
export interface PointMarks {
  readonly residual: Float32Array;
  readonly cameras: Uint8Array;
}

/** Consecutive samples of one track at full precision; a lost sample is NaN, a lost stretch a jump of `first`. */
export interface SeriesChunk {
  readonly track: Track;
  /** The index of the first sample since the recording's start, at the track's rate, lost ones counted. */
  readonly first: number;
  readonly data: readonly Float64Array[];
  /** For markers (three channels each): what the cameras say, marker by marker. */
  readonly marks?: readonly PointMarks[];
}

/** Words at a moment or over a stretch of a recording. */
export interface Annotation {
  /** Seconds from the first sample. */
  readonly at: Seconds;
  readonly duration?: Seconds;
  readonly text: string;
}

/** The formats that are read. */
export type Format =
  | 'eupraxia'
  | 'edf'
  | 'edf+'
  | 'bdf'
  | 'bdf+'
  | 'openbci'
  | 'csv'
  | 'c3d'
  | 'xdf'
  | 'trc'
  | 'mot'
  | 'sto'
  | 'delsys'
  | 'noraxon'
  | 'nexus';

/** One stream of a file that holds several, each with a clock of its own (XDF). Times are seconds on the file's common clock. */
export interface StreamInfo {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly channels: number;
  /** `float32`, `int16` …; `string` for markers. */
  readonly values: string;
  readonly samples: number;
  /** The rate that the sender states; 0 where it sends irregularly. */
  readonly nominalRate: number;
  /** The rate that the synchronised time stamps tell; 0 where there is none. */
  readonly rate: number;
  readonly first?: Seconds;
  readonly last?: Seconds;
}

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
  /** Where the file holds several streams: all of them. Tracks are those of the chosen one. */
  readonly streams?: readonly StreamInfo[];
  /** What only C3D says: frames, processor, parameters, force plates. */
  readonly c3d?: C3dDetails;
  /**
   * What was found otherwise than the file says, what had to be left out, and what a number that rests on it must be read
   * with. Grows while samples are read; whole once they have been. Whoever shows a number of the recording shows these.
   */
  readonly remarks: readonly Remark[];
  /** How much of everything that the file counts was there, so far: whole once the samples have been read. */
  counts(): readonly Count[];
  /**
   * Every track's samples at full precision, in order. The file is a stream: samples can be read once, through
   * `series` or `blocks`. A fault in the data ends the iteration with a FaultError.
   */
  series(): AsyncIterable<SeriesChunk>;
  /** The main track's samples as blocks for replay; `t0` counts from the first sample. */
  blocks(): AsyncIterable<SampleBlock>;
}
