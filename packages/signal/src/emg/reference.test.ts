import { hertz, percent } from '@eupraxia/kernel';
import { describe, expect, it } from 'vitest';
import { syntheticEmg } from '../shared.fixture.ts';
import { activation } from './activation.ts';
import { emgRecord } from './record.ts';
import { type EmgReference, emgReference, type Normalisation, percentOfReference, type ReferenceOptions } from './reference.ts';

const rate = hertz(1000);
const trial = (height: number, seed: number) => syntheticEmg(1000, 5, [[1, 4]], seed).map((x) => (x * height) / 100);

function reference(kind: Normalisation, trials: Float64Array[], options: ReferenceOptions = {}): EmgReference {
  const made = emgReference(kind, trials, rate, options);
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

describe('emgReference', () => {
  it('emgReference(mvic) takes the best of its trials: the peak 500 ms RMS that the record gives', () => {
    const trials = [trial(80, 1), trial(100, 2), trial(95, 3)];
    const found = reference('mvic', trials);
    const records = trials.map((x) => emgRecord(x, rate, { mains: 'none' }));
    const best = Math.max(...records.map((made) => (made.ok ? made.value.peakRms500 : 0)));
    expect(found.rms).toBeCloseTo(best, 9);
    expect(found).toMatchObject({ kind: 'mvic', effort: 100, comparable: 'between-people', trials: 3, reasons: [] });
    expect(found.spread).toBeGreaterThan(0);
  });

  it('emgReference says what is missing: trials, likeness, a known effort, samples', () => {
    expect(reference('mvic', [trial(100, 1)])).toMatchObject({ spread: null, reasons: ['few-trials'] });
    expect(reference('mvic', [trial(100, 1), trial(60, 2), trial(50, 3)]).reasons).toEqual(['unlike-trials']);
    const three = [trial(50, 1), trial(50, 2), trial(50, 3)];
    expect(reference('submaximal', three)).toMatchObject({
      effort: null,
      comparable: 'between-sessions',
      reasons: ['unknown-effort'],
    });
    expect(reference('submaximal', three, { effort: percent(50) })).toMatchObject({ effort: 50, reasons: [] });
    three[0]?.fill(Number.NaN, 100, 120);
    expect(reference('peak-in-task', three).reasons).toEqual(['gap']);
  });

  it('emgReference(mean-in-task) is the mean of the whole, lower than its peak', () => {
    const [peak, mean] = [reference('peak-in-task', [trial(100, 1)]), reference('mean-in-task', [trial(100, 1)])];
    expect(mean.rms).toBeLessThan(peak.rms);
    const made = emgRecord(trial(100, 1), rate, { mains: 'none' });
    expect(made.ok && Math.abs(mean.rms / made.value.rms - 1)).toBeLessThan(1e-9);
    expect(mean.comparable).toBe('within-session');
  });

  it('activation over a reference’s envelope states its kind, and a reference’s own trial comes near 1', () => {
    const found = reference('mvic', [trial(100, 1), trial(99, 2), trial(98, 3)]);
    const made = activation(trial(100, 1), rate, { reference: { kind: found.kind, value: found.envelope } });
    expect(made.ok && made.value.normalisation).toBe('mvic');
    expect(made.ok && made.value.values.reduce((a, b) => Math.max(a, b), 0)).toBeLessThan(1.3);
  });

  it('percentOfReference tells share, kind and, where the effort is known, the share of the maximum', () => {
    const half = reference('submaximal', [trial(50, 1), trial(50, 2), trial(50, 3)], { effort: percent(50) });
    const found = percentOfReference(half.rms / 2, half, 'rms');
    expect(found).toMatchObject({ kind: 'submaximal', comparable: 'between-sessions' });
    expect(found.percent).toBeCloseTo(50, 9);
    expect(found.ofMaximum).toBeCloseTo(25, 9);
    expect(percentOfReference(1, reference('peak-in-task', [trial(50, 1)]), 'envelope').ofMaximum).toBeNull();
  });

  it('emgReference refuses silence, brevity and no trial with their codes', () => {
    const code = (trials: Float64Array[]) => {
      const made = emgReference('mvic', trials, rate);
      return made.ok ? '' : made.error.code;
    };
    expect(code([new Float64Array(2000)])).toBe('EUP_SIGNAL_REFERENCE');
    expect(code([new Float64Array(2000).fill(Number.NaN)])).toBe('EUP_SIGNAL_REFERENCE');
    expect(code([trial(100, 1).subarray(0, 400)])).toBe('EUP_SIGNAL_SHORT');
    expect(code([])).toBe('EUP_SIGNAL_SHORT');
  });
});
