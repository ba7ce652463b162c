import { screenQuestions } from '@eupraxia/catalogue';
import type { ActivityVerdict } from '@eupraxia/clinical/gate';
import { describe, expect, it } from 'vitest';
import { followUpRows, isFollowUp, noneOfThese, screeningPlan } from './screening-plan.ts';

const asks = (severity: 'block' | 'reason', ...ask: readonly string[]): ActivityVerdict => ({
  id: severity,
  name: severity,
  start: 'asks',
  findings: [
    {
      rule: severity,
      severity,
      certain: false,
      about: ask,
      ask,
      text: severity,
      wayOn: null,
      source: '',
      verified: true,
      facts: '',
    },
  ],
});
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

describe('screeningPlan(verdicts)', () => {
  it('asks first what the program waits for, blocks before reasons, and leaves red flags to their own place', () => {
    const plan = screeningPlan([asks('reason', 'falls', 'fever'), asks('block', 'cardiac-implant')]);
    expect(ids(plan.needed)).toEqual(['cardiac-implant', 'falls']);
    expect(ids(plan.flags).toSorted()).toEqual([
      'cervical-instability',
      'deep-vein-thrombosis',
      'fever',
      'malignancy',
      'red-flags-spine',
      'relapse',
      'unstable-heart',
    ]);
  });

  it('then asks what a condition of the chart makes urgent', () => {
    expect(ids(screeningPlan([asks('reason', 'falls')], ['seizures', 'falls']).needed)).toEqual(['falls', 'seizures']);
  });

  it('shows every question at one place', () => {
    const plan = screeningPlan([asks('reason', 'falls')]);
    const all = [...plan.needed, ...plan.flags, ...plan.groups.flatMap(({ rows }) => rows)];
    expect(ids(all).toSorted()).toEqual(ids(screenQuestions).toSorted());
  });
});

describe('followUpRows(now, unasked)', () => {
  it('asks at most three, the open ones first, red flags among them', () => {
    const rows = followUpRows([asks('reason', 'falls')], [asks('block', 'fever', 'seizures', 'shunt'), asks('reason', 'falls')]);
    expect(ids(rows)).toEqual(['falls', 'fever', 'seizures']);
    expect(followUpRows([], [])).toEqual([]);
  });
});

describe('noneOfThese(rows, answers, shown)', () => {
  const rows = screenQuestions.filter(({ id }) => ['shunt', 'fever', 'medication-known', 'lvad'].includes(id));

  it('answers nothing before the group was shown', () => {
    expect(noneOfThese(rows, {}, false)).toEqual([]);
  });

  it('answers what is open, and never a red flag or the list of medication', () => {
    expect(noneOfThese(rows, { lvad: { answer: 'yes' } }, true)).toEqual(['shunt']);
  });
});

describe('isFollowUp(screening, today)', () => {
  it('asks what has changed from the day after', () => {
    expect(isFollowUp(null, '2026-11-30')).toBe(false);
    expect(isFollowUp({ on: '2026-11-30' }, '2026-11-30')).toBe(false);
    expect(isFollowUp({ on: '2026-11-29' }, '2026-11-30')).toBe(true);
  });
});
