import type { EvenTimes } from './times-found.ts';

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
