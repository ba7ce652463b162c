import { hertz } from '@eupraxia/kernel';
import { medianFrequency, welch } from '@eupraxia/signal/spectrum';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SyntheticBody } from './body.ts';
import { type Disturbance, disturbances, type SyntheticOptions, scriptDefaults } from './options.ts';

const plain: Partial<SyntheticOptions> = { hum: 0, crosstalk: 0, tiring: 0 };

/** Seconds of samples under one intention, channel by channel, after a second in which it is reached. */
function held(options: Partial<SyntheticOptions>, agonist: number, seconds: number, antagonist = 0): Float32Array[] {
  const body = new SyntheticBody(options);
  body.intend({ agonist, antagonist });
  made(body, 1);
  return made(body, seconds);
}

function made(body: SyntheticBody, seconds: number): Float32Array[] {
  const count = Math.round(seconds * body.options.rate);
  const data = Array.from({ length: body.options.channels }, () => new Float32Array(count));
  body.fill(data, 0, count);
  return data;
}

function moments(samples: ArrayLike<number>): { rms: number; kurtosis: number } {
  let second = 0;
  let fourth = 0;
  for (let i = 0; i < samples.length; i++) {
    const x = samples[i] as number;
    second += x * x;
    fourth += x ** 4;
  }
  second /= samples.length;
  return { rms: Math.sqrt(second), kurtosis: fourth / samples.length / second ** 2 };
}

function median(samples: Float32Array, rate: number): number {
  return medianFrequency(welch(Float64Array.from(samples), hertz(rate)));
}

