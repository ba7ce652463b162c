import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planStanding } from '../chart/index.ts';
import { dayAfter, daysBetween } from './days.ts';
import { type Certification, certificationSchema, goalSchema, type PlanOfCare, planSchema } from './plan-of-care.ts';

const id = (n: number) => `0198a5a0-0000-7000-8000-${String(n).padStart(12, '0')}`;
const plan = (n: number, more: Partial<PlanOfCare> = {}): PlanOfCare => ({
  id: id(n),
  discipline: 'PT',
  diagnoses: [{ icd10: 'I69.351', name: 'Hemiplegia after stroke, right dominant side' }],
  goals: [id(90)],
  interventions: [{ name: 'EMG biofeedback' }],
  setting: 'clinic',
  delivery: ['individual'],
  amount: 45,
  frequency: 2,
  duration: 8,
  startsOn: '2026-11-02',
  ...more,
});
const certified = (n: number, on: string, more: Partial<Certification> = {}): Certification => ({
  id: id(100 + n),
  plan: id(n),
  state: 'certified',
  by: { name: 'Dr Ada Boye', credentials: 'MD' },
  on,
  ...more,
});

describe('dayAfter(day, days) and daysBetween(from, to)', () => {
  it('agree with the calendar over four centuries, leap days included', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: -4000, max: 4000 }), (start, days) => {
        const from = new Date(start * 86_400_000).toISOString().slice(0, 10);
        const to = new Date((start + days) * 86_400_000).toISOString().slice(0, 10);
        expect(dayAfter(from, days)).toBe(to);
        expect(daysBetween(from, to)).toBe(days);
      }),
    );
  });
});

describe('goalSchema and planSchema', () => {
  it('keep where, alone or in a group, how often and how long, and refuse what no plan has', () => {
    for (const setting of ['clinic', 'hospital', 'school', 'home'] as const)
      expect(planSchema.parse(plan(1, { setting, delivery: ['individual', 'group'] }))).toMatchObject({
        setting,
        delivery: ['individual', 'group'],
        amount: 45,
        frequency: 2,
        duration: 8,
      });
    expect(
      planSchema.parse(plan(1, { interventions: [{ name: 'Gait training' }, { name: 'Taping' }] })).interventions,
    ).toHaveLength(2);
    for (const none of [{ setting: 'street' }, { delivery: [] }, { amount: 0 }, { frequency: 0 }, { duration: 0 }])
      expect(planSchema.safeParse({ ...plan(1), ...none }).success, JSON.stringify(none)).toBe(false);
  });

  it('refuse a target without its baseline, measure or date, and a new version without a reason', () => {
    const goal = { id: id(1), text: 'Drink from a cup', measureId: 'arat', baseline: 24, target: 32, by: '2026-12-20' };
    expect(goalSchema.safeParse(goal).success).toBe(true);
    for (const missing of ['baseline', 'measureId', 'by'] as const)
      expect(goalSchema.safeParse({ ...goal, [missing]: undefined }).success).toBe(false);
    expect(planSchema.safeParse(plan(1)).success).toBe(true);
    expect(planSchema.safeParse(plan(2, { replaces: id(1) })).success).toBe(false);
    expect(planSchema.safeParse(plan(2, { replaces: id(1), change: 'Plateau in grasp' })).success).toBe(true);
    expect(certificationSchema.safeParse({ ...certified(1, '2026-11-10'), by: undefined }).success).toBe(false);
  });
});

describe('planStanding(plans, certifications, today)', () => {
  it('is null without a plan', () => {
    expect(planStanding([], [], '2026-11-22')).toBeNull();
  });

  it('is due for 30 days, then overdue, until somebody certifies', () => {
    expect(planStanding([plan(1)], [], '2026-12-02')).toMatchObject({ state: 'due', next: '2026-12-02', endsOn: '2026-12-27' });
    expect(planStanding([plan(1)], [], '2026-12-03')).toMatchObject({ state: 'overdue' });
    const sent = { id: id(7), plan: id(1), state: 'sent', on: '2026-11-03' } as const;
    expect(planStanding([plan(1)], [sent], '2026-11-22')).toMatchObject({ state: 'due', sentOn: '2026-11-03' });
  });

  it('holds to the earliest of the plan’s end, 90 days and what the certification says', () => {
    const today = '2026-11-22';
    expect(planStanding([plan(1)], [certified(1, '2026-11-10')], today)).toMatchObject({
      state: 'certified',
      next: '2026-12-27',
    });
    expect(planStanding([plan(1, { duration: 20 })], [certified(1, '2026-11-10')], today)).toMatchObject({ next: '2027-01-30' });
    const shorter = certified(1, '2026-11-10', { through: '2026-11-21' });
    expect(planStanding([plan(1)], [shorter], today)).toMatchObject({ state: 'expired', next: '2026-11-21' });
  });

  it('counts a later certification of the same plan from its own day', () => {
    const long = plan(1, { duration: 40 });
    const again = certified(1, '2027-01-28', { id: id(201) });
    expect(planStanding([long], [certified(1, '2026-11-10'), again], '2027-02-15')).toMatchObject({
      state: 'certified',
      next: '2027-04-27',
    });
    expect(planStanding([long], [certified(1, '2026-11-10')], '2027-02-15')).toMatchObject({ state: 'expired' });
  });

  it('asks for a new certification of a new version, and does not know of one from a later day', () => {
    const plans = [plan(1), plan(2, { replaces: id(1), change: 'More visits' })];
    expect(planStanding(plans, [certified(1, '2026-11-10')], '2026-11-22')).toMatchObject({ state: 'due', version: 2 });
    expect(planStanding([plan(1)], [certified(1, '2026-11-23')], '2026-11-22')).toMatchObject({ state: 'due' });
    const refused = certified(1, '2026-11-10', { state: 'refused' });
    expect(planStanding([plan(1)], [refused], '2026-11-22')).toMatchObject({ state: 'refused', certifiedBy: null });
  });
});
