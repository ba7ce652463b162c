import { hertz } from '@eupraxia/kernel';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../recordings.fixture.ts';
import { haveRecordings, noise, reference, syntheticEmg, whyNot } from '../shared.fixture.ts';
import { type ContactLimits, contactCheck } from './contact.ts';
import { crosstalk } from './crosstalk.ts';

const rate = hertz(1000);
const quiet = (seconds: number, seed = 1) => syntheticEmg(1000, seconds, [], seed);

function codes(x: Float64Array, limits: ContactLimits = {}): string[] {
  const found = contactCheck(x, rate, limits);
  if (!found.ok) throw new Error(found.error.message);
  for (const { message, remedy } of found.value.findings) expect(`${message} ${remedy}`).not.toMatch(/[{}]|NaN/);
  return found.value.findings.map(({ code }) => code.replace('EUP_SIGNAL_CONTACT_', ''));
}

describe('contactCheck', () => {
  it('contactCheck(clean rest) finds nothing', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) expect(codes(quiet(10, seed))).toEqual([]);
  });

  it('contactCheck names hum, drift, rail, gap, flat line and noise, each with its remedy', () => {
    const x = quiet(10);
    expect(codes(x.map((v, i) => v + 10 * Math.sin((2 * Math.PI * 50 * i) / 1000)))).toEqual(['MAINS']);
    expect(codes(x.map((v, i) => v + 40 * Math.sin((2 * Math.PI * 0.7 * i) / 1000)))).toEqual(['DRIFT']);
    expect(codes(x.map((v) => Math.max(-1, Math.min(1, v))))).toEqual(['RAIL']);
    expect(codes(x.map((v, i) => (i % 100 < 3 ? Number.NaN : v)))).toEqual(['GAP']);
    expect(codes(new Float64Array(5000).fill(7))).toEqual(['FLAT']);
    expect(codes(x, { restRms: 1 })).toEqual(['NOISE']);
    expect(codes(x, { restRms: 10 })).toEqual([]);
  });

  it('contactCheck hears a heart of 50 to 150 beats a minute, with some of its irregularity, and tells its rate', () => {
    for (const perMinute of [50, 72, 100, 150]) {
      const next = noise(perMinute);
      const x = quiet(15);
      for (let at = 0.2; at < 14.9; at += (60 / perMinute) * (1 + 0.02 * next())) {
        // A sharp wave of 80 ms, as the ventricles make it.
        for (let i = 0; i < 80; i++) {
          const k = Math.round(at * 1000) + i;
          if (k < x.length) x[k] = (x[k] as number) + 40 * Math.sin((2 * Math.PI * i) / 50) * Math.sin((Math.PI * i) / 80);
        }
      }
      const found = contactCheck(x, rate);
      expect(found.ok && Math.abs((found.value.heartRate ?? 0) / perMinute - 1)).toBeLessThan(0.06);
      expect(codes(x)).toContain('HEART');
    }
  });

  it('contactCheck(less than a second) is refused, and nothing but gaps is no number', () => {
    expect(contactCheck(quiet(0.5), rate)).toMatchObject({ ok: false, error: { code: 'EUP_SIGNAL_SHORT' } });
    expect(contactCheck(quiet(5), hertz(20))).toMatchObject({ ok: false, error: { code: 'EUP_SIGNAL_RATE' } });
    const lost = contactCheck(new Float64Array(5000).fill(Number.NaN), rate);
    expect(lost).toMatchObject({ ok: true, value: { restRms: 0, mains: 0, drift: 0, heartRate: null, quality: { score: 0 } } });
  });
});

describe.skipIf(!haveRecordings)(`on real recordings${whyNot}`, () => {
  it('contactCheck finds nothing in the rest of a clean recording, and a trace of hum later in it', () => {
    const { samples } = reference('emg1_biosppy_1000hz');
    expect(codes(samples.subarray(2500, 9000))).toEqual([]);
    expect(codes(samples.subarray(45_000, 63_000))).toEqual(['MAINS']);
  });

  it('crosstalk of the muscles of a box lift is suspected of one pair of fifteen, which comes at once', () => {
    const columns = Object.entries(columnsOf('emg_shoulder_pyomeca_2000hz_6ch.csv'));
    const suspected = columns.flatMap(([one, x], a) =>
      columns.slice(a + 1).flatMap(([other, y]) => {
        const made = crosstalk(x, y, hertz(2000));
        return made.ok && made.value.suspected ? [{ one, other, lag: made.value.lag }] : [];
      }),
    );
    expect(suspected).toHaveLength(1);
    expect(suspected[0]?.lag).toBe(0);
  });
});
