import type { Hertz, Seconds } from '@eupraxia/kernel';
import { checkRate } from '../limits.ts';
import { inRuns } from '../runs.ts';
import { highestKept } from './trace.ts';

/** Where a burst begins and ends, in samples: `from` inclusive, `to` exclusive. */
export interface BurstSpan {
  readonly from: number;
  readonly to: number;
}

/** The two lines of the double threshold, in the unit of what is watched: activity begins above `release` and counts once it has crossed `onset`. */
export interface BurstThresholds {
  readonly onset: number;
  readonly release: number;
}

/** How long activity and silence must last to count. */
export interface BurstTimes {
  /** Shorter bursts are dropped. */
  readonly minimumOn: Seconds;
  /** Activity that pauses for less is one burst: a muscle holding a load falls silent for longer than 25–50 ms. */
  readonly minimumOff: Seconds;
}

/** The times that hold unless asked otherwise. */
export const burstDefaults = { minimumOn: 0.05 as Seconds, minimumOff: 0.3 as Seconds } satisfies BurstTimes;

/**
 * Finds bursts as values come: a run above `release` counts when it crosses `onset`; runs closer than `minimumOff` are
 * one burst, from the first that counts to the last that counts, so that weak runs bridge a burst but never stretch it.
 */
export class BurstDetector {
  readonly #thresholds: BurstThresholds;
  readonly #on: number;
  readonly #off: number;
  readonly #emit: (burst: BurstSpan) => void;
  #at = 0;
  #runFrom = -1;
  #strong = false;
  #lastEnd = Number.NEGATIVE_INFINITY;
  #from = -1;
  #to = -1;

  constructor(thresholds: BurstThresholds, rate: Hertz, times: BurstTimes, emit: (burst: BurstSpan) => void) {
    checkRate(rate);
    this.#thresholds = thresholds;
    this.#on = times.minimumOn * rate;
    this.#off = times.minimumOff * rate;
    this.#emit = emit;
  }

