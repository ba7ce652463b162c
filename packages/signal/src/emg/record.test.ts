import { hertz, seconds } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emgRecordings, haveRecordings, noise, reference, syntheticEmg, whyNot } from '../shared.fixture.ts';
import type { EmgRecord } from './emg-record.ts';
import { EmgRecorder, emgRecord } from './record.ts';
import { EmgWorkspace } from './workspace.ts';

function record(samples: ArrayLike<number>, rate = 1000, options = {}): EmgRecord {
  const made = emgRecord(samples, hertz(rate), options);
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

const numbers = (r: EmgRecord) => [
  r.rms,
  r.meanAbsolute,
  r.envelopePeak,
  r.peakRms500,
  r.medianFrequency,
  r.meanFrequency,
  r.quality.score,
];
const allFinite = (r: EmgRecord) => [...numbers(r), ...r.bursts.flatMap((b) => [b.on, b.off, b.peak])].every(Number.isFinite);

it('emgRecord() of the shortest recording has the maximum of the envelope even where the filter swings below 0', () => {
  const samples = Float64Array.from({ length: 16 }, (_, i) => (i * 7919) % 13);
  // scipy.signal 1.17: butter, iirnotch, sosfiltfilt and filtfilt with their defaults.
  expect(record(samples, 4000).envelopePeak).toBeCloseTo(-4.297679949290021, 10);
});

describe.skipIf(!haveRecordings)(`on real recordings${whyNot}`, () => {
  it.each(emgRecordings)('emgRecord(%s) equals the reference in every number', (name) => {
    const { samples, rate, expected } = reference(name);
    const ours = record(samples, rate);
    const pairs: [number, number][] = [
      [ours.rms, expected.timeDomain.rms],
      [ours.meanAbsolute, expected.timeDomain.mav],
      [ours.envelopePeak, expected.envelopeZeroPhase.max],
      [ours.peakRms500, expected.mvcRms500],
      [ours.medianFrequency, expected.spectrum.medianHzInterp],
      [ours.meanFrequency, expected.spectrum.meanHz],
    ];
    for (const [mine, theirs] of pairs) expect(Math.abs(mine / theirs - 1)).toBeLessThan(1e-10);
    expect(ours.samples).toBe(expected.n);
    expect(ours.quality.score).toBeGreaterThan(0.9);
  });

  it.each([
    [
      'emg1_biosppy_1000hz',
      [
        [1.45, 1.9],
        [15.45, 17.2],
        [25.6, 25.9],
        [26.35, 26.7],
        [35.9, 39.4],
        [40.0, 41.0],
      ],
    ],
    [
      'emg_bmc_1000hz',
      [
        [0.36, 1.0],
        [1.35, 1.93],
        [2.37, 3.0],
      ],
    ],
  ] as const)('emgRecord(%s) finds the bursts that the eye finds and at most two more', (name, seen) => {
    const { samples, rate, expected } = reference(name);
    const [from, to] = expected.restSampleRange.map((i: number) => i / rate);
    for (const rest of [undefined, { from, to }]) {
      const { bursts } = record(samples, rate, rest ? { rest } : {});
      for (const [on, off] of seen) {
        const near = bursts.filter((b) => Math.abs(b.on - on) < 0.15 && Math.abs(b.off - off) < 0.15);
        expect(near, `${on} to ${off}`).toHaveLength(1);
      }
      expect(bursts.length).toBeLessThanOrEqual(seen.length + 2);
    }
  });
});

describe('emgRecord', () => {
  it('emgRecord(x) finds the bursts of a synthetic muscle within 60 ms, with their peaks', () => {
    const { bursts, quality } = record(
      syntheticEmg(1000, 20, [
        [3, 4],
        [8, 10.5],
        [15, 15.4],
      ]),
    );
    const seen = [
      [3, 4],
      [8, 10.5],
      [15, 15.4],
    ];
    expect(bursts).toHaveLength(seen.length);
    for (const [i, [on = 0, off = 0]] of seen.entries()) {
      expect(Math.abs((bursts[i]?.on ?? 0) - on)).toBeLessThan(0.06);
      expect(Math.abs((bursts[i]?.off ?? 0) - off)).toBeLessThan(0.06);
      expect(bursts[i]?.peak).toBeGreaterThan(20);
    }
    expect(quality).toEqual({ score: 1, reasons: [] });
  });

  it('emgRecord(steady noise) finds no burst', () => {
    const next = noise(7);
    expect(record(Float64Array.from({ length: 60_000 }, next)).bursts).toEqual([]);
  });

  it('emgRecord(k·x + c) scales every amplitude by k and moves no frequency and no burst', () => {
    const x = syntheticEmg(1000, 10, [
      [2, 4],
      [6, 7],
    ]);
    const one = record(x);
    const three = record(x.map((v) => 3 * v + 70));
    for (const key of ['rms', 'meanAbsolute', 'envelopePeak', 'peakRms500'] as const)
      expect(three[key] / one[key]).toBeCloseTo(3, 9);
    expect(three.medianFrequency).toBeCloseTo(one.medianFrequency, 9);
    expect(three.bursts.map((b) => b.on)).toEqual(one.bursts.map((b) => b.on));
  });

  it('emgRecord(silence) is zero, flat and worth nothing', () => {
    const silent = record(new Float64Array(5000).fill(12));
    expect(numbers(silent).every((x) => Math.abs(x) < 1e-12)).toBe(true);
    expect(silent.quality).toEqual({ score: 0, reasons: ['flat'] });
    expect(silent.bursts).toEqual([]);
  });

  it('EmgRecorder gives stretch by stretch what emgRecord gives at once', () => {
    const x = syntheticEmg(500, 200, [
      [20, 22],
      [61, 64],
      [99, 100],
      [150, 151],
    ]);
    x.fill(Number.NaN, 70_000, 70_020);
    x.fill(500, 30_000, 30_007);
    x.fill(3, 40_000, 40_300);
    const work = EmgWorkspace.of(hertz(500));
    if (!work.ok) throw new Error();
    const whole = record(x, 500);
    // In small pieces, at once where the samples lie, and mixed.
    for (const pieces of [777, x.length, 60_000]) {
      const recorder = new EmgRecorder(work.value, 2 ** 22, 8192);
      for (let at = 0; at < x.length; at += pieces) recorder.push(x, at, Math.min(x.length, at + pieces));
      const made = recorder.finish();
      if (!made.ok) throw new Error(made.error.message);
      for (const [i, value] of numbers(made.value).entries())
        expect(Math.abs(value / (numbers(whole)[i] as number) - 1)).toBeLessThan(1e-9);
      expect(made.value.quality).toEqual(whole.quality);
      expect(made.value.samples).toBe(x.length);
      expect(made.value.bursts.map((b) => [b.on, b.off])).toEqual(whole.bursts.map((b) => [b.on, b.off]));
    }
    expect(whole.bursts).toHaveLength(4);
  });

  it('EmgRecorder with a short trace still finds the bursts, coarser', () => {
    const work = EmgWorkspace.of(hertz(1000));
    if (!work.ok) throw new Error();
    const recorder = new EmgRecorder(work.value, 4096);
    recorder.push(
      syntheticEmg(1000, 60, [
        [20, 22],
        [41, 44],
      ]),
    );
    const made = recorder.finish();
    expect(made.ok && made.value.bursts.map((b) => [Math.round(b.on), Math.round(b.off)])).toEqual([
      [20, 22],
      [41, 44],
    ]);
  });

  it('emgRecord(x with gaps) marks them, and leaves them out of the amplitudes', () => {
    const x = syntheticEmg(1000, 10, [[2, 4]]);
    const whole = record(x);
    x.fill(Number.NaN, 7000, 7500);
    x[8000] = Number.POSITIVE_INFINITY;
    const gappy = record(x);
    expect(gappy.quality.reasons).toEqual(['gap', 'not-a-number']);
    expect(gappy.quality.score).toBeCloseTo(0.95, 3);
    expect(gappy.bursts).toHaveLength(1);
    expect(Math.abs(gappy.rms / whole.rms - 1)).toBeLessThan(0.05);
  });

  it('emgRecord(clipped, humming or brief x) says so', () => {
    const x = syntheticEmg(1000, 10, [[2, 4]]);
    const hum = x.map((v, i) => v + 200 * Math.sin(2 * Math.PI * 60 * (i / 1000)));
    expect(record(hum).quality.reasons).toEqual(['mains']);
    expect(record(hum, 1000, { mains: 60 }).quality.reasons).toEqual([]);
    const slow = Float64Array.from(x, (_, i) => Math.max(-50, Math.min(50, 90 * Math.sin(i / 9) + (x[i] as number) / 100)));
    expect(record(slow).quality.reasons).toContain('saturated');
    expect(record(x.subarray(0, 600)).quality.reasons).toEqual(['short']);
  });

  it('emgRecord refuses what it cannot measure, each with its code', () => {
    const code = (made: ReturnType<typeof emgRecord>) => (made.ok ? '' : made.error.code);
    expect(code(emgRecord(new Float64Array(15), hertz(1000)))).toBe('EUP_SIGNAL_SHORT');
    for (const rate of [0, -1, Number.NaN, 99, 1e9])
      expect(code(emgRecord(new Float64Array(500), hertz(rate)))).toBe('EUP_SIGNAL_RATE');
    const rest = { from: seconds(4), to: seconds(50) };
    expect(code(emgRecord(new Float64Array(5000), hertz(1000), { rest }))).toBe('EUP_SIGNAL_REST');
  });

  it('emgRecord never gives birth to NaN, whatever comes', () => {
    const wild = fc.oneof(
      fc.double(),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e308, -1e15, 0, 5e-324),
      fc.integer(),
    );
    fc.assert(
      fc.property(fc.array(wild, { minLength: 16, maxLength: 400 }), fc.constantFrom(100, 250, 1000), (x, rate) => {
        expect(allFinite(record(x, rate))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
