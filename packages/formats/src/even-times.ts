/** Times of rows, in the unit in which they are written. */
export interface Stamps {
  readonly times: Float64Array;
  /** The line of each, counted from 1. */
  readonly lines: Int32Array | readonly number[];
  /** The step of the last written place: 0.001 where times have three places. */
  readonly place: number;
}

/** What the times of the first rows tell, if they are even. */
export interface EvenTimes {
  readonly kind: 'even';
  /** The time from one sample to the next, and the steps that explain the times as well as it does. */
  readonly step: number;
  readonly least: number;
  readonly most: number;
  /** The range in which times lie about even ones. */
  readonly range: number;
  /** Where in that range the first time lies: how much later the middle of it is, under a step. */
  readonly middle: (step: number) => number;
  /** Only the stated step explains them: there may be many pauses. */
  readonly explained?: true;
}

/** Why times tell no rate: they turn back, their steps differ, or there are too few of them. */
export type TimesFound =
  | EvenTimes
  | { readonly kind: 'backwards'; readonly line: number }
  | {
      readonly kind: 'uneven';
      readonly line: number;
      readonly after: number;
      readonly found: number;
      readonly step: number;
      /** The middle step over all rows. */
      readonly overall: number;
    }
  | { readonly kind: 'none' };

/** More rows than these tell no more. */
const mostRows = 16_384;
/** What else is known of times. */
export interface Timing {
  /** The step at the rate that the file states. */
  readonly stated?: number | undefined;
  /** Times of one rate depart from a line by no more than this part of a step where they aren't rounded. */
  readonly jitter?: number;
  /** By what part of itself a step may differ; a tenth of the steps may more. */
  readonly apart?: number;
  /** Fewer rows tell nothing. */
  readonly fewest?: number;
}

/**
 * Finds the even step of times, over all of them and not from one to the next: rounding (960 Hz in whole milliseconds)
 * makes neither a rate nor a pause. Pauses are steps of several samples, in at most a tenth of the rows, or in half of them
 * where a stated step explains every time.
 */
export function evenTimes(stamps: Stamps, timing: Timing = {}): TimesFound {
  const atStated = timing.stated === undefined ? undefined : explained(stamps, timing.stated);
  const found = foundTimes(stamps, timing);
  // Two steps are the same by chance, be they rounded.
  const few = stamps.times.length < 4;
  return atStated !== undefined && (few || found.kind === 'uneven' || found.kind === 'none') ? atStated : found;
}

/** Even times of a step, where each of them is that of a sample and half of the samples at least follow one another. */
function explained({ times, place }: Stamps, step: number): EvenTimes | undefined {
  const known = times.filter((time) => !Number.isNaN(time));
  const start = known[0] ?? Number.NaN;
  const most = 0.1 + 0.51 * Math.min(place / step, 1);
  let last = -1;
  let single = -1;
  let low = 0;
  let high = 0;
  for (const time of known) {
    const at = (time - start) / step;
    const near = Math.round(at);
    if (near < last || Math.abs(at - near) > most) return undefined;
    if (near === last + 1) single++;
    low = Math.min(low, at - near);
    high = Math.max(high, at - near);
    last = near;
  }
  if (known.length < 2 || single < 0.5 * (known.length - 1)) return undefined;
  const beside = place / (last * step);
  return {
    kind: 'even',
    step,
    least: step * (1 - beside),
    most: step * (1 + beside),
    range: (high - low) * step,
    middle: () => ((low + high) / 2) * step,
    explained: true,
  };
}