  /** Takes the next value; one that isn't known (NaN) ends the burst that was open. */
  push(value: number): void {
    if (value > this.#thresholds.release) {
      if (this.#runFrom < 0) {
        if (this.#at - this.#lastEnd >= this.#off) this.#close();
        this.#runFrom = this.#at;
        this.#strong = false;
      }
      if (value > this.#thresholds.onset) this.#strong = true;
    } else if (this.#runFrom >= 0) {
      this.#endRun();
    } else if (this.#from >= 0 && this.#at - this.#lastEnd >= this.#off) {
      this.#close();
    }
    // Over what isn't known nothing is bridged: whether the muscle went on there cannot be said.
    if (Number.isNaN(value)) this.#close();
    this.#at++;
  }

  /** Takes the next values, `from` inclusive to `to` exclusive; passes over rest and through strong runs without a stop. */
  process(values: ArrayLike<number>, from = 0, to: number = values.length): void {
    const { release } = this.#thresholds;
    for (let i = from; i < to; i++) {
      const began = i;
      if (this.#runFrom < 0 && this.#from < 0) while (i < to && !((values[i] as number) > release)) i++;
      else if (this.#runFrom >= 0 && this.#strong) while (i < to && (values[i] as number) > release) i++;
      this.#at += i - began;
      if (i < to) this.push(values[i] as number);
    }
  }

  /** Ends what is still open at the end of the signal. */
  finish(): void {
    if (this.#runFrom >= 0) this.#endRun();
    this.#close();
  }

  #endRun(): void {
    if (this.#strong) {
      if (this.#from < 0) this.#from = this.#runFrom;
      this.#to = this.#at;
    }
    this.#lastEnd = this.#at;
    this.#runFrom = -1;
  }

  #close(): void {
    if (this.#from >= 0 && this.#to - this.#from >= this.#on) this.#emit({ from: this.#from, to: this.#to });
    this.#from = -1;
  }
}

/** The bursts of a whole trace. */
export function findBursts(
  trace: ArrayLike<number>,
  thresholds: BurstThresholds,
  rate: Hertz,
  times: BurstTimes = burstDefaults,
): BurstSpan[] {
  const found: BurstSpan[] = [];
  const detector = new BurstDetector(thresholds, rate, times, (burst) => found.push(burst));
  inRuns(0, trace.length, (from, to) => detector.process(trace, from, to));
  detector.finish();
  return found;
}

/**
 * Sets the double threshold from the rest of the same recording. `trace` is the amplitude that the detector watches
 * (the root of the smoothed Teager–Kaiser energy). Rest is `rest` (samples) where it is given, else the quietest quarter
 * of all 250 ms windows in which every value is known (not NaN), whose median mean and median spread are robust against whatever else the patient did.
 *
 * Activity begins at rest + 3.5 spreads and counts from rest + 15: about 1.3 and 2.1 times the rest of a clean channel.
 * The spread is never taken below 7.5 % of rest, that of stationary noise, and neither line lies below 1 and 2 % of the
 * trace's peak, so that the rounding in a silent stretch isn't activity.
 */
export function burstThresholds(trace: Float32Array, rate: Hertz, rest?: BurstSpan): BurstThresholds {
  checkRate(rate);
  let peak = 0;
  inRuns(0, trace.length, (from, to) => {
    peak = highestKept(trace, from, to, peak);
  });
  if (peak === Number.POSITIVE_INFINITY) peak = trace.reduce((most, x) => (x > most && x < peak ? x : most), 0);
  const { mean, spread } = rest === undefined ? quietest(trace, rate) : momentsOf(trace, rest.from, rest.to);
  const unit = Math.max(spread, 0.075 * mean);
  return { onset: Math.max(mean + 15 * unit, 0.02 * peak), release: Math.max(mean + 3.5 * unit, 0.01 * peak) };
}

interface Moments {
  readonly mean: number;
  readonly spread: number;
}

/** The quieter quarter of overlapping windows of 250 ms; of equally quiet ones the earlier. */
function quietest(trace: Float32Array, rate: Hertz): Moments {
  const width = Math.min(trace.length, Math.max(1, Math.round(0.25 * rate)));
  const hop = Math.max(1, width >> 1);
  const means = new Float64Array(Math.max(0, Math.floor((trace.length - width) / hop) + 1));
  for (let w = 0; w < means.length; w++) means[w] = sumOf(trace, w * hop, w * hop + width) / width;
  // A window that holds what isn't known has no mean.
  const sorted = means.filter(Number.isFinite).sort();
  const quiet = sorted.subarray(0, Math.ceil(sorted.length / 4));
  const most = quiet[quiet.length - 1] ?? 0;
  let alike = quiet.length - quiet.indexOf(most);
  const spreads: number[] = [];
  for (const [w, mean] of means.entries()) {
    if (mean < most || (mean === most && alike-- > 0)) spreads.push(momentsOf(trace, w * hop, w * hop + width).spread);
  }
  return { mean: median(quiet), spread: median(Float64Array.from(spreads).sort()) };
}

function momentsOf(trace: Float32Array, from: number, to: number): Moments {
  const total = sumOf(trace, from, to);
  if (!Number.isFinite(total)) {
    const known = trace.subarray(Math.max(0, from), Math.max(0, to)).filter(Number.isFinite);
    return momentsOf(known, 0, known.length);
  }
  const count = Math.max(1, to - from);
  const mean = total / count;
  let squares = 0;
  for (let i = from; i < to; i++) {
    const off = (trace[i] as number) - mean;
    squares += off * off;
  }
  return { mean, spread: Math.sqrt(squares / count) };
}

/** `sum`, of single precision alone: engines add numbers of one kind faster than of two. */
function sumOf(trace: Float32Array, from: number, to: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let i = from;
  for (; i + 3 < to; i += 4) {
    a += trace[i] as number;
    b += trace[i + 1] as number;
    c += trace[i + 2] as number;
    d += trace[i + 3] as number;
  }
  for (; i < to; i++) a += trace[i] as number;
  return a + b + (c + d);
}

function median(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? high) + high) / 2;
}
