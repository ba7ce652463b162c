import { fitted, middleOf, rangeAt, slopeOf, steadyTimes } from './even-fit.ts';
import type { EvenTimes, Stamps, TimesFound } from './times-found.ts';

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
    return steadyTimes(straight, times, plain, tiny, place);
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
  const mean = regular.reduce((sum, one) => sum + one, 0) / regular.length;
  const { places, step } = pausesPlaced(times, plain, exact ? middle : mean, exact, slack);
  // Single odd times among steps of one length move nothing.
  const line = exact ? { step, range: rangeAt(step, times, places) } : fitted(times, places, tiny);
  if (line.range > Math.max(1.05 * slack + tiny, jitter * step)) return uneven();
  if (exact)
    return { kind: 'even', step, least: step - tiny, most: step + tiny, range: line.range, middle: middleOf(times, places) };
  return steadyTimes(line, times, places, tiny, slack);
}

/** The places of rows behind their pauses, and the step by them. @param slack how far rounding moves a time; 0 where steps are `exact` */
function pausesPlaced(
  times: Float64Array,
  plain: Float64Array,
  first: number,
  exact: boolean,
  slack: number,
): { readonly places: Float64Array; readonly step: number } {
  let step = first;
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
    if (!exact) step = slopeOf(times, places);
  }
  return { places, step };
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
