import { chartView } from '@eupraxia/clinical/chart';
import { describe, expect, it } from 'vitest';
import { codedDiagnoses, planDraft, planOf } from './plan.ts';

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

/** A chart with a stroke of the left body and, where asked, a plan that was written before the side belonged to the name. */
const chartOf = (...plans: readonly object[]) =>
  chartView(
    [
      {
        kind: 'condition',
        body: { id, conditionId: 'stroke', name: 'Stroke', side: 'left', onset: '2026-10-02', icd10: 'I69.354' },
      },
      ...plans.map((body) => ({ kind: 'plan', body })),
    ].map((entry, n) => ({ id: `${id.slice(0, -1)}${n + 2}`, patientId: id, at: n, by: 'u', ...entry })) as never,
  );

describe('codedDiagnoses(view)', () => {
  it('names a diagnosis with the side of the body, as the plan and its PDF print it', () => {
    expect(codedDiagnoses(chartOf())).toEqual([{ icd10: 'I69.354', name: 'Left hemiparesis after stroke' }]);
  });

  it('gives a diagnosis of an earlier plan the name of its condition, and leaves one that a person named', () => {
    const diagnoses = [
      { icd10: 'I69.354', name: 'Stroke' },
      { icd10: 'R27.8', name: 'Clumsy grasp' },
    ];
    const { plan } = planOf({ ...whole, diagnoses }, id, undefined);
    expect(planDraft(chartOf(plan as object), '2026-11-22').diagnoses).toEqual([
      { icd10: 'I69.354', name: 'Left hemiparesis after stroke' },
      { icd10: 'R27.8', name: 'Clumsy grasp' },
    ]);
  });
});