function foundTimes({ times: all, lines, place }: Stamps, { jitter = 1, apart = 0.5, fewest = 3 }: Timing): TimesFound {
  const { rows, plain } = tellingRows(all);
  if (rows.length < fewest) return { kind: 'none' };
  const origin = all[rows[0] as number] as number;
  const times = Float64Array.from(rows, (i) => (all[i] as number) - origin);
  const back = rows.findIndex((_, k) => k > 0 && (times[k] as number) < (times[k - 1] as number));
  if (back >= 0) return { kind: 'backwards', line: lines[rows[back] as number] as number };
  const span = times[times.length - 1] as number;
  if (!(span > 0)) return { kind: 'none' };
  const tiny = 4 * Number.EPSILON * Math.max(Math.abs(origin), Math.abs(origin + span));
  const overall = span / (plain[plain.length - 1] as number);
  const steps = Float64Array.from(
    { length: times.length - 1 },
    (_, k) => ((times[k + 1] as number) - (times[k] as number)) / ((plain[k + 1] as number) - (plain[k] as number)),
  );
  const sorted = steps.slice().sort();

  const middle = sorted[sorted.length >> 1] as number;
  const same = steps.filter((step) => Math.abs(step - middle) <= 1e-6 * middle + tiny).length;
  const doubled = steps.filter((step) => step > 1.5 * middle + tiny).length;
  const straight = fitted(times, plain, tiny);
  // Rounded even times have steps of two neighboring lengths. One or two double steps among equal ones are lost samples.
  const neighbors = (sorted.at(-1) as number) - (sorted[0] as number) <= place * (1 + 1e-6) + tiny;
  const fewLost = doubled > 0 && doubled <= 2 && same === steps.length - doubled && same >= 0.98 * steps.length;
  if ((neighbors && !fewLost && straight.range <= place * (1 + 1e-4) + tiny) || straight.range <= 0.2 * overall) {
    return found(straight, times, plain, tiny, place);
  }
  const uneven = (): TimesFound => {
    const odd = steps.findIndex((step) => Math.abs(step - middle) > 0.25 * middle + place);
    const k = odd < 0 ? 0 : odd;
    const after = origin + (times[k] as number);
    return {
      kind: 'uneven',
      line: lines[rows[k + 1] as number] as number,
      after,
      found: steps[k] as number,
      step: middle,
      overall,
    };
  };
  // Steps of one length beside pauses: then nothing is rounded, unless every step is as short as what is written.
  const exact = same >= (place > 0.5 * middle ? 0.98 : 0.8) * steps.length;
  const slack = exact ? 0 : place;
  const regular = steps.filter(
    (step) => step >= middle * (1 - apart) - (apart < 0.5 ? slack : 0) && step <= middle * (1 + apart) + slack,
  );
  if (!(middle > 0) || regular.length < 0.9 * steps.length) return uneven();
  if (!exact && place > 0.5 * middle && same >= 0.8 * steps.length) return uneven();
  let step = regular.reduce((sum, one) => sum + one, 0) / regular.length;
  const places = Float64Array.from(plain);
  for (let round = 0; round < 3; round++) {
    let lost = 0;
    for (let k = 1; k < times.length; k++) {
      const own = (plain[k] as number) - (plain[k - 1] as number);
      const excess = ((times[k] as number) - (times[k - 1] as number)) / step - own;
      // A long pause tells its samples by itself, a short one by the whole time where times are rounded. After a long one
      // sampling begins anew, anywhere within a step.
      if (excess > 0.5 + slack / step) {
        const whole = (times[k] as number) / step - (plain[k] as number) - lost;
        lost += exact && excess >= 20 ? excess : Math.max(1, Math.round(slack > 0.3 * step && excess < 20 ? whole : excess));
      }
      places[k] = (plain[k] as number) + lost;
    }
    step = exact ? middle : slopeOf(times, places);
  }
  // Single odd times among steps of one length move nothing.
  const line = exact ? { step, range: rangeAt(step, times, places) } : fitted(times, places, tiny);
  if (line.range > Math.max(1.05 * slack + tiny, jitter * step)) return uneven();
  if (exact)
    return { kind: 'even', step, least: step - tiny, most: step + tiny, range: line.range, middle: middleOf(times, places) };
  return found(line, times, places, tiny, slack);
}

/** The rows whose times tell something, and the place of each: a row that repeats the last one is left out, unless many do. */
function tellingRows(all: Float64Array): { readonly rows: readonly number[]; readonly plain: Float64Array } {
  const known: number[] = [];
  for (let i = 0; i < all.length && known.length < mostRows; i++) if (!Number.isNaN(all[i] as number)) known.push(i);
  const first = known[0] ?? 0;
  const repeats = (k: number): boolean => k > 0 && all[known[k] as number] === all[known[k - 1] as number];
  const repeated = known.filter((_, k) => repeats(k)).length;
  if ((repeated >= 3 && repeated * 20 > known.length) || repeated * 3 > known.length)
    return { rows: known, plain: Float64Array.from(known, (i) => i - first) };
  const rows: number[] = [];
  const plain: number[] = [];
  let skipped = 0;
  for (const [k, i] of known.entries()) {
    if (repeats(k)) skipped++;
    else {
      rows.push(i);
      // Samples whose own times are lost have their places all the same.
      plain.push(i - first - skipped);
    }
  }
  return { rows, plain: Float64Array.from(plain) };
}

interface Line {
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
function fitted(times: Float64Array, places: Float64Array, tiny: number): Line {
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
function found(line: Line, times: Float64Array, places: Float64Array, tiny: number, place: number): TimesFound {
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
const middleOf =
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

/** Rates of devices that are no whole tens and no powers of two. */
const deviceRates = [
  ...[27 / 60, 27 / 58, 27 / 52, 27 / 48, 27 / 34].map((milliseconds) => 1000 / milliseconds),
  519.4805194805195,
  ...[2.7, 3.375, 4.5, 6.75, 13.5, 3, 6].map((milliseconds) => 1000 / milliseconds),
];
const cameraRates = [240, 120, 60, 30, 24].map((rate) => rate / 1.001);

/**
 * The plainest rate that a span of steps allows: one that devices have, a whole number, few decimals, else the measured one.
 * @param even steps in seconds
 */
export function plainRate({ step, least, most }: Pick<EvenTimes, 'step' | 'least' | 'most'>): number {
  const low = 1 / most;
  const high = 1 / least;
  const measured = 1 / step;
  const power = 2 ** Math.round(Math.log2(measured));
  const fifth = 51.2 * 2 ** Math.round(Math.log2(measured / 51.2));
  const usual = [10 * Math.round(measured / 10), power, fifth, ...deviceRates];
  const nearest = (rates: readonly number[]): number | undefined =>
    rates
      .filter((rate) => rate >= low * (1 - 1e-12) && rate <= high * (1 + 1e-12) && rate > 0)
      .sort((a, b) => Math.abs(a - measured) - Math.abs(b - measured))[0];
  for (const rates of [usual, cameraRates, ...[1, 10, 100, 1000].map((part) => [Math.round(measured * part) / part])]) {
    const rate = nearest(rates);
    if (rate !== undefined) return rate;
  }
  return measured;
}
