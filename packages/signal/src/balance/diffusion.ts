import { Fourier } from '../spectrum/fourier.ts';
import type { Sway } from './centre-of-pressure.ts';

/**
 * Stabilogram diffusion of one axis (Collins & De Luca 1993): how far the sway drifts in a time, and from where on it is held.
 * Regressions are of logarithms, as Quijoux 2021 has them.
 */
export interface Diffusion {
  /** Mean squared displacement that each regression gives for 1 s, cm². */
  readonly shortDiffusion: number;
  readonly longDiffusion: number;
  /** Where both regressions meet: s, and cm². */
  readonly criticalTime: number;
  readonly criticalDisplacement: number;
  /** Half the slopes (Hurst exponents): above 0.5 the sway goes on as it went, below it turns back. */
  readonly shortScaling: number;
  readonly longScaling: number;
}

interface Line {
  readonly intercept: number;
  readonly slope: number;
}

/** The regions may meet between these times, s. */
const meeting = { from: 0.3, to: 2.5 } as const;
const directLags = 32;

/**
 * The diffusion of both axes over a third of the recording. Null where it is too short (below about 7.6 s) for the long
 * region, or where an axis does not move.
 */
export function diffusion(sway: Sway, rate: number): { readonly ml: Diffusion | null; readonly ap: Diffusion | null } {
  const n = sway.ml.length;
  const lags = Math.floor(n / 3);
  if (lags < Math.floor(meeting.to * rate) + 2) return { ml: null, ap: null };
  const { ml, ap } = meanSquaredDisplacements(sway, lags);
  return { ml: described(ml, rate), ap: described(ap, rate) };
}

/**
 * Mean squared displacements for 1 … `lags` samples. By the autocorrelation of both axes in one transform; the shortest
 * lags, whose small differences it would blur, directly.
 */
function meanSquaredDisplacements({ ml, ap }: Sway, lags: number): { readonly ml: Float64Array; readonly ap: Float64Array } {
  const n = ml.length;
  const size = 2 ** Math.ceil(Math.log2(n + lags + 1));
  const fourier = new Fourier(size);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  re.set(ml);
  im.set(ap);
  fourier.transform(re, im);
  // The power of both axes, again as real and imaginary part; both are even, so the transform leads back.
  for (let k = 0; k <= size / 2; k++) {
    const m = (size - k) % size;
    const a = re[k] as number;
    const b = im[k] as number;
    const c = re[m] as number;
    const d = im[m] as number;
    const x = ((a + c) ** 2 + (b - d) ** 2) / 4;
    const y = ((b + d) ** 2 + (a - c) ** 2) / 4;
    re[k] = re[m] = x;
    im[k] = im[m] = y;
  }
  fourier.transform(re, im);
  return { ml: displacements(ml, re, lags), ap: displacements(ap, im, lags) };
}

function displacements(x: Float64Array, correlation: Float64Array, lags: number): Float64Array {
  const n = x.length;
  const size = correlation.length;
  const out = new Float64Array(lags);
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (x[i] as number) ** 2;
  squares *= 2;
  for (let lag = 1; lag <= lags; lag++) {
    squares -= (x[lag - 1] as number) ** 2 + (x[n - lag] as number) ** 2;
    let sum = squares - (2 * (correlation[lag] as number)) / size;
    if (lag <= directLags) {
      sum = squaredSteps(x, lag);
    }
    out[lag - 1] = sum / (n - lag);
  }
  return out;
}

/** The sum of the squares of all steps of `lag` samples: two sums at once, each of which waits for itself alone. */
function squaredSteps(x: Float64Array, lag: number): number {
  let even = 0;
  let odd = 0;
  let i = lag;
  for (; i + 1 < x.length; i += 2) {
    const a = (x[i] as number) - (x[i - lag] as number);
    const b = (x[i + 1] as number) - (x[i + 1 - lag] as number);
    even += a * a;
    odd += b * b;
  }
  if (i < x.length) even += ((x[i] as number) - (x[i - lag] as number)) ** 2;
  return even + odd;
}

function described(displacement: Float64Array, rate: number): Diffusion | null {
  const lags = displacement.length;
  if (!displacement.every((d) => d > 0)) return null;
  const time = displacement.map((_, i) => Math.log((i + 1) / rate));
  const sums = new RunningSums(time, displacement.map(Math.log));
  const least = Math.floor(meeting.from * rate) + 1;
  const most = Math.floor(meeting.to * rate);
  const short = best(sums, least, most, (i) => [0, i]);
  const long = best(sums, least, most, (i) => [i - 1, lags]);
  const apart = short.slope - long.slope;
  if (apart === 0) return null;
  const logTime = Math.min((long.intercept - short.intercept) / apart, time[lags - 1] as number);
  const found = {
    shortDiffusion: Math.exp(short.intercept),
    longDiffusion: Math.exp(long.intercept),
    criticalTime: Math.exp(logTime),
    criticalDisplacement: Math.exp(short.intercept + short.slope * logTime),
    shortScaling: short.slope / 2,
    longScaling: long.slope / 2,
  };
  return Object.values(found).every(Number.isFinite) ? found : null;
}

/** Of the regions for `least … most`, the line that fits best per point; the last of equals. */
function best(sums: RunningSums, least: number, most: number, region: (i: number) => readonly [number, number]): Line {
  let line: Line = { intercept: 0, slope: 0 };
  let error = Number.POSITIVE_INFINITY;
  for (let i = least; i <= most; i++) {
    const fit = sums.fit(...region(i));
    if (fit.error <= error) {
      line = fit;
      error = fit.error;
    }
  }
  return line;
}

/** Regressions of any stretch in a few steps, from sums up to each point; both variables about their means against rounding. */
class RunningSums {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #xx: Float64Array;
  readonly #xy: Float64Array;
  readonly #yy: Float64Array;
  readonly #meanX: number;
  readonly #meanY: number;

  constructor(x: Float64Array, y: Float64Array) {
    const n = x.length;
    this.#meanX = x.reduce((sum, v) => sum + v, 0) / n;
    this.#meanY = y.reduce((sum, v) => sum + v, 0) / n;
    const u = x.map((v) => v - this.#meanX);
    const v = y.map((w) => w - this.#meanY);
    this.#x = upTo(u);
    this.#y = upTo(v);
    this.#xx = upTo(u, u);
    this.#xy = upTo(u, v);
    this.#yy = upTo(v, v);
  }

  /** The line through the points `from` inclusive to `to` exclusive, and its mean squared error. */
  fit(from: number, to: number): Line & { readonly error: number } {
    const n = to - from;
    const over = (sums: Float64Array) => (sums[to] as number) - (sums[from] as number);
    const x = over(this.#x) / n;
    const y = over(this.#y) / n;
    const xx = over(this.#xx) - n * x * x;
    const xy = over(this.#xy) - n * x * y;
    const yy = over(this.#yy) - n * y * y;
    const slope = xx > 0 ? xy / xx : 0;
    const intercept = this.#meanY + y - slope * (this.#meanX + x);
    return { intercept, slope, error: Math.max(0, yy - slope * xy) / n };
  }
}

/** Sums of `a[i]·b[i]`, or of `a[i]` alone, over the points before each. */
function upTo(a: Float64Array, b?: Float64Array): Float64Array {
  const out = new Float64Array(a.length + 1);
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    sum += b === undefined ? (a[i] as number) : (a[i] as number) * (b[i] as number);
    out[i + 1] = sum;
  }
  return out;
}
