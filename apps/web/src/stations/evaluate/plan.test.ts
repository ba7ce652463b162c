import { chartView } from '@eupraxia/clinical/chart';
import { describe, expect, it } from 'vitest';
import { planDraft, planOf } from './plan.ts';

const empty = planDraft(chartView([]), '2026-11-22');
const id = '0198a5a0-0000-7000-8000-000000000001';
const whole = {
  ...empty,
  discipline: 'PT' as const,
  diagnoses: [{ icd10: 'I69.351', name: 'Stroke' }],
  goals: [id],
  interventions: [{ name: 'Balance training' }],
  setting: 'clinic' as const,
  delivery: ['individual' as const],
  amount: '45',
  frequency: '2',
  duration: '8',
};

describe('planOf(draft, id, replaces)', () => {
  it('proposes no amount, frequency or duration, and says all that is missing at once', () => {
    expect([empty.amount, empty.frequency, empty.duration]).toEqual(['', '', '']);
    expect(planOf(empty, id, undefined).flaws).toEqual([
      'discipline',
      'diagnoses',
      'goals',
      'interventions',
      'setting',
      'delivery',
      'amount',
      'frequency',
      'duration',
    ]);
  });

  it('is a plan once everything is said, and a new version wants its reason', () => {
    expect(planOf(whole, id, undefined).plan).toMatchObject({ amount: 45, frequency: 2, duration: 8 });
    expect(planOf(whole, id, id)).toEqual({ flaws: ['change'] });
    expect(planOf({ ...whole, change: ' Plateau in grasp ' }, id, id).plan).toMatchObject({ change: 'Plateau in grasp' });
  });

  it('refuses numbers that no plan has', () => {
    expect(planOf({ ...whole, amount: '0', frequency: '1e3', duration: '-2' }, id, undefined).flaws).toEqual([
      'amount',
      'frequency',
      'duration',
    ]);
    expect(planOf({ ...whole, amount: '1000000' }, id, undefined).flaws).toEqual(['amount']);
  });
});
