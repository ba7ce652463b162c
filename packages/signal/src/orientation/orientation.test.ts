import { hertz } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noise } from '../recordings.fixture.ts';
import type { Motion, Orientation } from './motion.ts';
import { type OrientationMethod, orientation } from './orientation.ts';
import { vqfBasic } from './parameters.ts';
import { multiply, rotate } from './quaternion.ts';
import { Vqf } from './vqf.ts';

const rate = hertz(100);
const methods: OrientationMethod[] = ['basic', 'full', 'offline'];

/** A hand that turns about changing axes, seen by perfect sensors: what they show, and the truth. */
function moved(n: number, bias: readonly number[] = [0, 0, 0], seed = 1): { motion: Motion; truth: Float64Array } {
  const next = noise(seed);
  const phase = [next(), next(), next()].map((x) => x * Math.PI);
  const truth = new Float64Array(4 * n);
  const [gyr, acc, mag] = [new Float64Array(3 * n), new Float64Array(3 * n), new Float64Array(3 * n)];
  const q = Float64Array.of(1, 0, 0, 0);
  const back = new Float64Array(4);
  for (let i = 0; i < n; i++) {
    const w = phase.map((p, k) => Math.sin((2 * Math.PI * (0.3 + 0.2 * k) * i) / rate + p));
    const size = Math.hypot(...w);
    const s = Math.sin(size / rate / 2) / size;
    const turn = Float64Array.of(Math.cos(size / rate / 2), ...w.map((x) => x * s));
    multiply(q, 0, turn, 0, q, 0);
    truth.set(q, 4 * i);
    back.set([q[0] as number, -(q[1] as number), -(q[2] as number), -(q[3] as number)]);
    gyr.set(
      w.map((x, k) => x + (bias[k] as number)),
      3 * i,
    );
    rotate(back, 0, 0, 0, 9.81, acc, 3 * i);
    rotate(back, 0, 0, 20, -40, mag, 3 * i);
  }
  return { motion: { rate, gyr, acc, mag }, truth };
}

function feed(vqf: Vqf, { gyr, acc, mag }: Motion, i: number): void {
  const row = (x: Float64Array): [number, number, number] => [x[3 * i] ?? 0, x[3 * i + 1] ?? 0, x[3 * i + 2] ?? 0];
  vqf.updateGyr(...row(gyr));
  vqf.updateAcc(...row(acc));
  if (mag) vqf.updateMag(...row(mag));
}

/** The angle between two orientations, in degrees. */
function angleBetween(a: Float64Array, b: Float64Array, i: number): number {
  let dot = 0;
  for (let k = 4 * i; k < 4 * i + 4; k++) dot += (a[k] as number) * (b[k] as number);
  return (2 * Math.acos(Math.min(1, Math.abs(dot))) * 180) / Math.PI;
}

function everyNumber(found: Orientation): number[] {
  return [found.quaternions6D, found.quaternions9D, found.delta, found.bias, found.biasSigma].flatMap((x) => [...x]);
}

const unit = (q: Float64Array) => {
  for (let i = 0; i < q.length; i += 4) {
    expect(Math.hypot(...q.subarray(i, i + 4))).toBeCloseTo(1, 12);
  }
};

