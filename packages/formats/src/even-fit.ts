import type { TimesFound } from './times-found.ts';

/** A line through times over their places. */
export interface Line {
  readonly step: number;
  readonly range: number;
}

/** The slope of least squares: the time from one place to the next. */
export function slopeOf(times: Float64Array, places: Float64Array): number {
  let t = 0;
  let n = 0;
  for (let k = 0; k < times.length; k++) {
    t += times[k] as number;
    n += places[k] as number;
  }
  t /= times.length;
  n /= times.length;
  let both = 0;
  let own = 0;
  for (let k = 0; k < times.length; k++) {
    both += ((times[k] as number) - t) * ((places[k] as number) - n);
    own += ((places[k] as number) - n) ** 2;
  }
  return both / own;
}

/** The range in which times lie about even ones of a step. */
export function rangeAt(step: number, times: Float64Array, places: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < times.length; k++) {
    const rest = (times[k] as number) - step * (places[k] as number);
    if (rest < least) least = rest;
    if (rest > most) most = rest;
  }
  return most - least;
}

/** The step about which times lie in the narrowest range, which rounded times tell better than least squares. */
export function fitted(times: Float64Array, places: Float64Array, tiny: number): Line {
  const squares = slopeOf(times, places);
  const range = rangeAt(squares, times, places);
  if (range <= 4 * tiny) return { step: squares, range };
  const last = places[places.length - 1] as number;
  let a = squares - (2 * range) / last;
  let b = squares + (2 * range) / last;
  for (let k = 0; k < 60; k++) {
    const left = a + (b - a) / 3;
    const right = b - (b - a) / 3;
    if (rangeAt(left, times, places) <= rangeAt(right, times, places)) b = right;
    else a = left;
  }
  const step = (a + b) / 2;
  const narrow = rangeAt(step, times, places);
  return narrow < range ? { step, range: narrow } : { step: squares, range };
}

/** The steps that lie within the range, and the plainest rate among them. */
export function steadyTimes(line: Line, times: Float64Array, places: Float64Array, tiny: number, place: number): TimesFound {
  const rounded = line.range <= place * (1 + 1e-4) + tiny && line.range > 0.05 * place;
  const allowed = rounded ? place * (1 + 1e-4) : Math.max(line.range * 1.25, 2 * tiny);
  const last = places[places.length - 1] as number;
  const bound = (sign: 1 | -1): number => {
    let inside = line.step;
    let outside = line.step + (sign * 2 * (allowed + tiny)) / last;
    for (let k = 0; k < 40; k++) {
      const middle = (inside + outside) / 2;
      if (rangeAt(middle, times, places) <= allowed + tiny) inside = middle;
      else outside = middle;
    }
    return inside;
  };
  const least = bound(-1);
  const most = bound(1);
  // A step that is known to no more than a fiftieth tells no rate.
  if (!(least > 0) || most / least > 1.02) return { kind: 'none' };
  const squares = line.range > 0.2 * line.step && !rounded ? middleSlope(times, places) : slopeOf(times, places);
  const step = Math.min(most, Math.max(least, squares));
  return { kind: 'even', step, least, most, range: allowed, middle: middleOf(times, places) };
}

/** Where the first time lies in the range of all: how much later the middle is, under a step. */
export const middleOf =
  (times: Float64Array, places: Float64Array) =>
  (step: number): number => {
    let low = 0;
    let high = 0;
    for (let k = 0; k < times.length; k++) {
      const rest = (times[k] as number) - step * (places[k] as number);
      if (rest < low) low = rest;
      if (rest > high) high = rest;
    }
    return (low + high) / 2;
  };

/** The middle of the slopes between rows that lie half the rows apart: single odd times don't move it. */
function middleSlope(times: Float64Array, places: Float64Array): number {
  const half = times.length >> 1;
  const slopes = Array.from(
    { length: times.length - half },
    (_, k) => ((times[k + half] as number) - (times[k] as number)) / ((places[k + half] as number) - (places[k] as number)),
  );
  return slopes.sort((a, b) => a - b)[slopes.length >> 1] as number;
}
