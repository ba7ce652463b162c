import { err, type Fault, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import type { SummableStride } from '../gait/summary.ts';

/** A walk over a known stretch. */
export interface TimedWalk {
  /** From passing the first line to passing the second. */
  readonly seconds: Seconds;
  readonly metres: number;
  /** m/s. */
  readonly speed: number;
  /** Strides of the foot that began within it. */
  readonly strides: number;
}

/** A walk over a known time. */
export interface DistanceWalk {
  readonly metres: number;
  readonly seconds: Seconds;
  readonly speed: number;
  /** How much of the time no stride was measured (turns, pauses), s, and how much of that was filled by the speed about it. */
  readonly unmeasured: Seconds;
  readonly filled: Seconds;
  /** Laps that were completed, where the distance was told by them. */
  readonly laps?: number;
}

/** A pause of up to so long, s, is walked on in: a turn. */
const longestTurn = 4;

/**
 * 10-metre walk test by the strides of one foot: their lengths are added up, and the moments are told at which `from` and `to`
 * metres were passed (2 and 8 of 10 by default, the first and last two for speeding up and slowing down). Strides must follow
 * one another. The error is that of the stride length, a few per cent, and that the foot passes a line up to half a stride
 * before the trunk.
 * Errors: EUP_SIGNAL_TIMED_DISTANCE, EUP_SIGNAL_TIMED_UNSEEN.
 */
export function tenMetreWalk(
  strides: readonly SummableStride[],
  lines: { readonly from?: number; readonly to?: number } = {},
): Result<TimedWalk, Fault> {
  const { from = 2, to = 8 } = lines;
  if (!(from >= 0 && to > from)) throw new RangeError(`lines at ${from} and ${to} m do not follow one another`);
  const first = strides[0];
  if (first === undefined) return err(fault('EUP_SIGNAL_TIMED_UNSEEN', { test: 'the walk', why: 'there is no stride' }));
  const times = [first.previousContact as number];
  const metres = [0];
  for (const [k, { previousContact, initialContact, spatial }] of strides.entries()) {
    const before = strides[k - 1];
    if (before !== undefined && Math.abs(previousContact - before.initialContact) > 1e-6) {
      return err(
        fault('EUP_SIGNAL_TIMED_UNSEEN', { test: 'the walk', why: `a stride is missing at ${previousContact.toFixed(1)} s` }),
      );
    }
    times.push(initialContact);
    metres.push((metres.at(-1) ?? 0) + spatial.strideLength);
  }
  const [begin, end] = [passedAt(times, metres, from), passedAt(times, metres, to)];
  if (begin === null || end === null) {
    return err(fault('EUP_SIGNAL_TIMED_DISTANCE', { found: Number((metres.at(-1) ?? 0).toFixed(1)), least: to }));
  }
  return ok({
    seconds: seconds(end - begin),
    metres: to - from,
    speed: (to - from) / (end - begin),
    strides: strides.filter(({ previousContact }) => previousContact >= begin && previousContact < end).length,
  });
}

/** The moment at which a distance was passed, between the known ones; null where it never was. */
function passedAt(times: readonly number[], metres: readonly number[], distance: number): number | null {
  const k = metres.findIndex((metre) => metre >= distance);
  if (k < 0) return null;
  if (k === 0) return times[0] ?? null;
  const [before, after] = [metres[k - 1] as number, metres[k] as number];
  const [t0, t1] = [times[k - 1] as number, times[k] as number];
  return t0 + ((t1 - t0) * (distance - before)) / (after - before);
}

/**
 * 6-minute walk test by the strides of one foot (take them with `mostTurn: 180`, so that turns count). Gaps of up to 4 s
 * between strides are filled by the speed about them; longer ones are rests and add nothing.
 * Errors: EUP_SIGNAL_TIMED_UNSEEN, EUP_SIGNAL_TIMED_SHORT.
 * @param recorded how long the recording lasts, s
 * @param go when the test began; at the first stride by default
 */
export function sixMinuteWalk(
  strides: readonly SummableStride[],
  recorded: Seconds,
  go?: Seconds,
  length: Seconds = seconds(360),
): Result<DistanceWalk, Fault> {
  const first = strides[0];
  if (first === undefined) return err(fault('EUP_SIGNAL_TIMED_UNSEEN', { test: 'the walk', why: 'there is no stride' }));
  const begin = go ?? first.previousContact;
  const end = begin + length;
  if (!(recorded >= end - 1)) return err(fault('EUP_SIGNAL_TIMED_SHORT', { found: Math.round(recorded - begin), least: length }));
  let [metres, filled, measured] = [0, 0, 0];
  let before: SummableStride | null = null;
  for (const stride of strides) {
    const { previousContact, initialContact, spatial } = stride;
    if (previousContact >= end) break;
    if (initialContact <= begin) continue;
    const gap: number = before === null ? 0 : previousContact - before.initialContact;
    if (before !== null && gap > 1e-6 && gap <= longestTurn) {
      metres += (gap * (before.spatial.velocity + spatial.velocity)) / 2;
      filled += gap;
    }
    // A stride that the test's end cuts counts by its share of the time.
    const inside = Math.min(end, initialContact) - Math.max(begin, previousContact);
    metres += spatial.strideLength * (inside / (initialContact - previousContact));
    measured += inside;
    before = stride;
  }
  return ok({
    metres,
    seconds: length,
    speed: metres / length,
    unmeasured: seconds(Math.max(0, length - measured)),
    filled: seconds(filled),
  });
}

/**
 * 6-minute walk test by the turns at the ends of a known course, from a sensor on the trunk or a camera: whole laps are exact,
 * the last one is told by its time against the mean lap.
 * Errors: EUP_SIGNAL_TIMED_SHORT, EUP_SIGNAL_TIMED_UNSEEN.
 * @param turns the middle of each turn, seconds from the first sample, in order
 * @param course from end to end, m
 */
export function sixMinuteWalkOfTurns(
  turns: readonly Seconds[],
  course: number,
  recorded: Seconds,
  go: Seconds,
  length: Seconds = seconds(360),
): Result<DistanceWalk, Fault> {
  if (!(course > 0)) throw new RangeError(`a course of ${course} m is not valid: a number above 0 is expected`);
  const end = go + length;
  if (!(recorded >= end - 1)) return err(fault('EUP_SIGNAL_TIMED_SHORT', { found: Math.round(recorded - go), least: length }));
  const within = turns.filter((turn) => turn > go && turn <= end);
  const last = within.at(-1);
  if (last === undefined) return err(fault('EUP_SIGNAL_TIMED_UNSEEN', { test: 'the walk', why: 'there is no turn' }));
  const lap = (last - go) / within.length;
  const metres = course * (within.length + Math.min(1, (end - last) / lap));
  return ok({ metres, seconds: length, speed: metres / length, unmeasured: seconds(0), filled: seconds(0), laps: within.length });
}
