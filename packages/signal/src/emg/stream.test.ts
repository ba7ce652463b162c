import { hertz } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterCausal } from '../filter/cascade.ts';
import { syntheticEmg } from '../shared.fixture.ts';
import { emgBandPass, mainsNotch } from './band.ts';
import { CausalRms, centredRms } from './rms.ts';
import { EmgStream, type EmgStreamOptions } from './stream.ts';

function stream(rate = 1000, options: EmgStreamOptions = {}): EmgStream {
  const made = EmgStream.of(hertz(rate), options);
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

const emg = Float32Array.from(syntheticEmg(1000, 4, [[1, 2]]));

describe('EmgStream', () => {
  it('EmgStream.process(blocks of any size) gives what the whole gives, and that is band-pass, notch and RMS', () => {
    const first = emg[0] as number;
    const centred = Float64Array.from(emg, (x) => x - first);
    const whole = filterCausal(mainsNotch(50, hertz(1000)), filterCausal(emgBandPass(hertz(1000)), centred));
    new CausalRms(50).process(whole);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 20 }), (cuts) => {
        const live = stream(1000, { mains: 50 });
        const out = new Float32Array(emg.length);
        for (let at = 0, k = 0; at < emg.length; k++) {
          const to = Math.min(emg.length, at + (cuts[k % cuts.length] as number));
          live.process(emg.subarray(at, to), out.subarray(at, to));
          at = to;
        }
        for (let i = 0; i < out.length; i++) expect(Math.abs((out[i] as number) - (whole[i] as number))).toBeLessThan(1e-4);
      }),
      { numRuns: 10 },
    );
  });

  it('EmgStream.process(…, hums) marks where most of the band is mains, with a notch too and however it is cut', () => {
    const quiet = emg.subarray(0, 1000);
    const loud = Float32Array.from(emg, (x, i) => x + 400 * Math.sin((2 * Math.PI * 60 * i) / 1000));
    const marks = (signal: Float32Array, block: number, options: EmgStreamOptions = {}): Uint8Array => {
      const live = stream(1000, options);
      const hums = new Uint8Array(signal.length);
      const out = new Float32Array(signal.length);
      for (let at = 0; at < signal.length; at += block) {
        const end = Math.min(signal.length, at + block);
        live.process(signal.subarray(at, end), out.subarray(at, end), undefined, hums.subarray(at, end));
      }
      return hums;
    };
    expect(marks(quiet, 100).every((mark) => mark === 0)).toBe(true);
    const whole = marks(loud, loud.length);
    expect(whole.subarray(-1000).every((mark) => mark === 1)).toBe(true);
    for (const block of [1, 7, 330]) expect(marks(loud, block)).toEqual(whole);
    expect(marks(loud, 100, { mains: 60 })).toEqual(whole);
  });

  it('EmgStream.process(an electrode offset) rings nothing', () => {
    const out = new Float32Array(500);
    stream().process(new Float32Array(500).fill(60_000), out);
    expect(Math.max(...out)).toBeLessThan(1e-3);
  });

  it('EmgStream.process(lost samples) repeats the last output, marks them, and goes on as if they had not been', () => {
    const whole = new Float32Array(emg.length);
    stream().process(emg, whole);
    const gappy = new Float32Array(emg.length + 10).fill(Number.NaN);
    gappy.set(emg.subarray(0, 1500));
    gappy.set(emg.subarray(1500), 1510);
    const out = new Float32Array(gappy.length);
    const lost = new Uint8Array(gappy.length);
    const quality = stream().process(gappy, out, lost);
    expect(quality.reasons).toEqual(['gap']);
    expect(lost.reduce((a, b) => a + b)).toBe(10);
    expect(out.subarray(1500, 1510).every((x) => x === whole[1499])).toBe(true);
    expect(out.subarray(1510)).toEqual(whole.subarray(1500));
  });

  it('EmgStream.process says what is wrong with a block', () => {
    const out = new Float32Array(1000);
    const reasons = (x: Float32Array, options: EmgStreamOptions = {}) => stream(1000, options).process(x, out).reasons;
    expect(reasons(emg.subarray(0, 1000))).toEqual([]);
    expect(reasons(new Float32Array(1000))).toEqual(['flat']);
    expect(reasons(emg.subarray(1000, 2000), { rail: 99 })).toEqual(['saturated']);
    expect(
      reasons(Float32Array.from({ length: 1000 }, (_, i) => 100 * Math.sin((2 * Math.PI * 50 * i) / 1000) + (emg[i] as number))),
    ).toEqual(['mains']);
    expect(reasons(Float32Array.of(1, Number.POSITIVE_INFINITY, Number.NaN, 2))).toEqual(['gap', 'not-a-number']);
  });

  it('EmgStream never gives birth to NaN, whatever comes, and reset() forgets it', () => {
    const wild = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Number.NEGATIVE_INFINITY, 3e38, -1e15, 0));
    fc.assert(
      fc.property(fc.array(wild, { maxLength: 300 }), (x) => {
        const live = stream(250, { mains: 60 });
        const out = new Float32Array(x.length);
        const { score } = live.process(Float32Array.from(x), out);
        expect(out.every(Number.isFinite) && score >= 0 && score <= 1).toBe(true);
        live.reset();
        const again = new Float32Array(200);
        live.process(emg.subarray(0, 200), again);
        const fresh = new Float32Array(200);
        stream(250, { mains: 60 }).process(emg.subarray(0, 200), fresh);
        expect(again).toEqual(fresh);
      }),
      { numRuns: 100 },
    );
  });

  it('EmgStream.of(a rate that holds no muscle signal) is refused', () => {
    const made = EmgStream.of(hertz(50));
    expect(made.ok ? '' : made.error.message).toBe(
      'A muscle signal at 50 samples per second cannot be analysed; 100 to 100000 are expected.',
    );
  });
});

describe('RMS', () => {
  it('CausalRms and centredRms give the same numbers, half a window apart', () => {
    const x = syntheticEmg(1000, 2, [[0.5, 1]]);
    const causal = Float64Array.from(x);
    new CausalRms(51).process(causal);
    const centred = centredRms(x, 51);
    for (let i = 50; i < x.length; i++) expect(causal[i]).toBeCloseTo(centred[i - 25] as number, 9);
  });
});
