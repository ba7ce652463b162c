import { type Hertz, hertz } from '@eupraxia/kernel';
import { butterworth } from '../filter/butterworth.ts';
import { ZeroPhase } from '../filter/zero-phase.ts';
import { bridgeLost } from '../gap/bridge.ts';
import { checkRate, isRealSample } from '../limits.ts';

/**
 * The speed of a point from its coordinates, unit/s: each low-passed without phase (second order, `edge` 6 Hz by default, or
 * none), differentiated between its neighbours (one-sided at the ends), and put together. Lost samples are bridged by
 * straight lines (what is not finite, or beyond 1e100, counts as lost); `lost` counts moments at which any coordinate was.
 * @param coordinates one to three arrays of n samples, in one unit
 * @throws RangeError where the rate cannot be a rate, the arrays disagree, or are too short to be filtered (10 samples)
 */
export function speedOf(
  coordinates: readonly Float64Array[],
  rate: Hertz,
  edge: Hertz | 'none' = hertz(6),
): { readonly speed: Float64Array; readonly lost: number } {
  const n = coordinates[0]?.length ?? 0;
  if (coordinates.some(({ length }) => length !== n)) throw new RangeError('the coordinates hold different numbers of samples');
  checkRate(rate);
  const low = edge === 'none' ? undefined : new ZeroPhase(butterworth(2, { kind: 'low', edge }, rate));
  let lost = 0;
  for (let i = 0; i < n; i++) if (!coordinates.every((axis) => isRealSample(axis[i] as number))) lost++;
  const speed = new Float64Array(n);
  for (const given of coordinates) {
    const axis = Float64Array.from(given);
    bridgeLost(axis, isRealSample);
    low?.process(axis);
    for (let i = 0; i < n; i++) {
      const from = Math.max(0, i - 1);
      const to = Math.min(n - 1, i + 1);
      const slope = to > from ? (((axis[to] as number) - (axis[from] as number)) * rate) / (to - from) : 0;
      speed[i] = (speed[i] as number) + slope * slope;
    }
  }
  for (let i = 0; i < n; i++) speed[i] = Math.sqrt(speed[i] as number);
  return { speed, lost };
}