describe.each(methods)('every method keeps the family rules: %s', (method) => {
  it('orientation(perfect sensors) is the truth within 0.2° once settled', () => {
    const { motion, truth } = moved(3000);
    const { quaternions9D } = orientation(motion, method);
    for (let i = 2000; i < 3000; i += 50) expect(angleBetween(quaternions9D, truth, i)).toBeLessThan(0.2);
  });

  it('orientation keeps unit quaternions and finite numbers, whatever is lost', () => {
    const n = 400;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.array(
          fc.record({
            at: fc.nat({ max: 3 * n - 1 }),
            length: fc.nat({ max: 200 }),
            sensor: fc.constantFrom('gyr' as const, 'acc' as const, 'mag' as const),
            value: fc.constantFrom(Number.NaN, 0, Number.POSITIVE_INFINITY, -1e300, 1e-300, 1e8),
          }),
          { maxLength: 6 },
        ),
        (seed, harms) => {
          const { motion } = moved(n, [0.01, -0.02, 0.005], seed);
          for (const { at, length, sensor, value } of harms) motion[sensor]?.fill(value, at, at + length);
          const found = orientation(motion, method);
          expect(everyNumber(found).every(Number.isFinite)).toBe(true);
          unit(found.quaternions6D);
          unit(found.quaternions9D);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('orientation marks exactly the samples that were lost', () => {
    const { motion } = moved(300);
    motion.gyr.fill(Number.NaN, 30, 33);
    motion.acc[3 * 50 + 2] = Number.NaN;
    motion.mag?.fill(0, 3 * 70, 3 * 71);
    const { lost } = orientation(motion, method);
    expect([...lost.keys()].filter((i) => lost[i] === 1)).toEqual([10, 50, 70]);
  });

  it('orientation(without magnetometer) is the same inclination, and claims no heading', () => {
    const { motion } = moved(500);
    const { gyr, acc } = motion;
    const without = orientation({ rate, gyr, acc }, method);
    expect(without.quaternions6D).toEqual(orientation(motion, method).quaternions6D);
    expect(without.quaternions9D).toHaveLength(0);
    expect(without.delta.every((x) => x === 0)).toBe(true);
  });

  it('orientation(no samples) is empty, and arrays that disagree are refused', () => {
    const none = new Float64Array();
    expect(orientation({ rate, gyr: none, acc: none }, method).quaternions6D).toHaveLength(0);
    expect(() => orientation({ rate, gyr: new Float64Array(3), acc: none }, method)).toThrow('n × 3');
  });
});

describe('Vqf', () => {
  it('Vqf sample by sample gives orientation of the whole, to the last bit', () => {
    const { motion } = moved(1500, [0.01, 0, -0.01]);
    for (const method of ['basic', 'full'] as const) {
      const whole = orientation(motion, method);
      const vqf = new Vqf(rate, method === 'basic' ? vqfBasic : {});
      const q = new Float64Array(4);
      for (let i = 0; i < 1500; i++) {
        feed(vqf, motion, i);
        vqf.quaternion9D(q);
        expect(q).toEqual(whole.quaternions9D.subarray(4 * i, 4 * i + 4));
      }
    }
  });

  it('Vqf.reset makes it as new', () => {
    const { motion } = moved(300);
    const vqf = new Vqf(rate);
    const run = () => {
      for (let i = 0; i < 300; i++) feed(vqf, motion, i);
      const q = new Float64Array(4);
      vqf.quaternion9D(q);
      return q;
    };
    const first = run();
    vqf.reset();
    expect(run()).toEqual(first);
  });

  it('Vqf finds a bias of 1 °/s at rest within seconds, and in motion within a minute', () => {
    const bias = (Math.PI / 180) * 1;
    const still = new Vqf(rate);
    for (let i = 0; i < 1000; i++) {
      still.updateGyr(bias, -bias, bias / 2);
      still.updateAcc(0, 0, 9.81);
    }
    expect(still.restDetected).toBe(true);
    expect(Math.abs((still.bias[0] as number) / bias - 1)).toBeLessThan(0.02);
    expect(Math.abs((still.bias[2] as number) / (bias / 2) - 1)).toBeLessThan(0.02);
    const { motion } = moved(6000, [bias, -bias, bias / 2]);
    const found = orientation(motion);
    expect(found.rest.every((flag) => flag === 0)).toBe(true);
    expect(Math.abs((found.bias[3 * 5999] as number) / bias - 1)).toBeLessThan(0.1);
  });

  it('Vqf stops following a field that a magnet bends, and marks it', () => {
    const { motion, truth } = moved(4000);
    motion.mag?.forEach((x, k, mag) => {
      if (k >= 9000) mag[k] = x * 2 + (k % 3 === 0 ? 30 : 0);
    });
    const full = orientation(motion);
    const basic = orientation(motion, 'basic');
    expect(full.magDisturbed[3999]).toBe(1);
    expect(angleBetween(full.quaternions9D, truth, 3999)).toBeLessThan(0.5);
    expect(angleBetween(basic.quaternions9D, truth, 3999)).toBeGreaterThan(2);
  });

  it('new Vqf refuses rates that are none and time constants that are not above 0', () => {
    expect(() => new Vqf(hertz(0))).toThrow('0 is not a rate');
    expect(() => new Vqf(rate, { tauAcc: Number.NaN })).toThrow(RangeError);
  });
});
