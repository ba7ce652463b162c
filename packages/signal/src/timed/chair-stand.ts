import { err, type Fault, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { bridgeLost } from '../gap/bridge.ts';
import { type PeakRepetition, peakRepetitions } from '../segmentation/peaks.ts';
import { turningPoints } from '../segmentation/turning-points.ts';
import type { Standing } from './standing.ts';

/** How chair stands are timed. */
export interface ChairStandOptions {
  /** When "go" was said, seconds from the first sample; without it time runs from the first movement. */
  readonly go?: Seconds;
  /** Where five stands end: in the chair again (default), or upright for the fifth time. */
  readonly ends?: 'sitting' | 'standing';
}

/** Five times up and down. */
export interface FiveTimes {
  readonly seconds: Seconds;
  /** What the time was taken from. */
  readonly from: 'go' | 'first movement';
  readonly stands: readonly PeakRepetition[];
  /** Mean time to rise and to sit down, s. */
  readonly rising: Seconds;
  readonly sinking: Seconds;
}

/** As often as possible in 30 s. */
export interface ThirtySeconds {
  /** Full stands; more than half way up at the end counts, as the test's rules have it. */
  readonly stands: number;
  readonly from: 'go' | 'first movement';
  /** Length of each complete stand in order, s: slower ones tell of fatigue. */
  readonly lengths: readonly Seconds[];
}

const half = 0.5;
/** The shortest and longest stand, s. */
const shortest = seconds(0.5);
const longest = seconds(20);

/**
 * Five-times-sit-to-stand. Movement is counted where a tenth of the way is passed, so the time from the first movement is
 * shorter than a stopwatch's by the reaction time and about 0.1–0.2 s at either end; from `go` the reaction time is in it.
 * Errors: EUP_SIGNAL_TIMED_UNSEEN, EUP_SIGNAL_TIMED_REPETITIONS.
 */
export function fiveTimesSitToStand(standing: Standing, options: ChairStandOptions = {}): Result<FiveTimes, Fault> {
  const read = standsOf(standing, options.go);
  if (!read.ok) return read;
  const stands = read.value.stands.slice(0, 5);
  const [first, last] = [stands[0], stands[4]];
  if (first === undefined || last === undefined) {
    return err(fault('EUP_SIGNAL_TIMED_REPETITIONS', { found: stands.length, least: 5 }));
  }
  const end = options.ends === 'standing' ? last.on + last.out : last.off;
  const mean = (of: (one: PeakRepetition) => number) => seconds(stands.reduce((sum, one) => sum + of(one), 0) / stands.length);
  return ok({
    seconds: seconds(end - (options.go ?? first.on)),
    from: options.go === undefined ? 'first movement' : 'go',
    stands,
    rising: mean(({ out }) => out),
    sinking: mean(({ back }) => back),
  });
}

/**
 * 30-second chair stand: how often the person came more than half way up within 30 s.
 * Errors: EUP_SIGNAL_TIMED_UNSEEN, EUP_SIGNAL_TIMED_REPETITIONS, EUP_SIGNAL_TIMED_SHORT.
 */
export function thirtySecondChairStand(standing: Standing, options: ChairStandOptions = {}): Result<ThirtySeconds, Fault> {
  const read = standsOf(standing, options.go);
  if (!read.ok) return read;
  const { stands, values, low, high } = read.value;
  const begin = options.go ?? stands[0]?.on;
  if (begin === undefined) return err(fault('EUP_SIGNAL_TIMED_REPETITIONS', { found: 0, least: 1 }));
  const { rate } = standing;
  const end = begin + 30;
  if (!(values.length / rate >= end - 0.5)) {
    return err(fault('EUP_SIGNAL_TIMED_SHORT', { found: Math.round(values.length / rate - begin), least: 30 }));
  }
  // Tops within the time, and the way up that the time cut off.
  const until = Math.min(values.length, Math.round(end * rate) + 1);
  const seen = values.subarray(0, until);
  const middle = low + half * (high - low);
  const tops = turningPoints(seen, half * (high - low)).filter(
    ({ top, at, value }) => top && at / rate >= begin && value > middle,
  );
  const lastTop = tops.at(-1)?.at ?? 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = lastTop; i < until; i++) least = Math.min(least, seen[i] as number);
  const cutOff = (tops.length === 0 || least < middle) && (seen[until - 1] as number) > middle;
  return ok({
    stands: tops.length + (cutOff ? 1 : 0),
    from: options.go === undefined ? 'first movement' : 'go',
    lengths: stands.filter(({ on, off }) => on >= begin && off <= end).map(({ on, off }) => seconds(off - on)),
  });
}

/** The stands of a signal, and its levels of sitting and standing. */
function standsOf(standing: Standing, go: Seconds | undefined) {
  const values = Float64Array.from(standing.values);
  const lost = bridgeLost(values);
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const [low, high] = [at(0.05), at(0.95)];
  if (values.length < standing.rate || lost > 0.2 * values.length || !(high - low >= standing.least)) {
    return err(
      fault('EUP_SIGNAL_TIMED_UNSEEN', { test: 'sitting and standing', why: 'the signal does not rise from one to the other' }),
    );
  }
  const stands = peakRepetitions(values, standing.rate, { least: half * (high - low), shortest, longest });
  return ok({ stands: stands.filter(({ on }) => go === undefined || on >= go), values, low, high });
}
