import { describe, expect, it } from 'vitest';
import { type ComplexityElements, complexityOf, consentOn } from '../chart/index.ts';
import { consentSchema, guardianSchema } from './consent.ts';
import { findingSchema } from './finding.ts';
import { limitsSchema, screeningSchema } from './screening.ts';

const id = (n: number) => `0198a5a0-0000-7000-8000-${String(n).padStart(12, '0')}`;
const pt: ComplexityElements = {
  discipline: 'PT',
  factors: 1,
  examined: 4,
  presentation: 'evolving',
  performanceDeficits: 0,
  review: null,
  decisions: null,
};
const ot: ComplexityElements = { ...pt, discipline: 'OT', performanceDeficits: 5, review: 'extensive', decisions: 'high' };

describe('complexityOf(elements)', () => {
  it('is as low as its lowest element, and names it', () => {
    expect(complexityOf(pt)).toMatchObject({ level: 'moderate', code: '97162', decidedBy: ['factors', 'presentation'] });
    expect(complexityOf({ ...pt, factors: 0 })).toMatchObject({ level: 'low', code: '97161', decidedBy: ['factors'] });
    expect(complexityOf({ ...pt, factors: 3, presentation: 'unstable' })).toMatchObject({ level: 'high', code: '97163' });
    expect(complexityOf({ ...ot, review: 'brief' })).toMatchObject({ level: 'low', code: '97165', decidedBy: ['review'] });
    expect(complexityOf({ ...ot, performanceDeficits: 3 })).toMatchObject({ level: 'moderate', code: '97166' });
    expect(complexityOf(ot)).toMatchObject({ level: 'high', code: '97167' });
  });

  it('says nothing while a judgement is missing or nothing was examined', () => {
    expect(complexityOf({ ...pt, presentation: null })).toMatchObject({ level: null, code: null, decidedBy: ['presentation'] });
    expect(complexityOf({ ...pt, examined: 0 })).toMatchObject({ code: null, decidedBy: ['examined'] });
  });
});

describe('consentOn(what, today, chart)', () => {
  const guardians = [
    {
      id: id(9),
      name: 'Mara Brandt',
      relation: 'mother',
      scope: ['treatment' as const],
      from: '2026-01-01',
      until: '2026-12-31',
    },
  ];
  const consent = (n: number, given: boolean, on: string, by: 'patient' | 'guardian' = 'patient') => ({
    id: id(n),
    what: 'treatment' as const,
    given,
    by,
    ...(by === 'guardian' ? { name: 'Mara Brandt' } : {}),
    on,
  });

  it('is not given before it was asked, and no longer once it was taken back', () => {
    const chart = { consents: [consent(1, true, '2026-03-01'), consent(2, false, '2026-06-01')], guardians };
    expect(consentOn('treatment', '2026-02-28', chart).state).toBe('unasked');
    expect(consentOn('treatment', '2026-03-01', chart).state).toBe('given');
    expect(consentOn('treatment', '2026-06-01', chart).state).toBe('refused');
    expect(consentOn('recording', '2026-06-01', chart).state).toBe('unasked');
  });

  it('lapses with the guardian’s scope', () => {
    const chart = { consents: [consent(1, true, '2026-03-01', 'guardian')], guardians };
    expect(consentOn('treatment', '2026-12-31', chart).state).toBe('given');
    expect(consentOn('treatment', '2027-01-01', chart).state).toBe('lapsed');
    expect(consentOn('treatment', '2026-05-01', { ...chart, guardians: [] }).state).toBe('lapsed');
  });
});

describe('the schemas of an evaluation', () => {
  it('refuse what says nothing, a number without its unit and a grade without its scale', () => {
    const finding = { id: id(1), domain: 'range', takenOn: '2026-11-22' };
    expect(findingSchema.safeParse(finding).success).toBe(false);
    expect(findingSchema.safeParse({ ...finding, value: 18 }).success).toBe(false);
    expect(findingSchema.safeParse({ ...finding, value: 18, unit: '°' }).success).toBe(true);
    expect(findingSchema.safeParse({ ...finding, grade: '1+' }).success).toBe(false);
    expect(findingSchema.safeParse({ ...finding, grade: '1+', scale: 'MAS' }).success).toBe(true);
    expect(findingSchema.safeParse({ ...finding, value: 18, unit: '°', takenOn: '2026-02-30' }).success).toBe(false);
  });

  it('refuse a consent for another without a name, a scope that ends before it begins and limits that cross', () => {
    expect(consentSchema.safeParse({ id: id(1), what: 'treatment', given: true, by: 'guardian', on: '2026-11-22' }).success).toBe(
      false,
    );
    const guardian = { id: id(2), name: 'M', relation: 'mother', scope: ['treatment'], from: '2026-02-01', until: '2026-01-01' };
    expect(guardianSchema.safeParse(guardian).success).toBe(false);
    expect(guardianSchema.safeParse({ ...guardian, until: null }).success).toBe(true);
    const limits = { id: id(3), vitalsFirst: true };
    expect(limitsSchema.safeParse({ ...limits, systolic: { least: 160, most: 90 } }).success).toBe(false);
    expect(limitsSchema.safeParse({ ...limits, systolic: {} }).success).toBe(false);
    expect(limitsSchema.safeParse({ ...limits, systolic: { most: 160 }, pain: 6 }).success).toBe(true);
  });

  it('know three answers to a question of the safety screen and no other', () => {
    const screening = (answer: string) => ({ id: id(4), on: '2026-11-22', answers: { pacemaker: { answer } } });
    for (const answer of ['yes', 'no', 'unknown']) expect(screeningSchema.safeParse(screening(answer)).success).toBe(true);
    expect(screeningSchema.safeParse(screening('maybe')).success).toBe(false);
  });
});
