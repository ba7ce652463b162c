import { type Hertz, hertz } from '@eupraxia/kernel';
import { butterworth } from '../filter/butterworth.ts';
import { ZeroPhase } from '../filter/zero-phase.ts';
import { sum, sumOfSquares } from '../sum.ts';

/** Beats per minute that are looked for, and how alike one beat and the next must be (correlation of their outlines). */
const beats = { least: 40, most: 180, alike: 0.5 } as const;
/** At this rate an outline of a beat is kept: enough for its time, short enough for its correlations. */
const outlineRate = 50;

/**
 * The rate of a heart that an electrode hears while its muscle rests (trunk, shoulder, neck on the left most of all), per
 * minute; null where none is heard, or below three beats' time. The outline of 10–40 Hz, where a heart's sharpest wave lies,
 * is compared with itself one beat later (autocorrelation); a rhythm that the muscle itself keeps looks the same.
 */
export function heartBeat(rest: Float64Array, rate: Hertz): number | null {
  const n = rest.length;
  if (n < 3 * (60 / beats.least) * rate) return null;
  const wave = Float64Array.from(rest);
  new ZeroPhase(butterworth(2, { kind: 'band-pass', low: hertz(10), high: hertz(Math.min(40, 0.4 * rate)) }, rate)).process(wave);
  const step = Math.max(1, Math.round(rate / outlineRate));
  const outline = new Float64Array(Math.floor(n / step));
  for (let i = 0; i < outline.length; i++) outline[i] = Math.sqrt(sumOfSquares(wave, i * step, (i + 1) * step) / step);
  const mean = sum(outline, 0, outline.length) / outline.length;
  for (let i = 0; i < outline.length; i++) outline[i] = (outline[i] as number) - mean;
  const perMinute = (60 * rate) / step;
  const [shortest, longest] = [Math.ceil(perMinute / beats.most), Math.floor(perMinute / beats.least)];
  let best = 0;
  let at = 0;
  for (let lag = shortest; lag <= longest; lag++) {
    const alike = likeness(outline, lag);
    // The first of equally good ones: a rhythm is also like itself two beats later.
    if (alike > best + 0.05) {
      best = alike;
      at = lag;
    }
  }
  while (at > 0 && at < longest && likeness(outline, at + 1) > likeness(outline, at)) at++;
  return best >= beats.alike && at > shortest ? perMinute / at : null;
}

/** The correlation of an outline with itself `lag` later, each smoothed by its neighbours so that a beat may come a little early. */
function likeness(outline: Float64Array, lag: number): number {
  let product = 0;
  let here = 0;
  let there = 0;
  for (let i = 1; i + lag + 1 < outline.length; i++) {
    const a = smoothed(outline, i);
    const b = smoothed(outline, i + lag);
    product += a * b;
    here += a * a;
    there += b * b;
  }
  const norm = Math.sqrt(here * there);
  return norm > 0 ? product / norm : 0;
}

const smoothed = (x: Float64Array, i: number): number => ((x[i - 1] as number) + (x[i] as number) + (x[i + 1] as number)) / 3;
