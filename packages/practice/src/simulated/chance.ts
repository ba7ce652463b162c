/** Chance from a seed, the same on every machine (T. Ettinger's mulberry32): not for secrets. */
export interface Chance {
  /** Evenly from 0 (inclusive) to 1. */
  next(): number;
  /** Normal with mean 0 and variance 1 (Box & Muller 1958). */
  gauss(): number;
}

/** @param seed any integer */
export function chanceFrom(seed: number): Chance {
  let state = Math.imul(seed | 0, 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, gauss: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()) };
}