describe('SyntheticBody', () => {
  it('fill() makes the same samples of the same seed, intentions and disturbances, however it is cut', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), fc.double({ min: 0, max: 1, noNaN: true })), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.array(fc.constantFrom(...disturbances), { maxLength: 3 }),
        fc.integer({ min: 1, max: 90 }),
        (seed, told, wrong, cut) => {
          const run = (most: number): number[][] => {
            const body = new SyntheticBody({ seed, rate: 500, channels: 3, script: scriptDefaults });
            const total = told.reduce((sum, [count]) => sum + count, 0);
            const data = Array.from({ length: 3 }, () => new Float32Array(total));
            let at = 0;
            for (const [i, [count, agonist]] of told.entries()) {
              body.intend({ agonist, antagonist: agonist / 3 });
              if (wrong[i] !== undefined) body.disturb(wrong[i] as Disturbance);
              for (let end = at + count; at < end; ) {
                const n = Math.min(most, end - at);
                body.fill(data, at, n);
                at += n;
              }
            }
            return data.map((channel) => [...channel]);
          };
          expect(run(cut)).toEqual(run(1e9));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('fill() gives another signal with another seed', () => {
    expect(held({ seed: 1 }, 0.5, 0.1)).not.toEqual(held({ seed: 2 }, 0.5, 0.1));
  });

  it('intend({agonist}) sets the amplitude in proportion, above the noise of rest', () => {
    for (const agonist of [0.2, 0.5, 1]) {
      const { rms } = moments(held({ ...plain, rest: 0 }, agonist, 20)[0] as Float32Array);
      expect(Math.abs(rms / (220 * agonist) - 1)).toBeLessThan(0.06);
    }
    expect(moments(held(plain, 0, 5)[0] as Float32Array).rms).toBeCloseTo(2.5, 0);
  });

  it('fill() has the median frequency of a surface EMG at every rate', () => {
    for (const rate of [1000, 2000, 4000]) {
      const found = median(held({ ...plain, rate, rest: 0 }, 0.7, 30)[0] as Float32Array, rate);
      expect(found).toBeGreaterThan(80);
      expect(found).toBeLessThan(120);
    }
  });

  it('fill() is Laplacian near rest and Gaussian from half activation on', () => {
    const kurtosis = (agonist: number): number =>
      moments(held({ ...plain, rest: 0, rail: 1e6 }, agonist, 60)[0] as Float32Array).kurtosis;
    const [weak, light, middle, strong] = [kurtosis(0.03), kurtosis(0.2), kurtosis(0.6), kurtosis(0.95)];
    expect(weak).toBeGreaterThan(4.8);
    expect(weak).toBeLessThan(7);
    expect(light).toBeGreaterThan(3.4);
    expect(light).toBeLessThan(weak);
    expect(Math.abs(middle - 3)).toBeLessThan(0.25);
    expect(Math.abs(strong - 3)).toBeLessThan(0.25);
  });

  it('fill() tires under a sustained effort: the median falls, the amplitude rises, and rest undoes it', () => {
    const body = new SyntheticBody({ ...plain, tiring: 1, rest: 0 });
    body.intend({ agonist: 0.8, antagonist: 0 });
    made(body, 1);
    const first = made(body, 4)[0] as Float32Array;
    made(body, 60);
    const last = made(body, 4)[0] as Float32Array;
    expect(median(last, 2000)).toBeLessThan(0.85 * median(first, 2000));
    expect(moments(last).rms).toBeGreaterThan(1.1 * moments(first).rms);
    const tired = body.fatigue;
    body.intend({ agonist: 0, antagonist: 0 });
    made(body, 90);
    expect(body.fatigue).toBeLessThan(0.45 * tired);
    body.disturb('fatigue-reset');
    expect(body.fatigue).toBe(0);
  });

  it('fill() answers an intention after a delay, rises within a fifth of a second and falls more slowly', () => {
    const body = new SyntheticBody(plain);
    const step = (): number => {
      made(body, 0.001);
      return body.activation;
    };
    body.intend({ agonist: 1, antagonist: 0 });
    const rising = Array.from({ length: 300 }, step);
    expect(rising[30]).toBe(0);
    expect(rising[60]).toBeGreaterThan(0.2);
    expect(rising[250]).toBeGreaterThan(0.95);
    body.intend({ agonist: 0, antagonist: 0 });
    const falling = Array.from({ length: 300 }, step);
    const half = (list: readonly number[], is: (a: number) => boolean): number => list.findIndex(is);
    expect(half(falling, (a) => a < 0.5)).toBeGreaterThan(half(rising, (a) => a > 0.5));
  });

  it('fill() lets a neighbour hear a share of the muscle, and hum with its overtones', () => {
    const [own, neighbour] = held({ ...plain, rest: 0, crosstalk: 0.1 }, 1, 10) as [Float32Array, Float32Array];
    expect(moments(neighbour).rms / moments(own).rms).toBeCloseTo(0.1, 1);
    const hum = held({ ...plain, rest: 0, hum: 10, mains: 50, channels: 1 }, 0, 4)[0] as Float32Array;
    const power = (f: number): number => {
      let [re, im] = [0, 0];
      for (let i = 0; i < hum.length; i++) {
        re += (hum[i] as number) * Math.cos((2 * Math.PI * f * i) / 2000);
        im += (hum[i] as number) * Math.sin((2 * Math.PI * f * i) / 2000);
      }
      return (2 * Math.hypot(re, im)) / hum.length;
    };
    expect(power(50)).toBeCloseTo(10, 1);
    expect(power(150)).toBeCloseTo(3.5, 1);
    expect(power(100)).toBeLessThan(0.05);
  });

  it('disturb() shakes, crackles, pulls an open electrode to the rail, stalls, and never leaves the rails', () => {
    const after = (what: Disturbance, seconds = 1): Float32Array => {
      const body = new SyntheticBody({ ...plain, channels: 1 });
      made(body, 0.5);
      body.disturb(what);
      return made(body, seconds)[0] as Float32Array;
    };
    expect(Math.max(...after('artefact'))).toBeGreaterThan(1000);
    expect(moments(after('contact', 4)).rms).toBeGreaterThan(20);
    const open = after('electrode-off');
    expect(open.subarray(1600).filter((x) => x === 5000).length).toBeGreaterThan(300);
    expect(Math.max(...open)).toBe(5000);
    const stalled = after('stall', 3);
    expect(stalled.subarray(0, 4000).every(Number.isNaN)).toBe(true);
    expect(stalled.subarray(4000).some(Number.isNaN)).toBe(false);
    const loud = new SyntheticBody({ rest: 0, hum: 2, channels: 1 });
    loud.disturb('mains');
    expect(moments(made(loud, 1)[0] as Float32Array).rms).toBeGreaterThan(20);
  });

  it('new SyntheticBody({rate: 10}) refuses what no body has', () => {
    expect(() => new SyntheticBody({ rate: 10 })).toThrow('a rate of 10 is not within 500 to 8000');
    expect(() => new SyntheticBody({ channels: 40 })).toThrow(RangeError);
  });
});
