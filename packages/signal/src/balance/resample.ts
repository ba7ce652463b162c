import type { Sway } from './centre-of-pressure.ts';

/** Width of the sliding window, s; a hair narrower, so that a sample on its edge belongs to neither side. */
const width = 0.08 - 1e-6;
/** A sample that jumps farther than `away` from the last while the next is back within `back` is an artefact, cm. */
const artefact = { away: 2, back: 0.5 } as const;

/**
 * Resamples a sway to `wanted` Hz by sliding windows weighted by the time between samples (SWARII; Audiffren & Contal 2016,
 * doi:10.3390/s16081208), after single-sample artefacts are taken out; the first tenth of a second is left out too. Made for
 * boards whose samples come at uneven times. Changes the mean velocity by some percent: a norm carries its pipeline.
 */
export function resampleSway(sway: Sway, rate: number, wanted: number): Sway {
  const kept = keptSamples(sway, rate);
  const time = Float64Array.from(kept, (i) => i / rate);
  const last = time.length - 1;
  if (last < 1) return { ml: new Float64Array(), ap: new Float64Array() };
  const end = time[last] as number;
  const [times, ml, ap]: [number[], number[], number[]] = [[], [], []];
  let missing = false;
  let first = 0;
  for (let now = Math.max(0, time[0] as number); now < end; now += 1 / wanted) {
    while (first <= last && (time[first] as number) <= now - width / 2) first++;
    let next = first;
    while (next <= last && Math.abs((time[next] as number) - now) < width / 2) next++;
    if (next === first) {
      missing = true;
      continue;
    }
    times.push(now);
    ml.push(weighted(sway.ml, kept, time, first, next, now));
    ap.push(weighted(sway.ap, kept, time, first, next, now));
  }
  if (!missing) return { ml: Float64Array.from(ml), ap: Float64Array.from(ap) };
  return { ml: evened(times, ml, wanted), ap: evened(times, ap, wanted) };
}

/** The mean of samples `first` to `next` (exclusive) around `now`, each weighing the time that is nearest to it. */
function weighted(
  x: Float64Array,
  kept: readonly number[],
  time: Float64Array,
  first: number,
  next: number,
  now: number,
): number {
  if (next - first === 1) return x[kept[first] as number] as number;
  let value = 0;
  let weight = 0;
  for (let t = first; t < next; t++) {
    const here = time[t] as number;
    const left = t === first ? Math.max(time[0] as number, now - width / 2) : 0.5 * (here + (time[t - 1] as number));
    const right =
      t === next - 1 ? Math.min(time[time.length - 1] as number, now + width / 2) : 0.5 * ((time[t + 1] as number) + here);
    value += (x[kept[t] as number] as number) * (right - left);
    weight += right - left;
  }
  return value / weight;
}

function keptSamples({ ml, ap }: Sway, rate: number): number[] {
  const n = ml.length;
  const kept: number[] = [];
  let last = -1;
  const off = (i: number) =>
    Math.abs((ml[i] as number) - (ml[last] as number)) + Math.abs((ap[i] as number) - (ap[last] as number));
  for (let i = 1; i < n - 1; i++) {
    if (i / rate < 0.1) continue;
    const jumps = last >= 0 && off(i) > artefact.away;
    const comesBack = jumps && (off(i + 1) < artefact.back || (i > 1 && i < n - 2 && off(i + 2) < artefact.back));
    if (comesBack) continue;
    kept.push(i);
    last = i;
  }
  return kept;
}

/** Evenly spaced values between the first time and the last (exclusive), by straight lines. */
function evened(times: readonly number[], values: readonly number[], rate: number): Float64Array {
  const start = times[0] ?? 0;
  const count = Math.ceil(((times[times.length - 1] ?? 0) - start) * rate);
  let k = 0;
  return Float64Array.from({ length: Math.max(0, count) }, (_, i) => {
    const now = start + i / rate;
    while (k < times.length - 2 && (times[k + 1] as number) <= now) k++;
    const from = times[k] as number;
    const share = (now - from) / ((times[k + 1] as number) - from);
    return (values[k] as number) + share * ((values[k + 1] as number) - (values[k] as number));
  });
}
