import { err, type Fault, FaultError, ok, type Result } from '@eupraxia/kernel';
import type { Annotation, Recording } from '../recording.ts';

/** What a channel's samples span; `least` above `most` where none was there. */
export interface ChannelSpan {
  readonly least: number;
  readonly most: number;
  /** How many decimals every sample can be written with: 0 for whole numbers, at most 6; undefined where more are needed. */
  readonly decimals: number | undefined;
  /** How many samples were lost within the runs. */
  readonly lost: number;
}

/** Samples without a jump: from the first to before the last, counted since the recording's start. */
export interface SampleRun {
  readonly from: number;
  readonly to: number;
}

/** A stretch in which one channel's samples were lost, within a run. */
export interface LostInterval {
  readonly channel: number;
  readonly from: number;
  readonly to: number;
}

/** What a first reading tells of a track before it is written. */
export interface TrackSurvey {
  /** All samples up to the last, lost ones counted. */
  readonly samples: number;
  readonly runs: readonly SampleRun[];
  /** The first `mostStretches`; each channel counts all of its lost samples. */
  readonly lost: readonly LostInterval[];
  readonly channels: readonly ChannelSpan[];
}

/** What a writer must know before the first sample: lengths, ranges, gaps, notes. Tracks in the recording's order. */
export interface RecordingSurvey {
  readonly tracks: readonly TrackSurvey[];
  readonly annotations: readonly Annotation[];
}

const most = { runs: 100_000 } as const;
/** How many lost stretches of a track are kept. */
export const mostStretches = 100_000;
const mostDecimals = 6;
const powers = [1, 10, 100, 1e3, 1e4, 1e5, 1e6] as const;
/** Decimals are not binary fractions: a rounding error is not a gap. */
const isWhole = (x: number): boolean => Math.abs(x - Math.round(x)) < 1e-7;

/** Reads a recording to its end, keeping no sample. Errors: those of reading. */
export async function surveyRecording(recording: Recording): Promise<Result<RecordingSurvey, Fault>> {
  const tracks = new Map(recording.tracks.map((track) => [track, new Surveyed(track.channels.length)]));
  try {
    for await (const { track, first, data } of recording.series()) tracks.get(track)?.take(first, data);
  } catch (thrown) {
    if (thrown instanceof FaultError) return err(thrown.fault);
    throw thrown;
  }
  return ok({ tracks: [...tracks.values()].map((one) => one.end()), annotations: recording.annotations });
}

class Surveyed {
  readonly #runs: { from: number; to: number }[] = [];
  readonly #lost: LostInterval[] = [];
  readonly #since: Float64Array;
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  readonly #decimals: Uint8Array;
  readonly #lostOf: Float64Array;

  constructor(channels: number) {
    this.#since = new Float64Array(channels).fill(-1);
    this.#least = new Float64Array(channels).fill(Number.POSITIVE_INFINITY);
    this.#most = new Float64Array(channels).fill(Number.NEGATIVE_INFINITY);
    this.#decimals = new Uint8Array(channels);
    this.#lostOf = new Float64Array(channels);
  }

  take(first: number, data: readonly Float64Array[]): void {
    const count = data[0]?.length ?? 0;
    if (count === 0) return;
    const last = this.#runs.at(-1);
    if (last !== undefined && last.to === first) last.to = first + count;
    else {
      this.#closeLost(last?.to ?? 0);
      // Beyond so many pauses only where the last run ends is kept.
      if (this.#runs.length < most.runs) this.#runs.push({ from: first, to: first + count });
      else if (last !== undefined) last.to = first + count;
    }
    for (let c = 0; c < data.length; c++) this.#channel(c, first, data[c] as Float64Array);
  }

  #channel(c: number, first: number, samples: Float64Array): void {
    let least = this.#least[c] as number;
    let highest = this.#most[c] as number;
    let decimals = this.#decimals[c] as number;
    let since = this.#since[c] as number;
    let lost = 0;
    for (let i = 0; i < samples.length; i++) {
      const x = samples[i] as number;
      if (Number.isFinite(x)) {
        if (x < least) least = x;
        if (x > highest) highest = x;
        while (decimals <= mostDecimals && !isWhole(x * (powers[decimals] as number))) decimals++;
        if (since >= 0) since = this.#keep(c, since, first + i);
      } else {
        lost++;
        if (since < 0) since = first + i;
      }
    }
    this.#least[c] = least;
    this.#most[c] = highest;
    this.#decimals[c] = decimals;
    this.#since[c] = since;
    this.#lostOf[c] = (this.#lostOf[c] as number) + lost;
  }

  #keep(channel: number, from: number, to: number): -1 {
    if (this.#lost.length < mostStretches) this.#lost.push({ channel, from, to });
    return -1;
  }

  #closeLost(to: number): void {
    for (let c = 0; c < this.#since.length; c++) {
      const since = this.#since[c] as number;
      if (since >= 0) this.#since[c] = this.#keep(c, since, to);
    }
  }

  end(): TrackSurvey {
    const samples = this.#runs.at(-1)?.to ?? 0;
    this.#closeLost(samples);
    return {
      samples,
      runs: this.#runs,
      lost: this.#lost,
      channels: Array.from(this.#least, (least, c) => ({
        least,
        most: this.#most[c] as number,
        decimals: (this.#decimals[c] as number) > mostDecimals ? undefined : (this.#decimals[c] as number),
        lost: this.#lostOf[c] as number,
      })),
    };
  }
}
