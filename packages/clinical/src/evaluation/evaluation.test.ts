import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComplexityElements, complexityOf, consentKinds, consentOn } from '../chart/index.ts';
import { kinds } from '../log/bodies.ts';
import { agreedShape, consentSchema, consentShape, guardianSchema } from './consent.ts';
import { findingSchema } from './finding.ts';
import { limitsSchema, ruleReasonSchema, screeningSchema } from './screening.ts';
import { traitsShape } from './traits.ts';

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

  it('is as the latest day says, whatever was entered later; of two on one day the later entry holds', () => {
    const late = [consent(1, false, '2026-11-20'), consent(2, true, '2026-11-02')];
    expect(consentOn('treatment', '2026-11-22', { consents: late, guardians }).state).toBe('refused');
    expect(consentOn('treatment', '2026-11-10', { consents: late, guardians }).state).toBe('given');
    const sameDay = [consent(1, true, '2026-11-20'), consent(2, false, '2026-11-20')];
    expect(consentOn('treatment', '2026-11-22', { consents: sameDay, guardians }).state).toBe('refused');
    expect(consentOn('treatment', '2026-11-22', { consents: sameDay.toReversed(), guardians }).state).toBe('given');
  });

  it('lapses with the guardian’s scope', () => {
    const chart = { consents: [consent(1, true, '2026-03-01', 'guardian')], guardians };
    expect(consentOn('treatment', '2026-12-31', chart).state).toBe('given');
    expect(consentOn('treatment', '2027-01-01', chart).state).toBe('lapsed');
    expect(consentOn('treatment', '2026-05-01', { ...chart, guardians: [] }).state).toBe('lapsed');
  });

  it('lapses after its last day', () => {
    const chart = { consents: [{ ...consent(1, true, '2026-03-01'), until: '2026-06-30' }], guardians };
    expect(consentOn('treatment', '2026-06-30', chart).state).toBe('given');
    expect(consentOn('treatment', '2026-07-01', chart)).toEqual({ state: 'lapsed', from: chart.consents[0] });
    const again = { ...chart, consents: [...chart.consents, consent(2, true, '2026-07-02')] };
    expect(consentOn('treatment', '2026-07-02', again).state).toBe('given');
    const refused = { ...chart, consents: [{ ...consent(3, false, '2026-03-01'), until: '2026-06-30' }] };
    expect(consentOn('treatment', '2026-07-01', refused).state).toBe('refused');
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
    const own = { id: id(1), what: 'media', given: true, by: 'patient', mode: 'written', on: '2026-11-22' };
    expect(consentSchema.safeParse({ ...own, until: '2026-11-22' }).success).toBe(true);
    expect(consentSchema.safeParse({ ...own, until: '2026-11-21' }).success).toBe(false);
    const agreed = { what: 'treatment', by: 'guardian', mode: 'phone' };
    expect(agreedShape.writer.safeParse(agreed).success).toBe(false);
    expect(agreedShape.writer.safeParse({ ...agreed, name: 'Mara Brandt' }).success).toBe(true);
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

  it('read reasons, traits and consents as they were written', () => {
    const text = fc.constantFrom('Belt and guard', 'Go on.', 'x');
    const aDay = fc.constantFrom('2026-11-20', '1999-02-28');
    const reached = fc.record(
      { name: text, how: text, at: fc.integer({ min: 1_700_000_000_000, max: 1_800_000_000_000 }), words: text },
      { requiredKeys: ['name', 'how', 'at'] },
    );
    const reason = fc.record({ rule: text, text, facts: text, reached }, { requiredKeys: ['rule', 'text'] });
    const list = fc.array(text, { maxLength: 3 });
    const traits = fc.record(
      {
        ...{ agents: list, contact: text, exertion: fc.constantFrom(0, 1, 2, 3), features: list, movements: list },
        ...{ positions: list, legWeight: text, armWeight: text, balance: text, by: text, on: aDay },
      },
      { requiredKeys: [] },
    );
    const agreed = fc.record(
      { what: fc.constantFrom(...consentKinds), by: fc.constantFrom('patient', 'guardian'), name: text, mode: text, text },
      { requiredKeys: ['what', 'by', 'name', 'mode'] },
    );
    fc.assert(
      fc.property(reason, traits, agreed, aDay, (why, asks, consent, on) => {
        for (const [shape, body] of [
          [kinds['rule.reasoned'].body, why],
          [traitsShape, asks],
          [agreedShape, consent],
          [consentShape, { id: id(5), given: true, on, until: '2027-01-01', ...consent }],
        ] as const) {
          expect(shape.writer.parse(body)).toEqual(body);
          expect(shape.reader.parse(JSON.parse(JSON.stringify(body)))).toEqual(body);
        }
        expect(ruleReasonSchema.parse({ id: id(6), on, ...why })).toEqual({ id: id(6), on, ...why });
      }),
    );
  });
});
