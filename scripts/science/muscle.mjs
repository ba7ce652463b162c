import { noise } from './noise.mjs';

/** A made muscle for the pictures: noise that is loud within the bursts (s), soft elsewhere, band-limited by a short mean. */
export function muscle(rate, seconds, bursts, seed = 1, rest = 4) {
  const next = noise(seed);
  let last = 0;
  return Float64Array.from({ length: Math.round(rate * seconds) }, (_, i) => {
    const t = i / rate;
    const here = bursts.find(([on, off]) => t >= on && t < off);
    const height = here ? (here[2] ?? 100) * Math.min(1, (t - here[0]) / 0.08, (here[1] - t) / 0.08) : 0;
    const white = next() * (rest + Math.max(0, height));
    last = 0.6 * white - 0.4 * last;
    return last;
  });
}

/** The times of `count` samples, s. */
export const times = (count, rate, from = 0) => Array.from({ length: count }, (_, i) => from + i / rate);
