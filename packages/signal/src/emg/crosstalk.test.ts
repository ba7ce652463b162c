import { hertz } from '@eupraxia/kernel';
import { describe, expect, it } from 'vitest';
import { syntheticEmg } from '../shared.fixture.ts';
import { type Crosstalk, crosstalk } from './crosstalk.ts';

const rate = hertz(1000);
const working = (seed: number) => syntheticEmg(1000, 8, [[1, 7]], seed);

function found(x: Float64Array, y: Float64Array): Crosstalk {
  const made = crosstalk(x, y, rate);
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

describe('crosstalk', () => {
  it('crosstalk(two muscles of their own) is not suspected; (one heard by both electrodes) is', () => {
    const [x, y] = [working(1), working(2)];
    expect(found(x, y)).toMatchObject({ suspected: false, lost: 0 });
    expect(found(x, y).coherence).toBeLessThan(2.5 * found(x, y).byChance);
    const heard = y.map((v, i) => 0.2 * v + 0.5 * (x[i] as number));
    const common = found(x, heard);
    expect(common.suspected).toBe(true);
    expect(common.correlation).toBeGreaterThan(0.9);
    expect(common.coherence).toBeGreaterThan(0.7);
  });

  it('crosstalk tells sign and lag: an electrode turned round, 3 ms late', () => {
    const x = working(1);
    const late = x.map((_, i) => -(x[i - 3] ?? 0));
    expect(found(x, late)).toMatchObject({ lag: 0.003, suspected: true });
    expect(found(x, late).correlation).toBeLessThan(-0.99);
    expect(found(late, x).lag).toBe(-0.003);
  });

  it('crosstalk(x, y) does not depend on units, bears lost samples, and gives 0 of silence', () => {
    const [x, y] = [working(1), working(2)];
    const here = found(x, y);
    expect(
      found(
        x.map((v) => 1e-6 * v),
        y.map((v) => 40 * v + 7),
      ).correlation,
    ).toBeCloseTo(here.correlation, 9);
    x.fill(Number.NaN, 3000, 3100);
    expect(found(x, y).lost).toBe(100);
    expect(found(new Float64Array(8000), y)).toMatchObject({ correlation: 0, coherence: 0, suspected: false });
    expect(crosstalk(x.subarray(0, 100), y, rate)).toMatchObject({ ok: false, error: { code: 'EUP_SIGNAL_SHORT' } });
  });
});
