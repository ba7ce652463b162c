import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Coding, type CodingBout, type CodingInput, timedUnits, whyText } from './index.ts';

type Method = CodingInput['payer']['unitMethod'];
type Time = readonly [code: string, seconds: number, by?: CodingBout['by']];

const clock = (minutes: number, seconds = 0): number => minutes * 60 + seconds;

function counted(times: readonly Time[], more: Partial<CodingInput> = {}, unitMethod: Method = 'CMS_TOTAL'): Coding {
  const bouts = times.map(([code, seconds, by = 'therapist']) => ({ code, seconds, by }));
  const coding = timedUnits({
    date: '2026-11-20',
    discipline: 'PT',
    payer: { unitMethod, assistantModifier: true },
    bouts,
    ...more,
  });
  if (!coding.ok) throw new Error(coding.error.message);
  return coding.value;
}

const unitsOf = ({ lines }: Coding) => lines.map(({ units }) => units);
const rowsOf = ({ lines }: Coding) => lines.map(({ minutes, units, modifiers }) => [minutes, units, modifiers.join(' ')]);

describe('timedUnits(input) floors the seconds of the day once', () => {
  it('14:40 and 8:20 are 23 minutes and two units, one each, and no line states more than its clock', () => {
    const day = counted([
      ['97112', clock(14, 40)],
      ['97530', clock(8, 20)],
    ]);
    expect(day).toMatchObject({ timedMinutes: 23, totalMinutes: 23, billableUnits: 2, choice: null });
    expect(rowsOf(day)).toEqual([
      [14, 1, 'GP'],
      [8, 1, 'GP'],
    ]);
    expect(day.why.map((one) => whyText(one, 'en-US')).slice(0, 2)).toEqual([
      'The seconds of all timed codes, added and then rounded down once, are 23 minutes (22 where each code is rounded down by itself).',
      '23 timed minutes give 2 units: 1 quarter of an hour and 8 minutes, enough for one more (8 are needed).',
    ]);
  });

  it('7:40 and 7:40 are 15 minutes and one unit, which the clinician gives', () => {
    const day = counted([
      ['97112', clock(7, 40)],
      ['97530', clock(7, 40)],
    ]);
    expect(day).toMatchObject({
      timedMinutes: 15,
      billableUnits: 1,
      choice: { remainder: 7, codes: ['97112', '97530'], pick: 1 },
    });
    expect(unitsOf(day)).toEqual([0, 0]);
  });

  it.each([40, 50])(
    'three times 7:%i are 23 minutes and two units, a tie of three; by the midpoint of each code there is none',
    (s) => {
      const times: Time[] = ['97112', '97530', '97110'].map((code) => [code, clock(7, s)]);
      expect(counted(times)).toMatchObject({
        timedMinutes: 23,
        billableUnits: 2,
        choice: { remainder: 7, codes: ['97112', '97530', '97110'], pick: 2 },
      });
      for (const method of ['CPT_MIDPOINT', 'FULL_15'] as const)
        expect(counted(times, {}, method)).toMatchObject({ timedMinutes: 23, billableUnits: 0, choice: null });
    },
  );

  it('asks among codes that have no minute left over, where only their seconds make the unit', () => {
    const codes = ['97110', '97112', '97116', '97140', '97530', '97533', '97535', '97542', '97032'];
    const day = counted(codes.map((code) => [code, 59]));
    expect(day).toMatchObject({ timedMinutes: 8, billableUnits: 1, choice: { remainder: 0, codes, pick: 1 } });
    const chosen = counted(
      codes.map((code) => [code, 59]),
      { choose: ['97530'] },
    );
    expect(chosen.lines.filter(({ units }) => units > 0)).toMatchObject([{ code: '97530', units: 1, minutes: 0 }]);
  });

  it.each<[readonly number[], readonly number[], readonly number[]]>([
    [
      [24, 23],
      [2, 1],
      [2, 2],
    ],
    [
      [33, 7],
      [2, 1],
      [2, 0],
    ],
    [
      [18, 13, 10, 8],
      [1, 1, 1, 0],
      [1, 1, 1, 1],
    ],
    [
      [20, 20],
      [1, 1],
      [1, 1],
    ],
    [
      [7, 7, 7],
      [0, 0, 0],
      [0, 0, 0],
    ],
  ])('whole minutes %j give what is published: %j by the total, %j by each midpoint', (minutes, total, midpoint) => {
    const codes = ['97112', '97110', '97530', '97140'];
    const times: Time[] = minutes.map((m, i) => [codes[i] ?? '', clock(m)]);
    expect(unitsOf(counted(times))).toEqual(total);
    expect(unitsOf(counted(times, {}, 'CPT_MIDPOINT'))).toEqual(midpoint);
    expect(unitsOf(counted(times, { rule: 'per-code' }))).toEqual(total);
  });

  it('per-code floors each code before it adds them: 14:40 and 8:20 are 22 minutes and one unit', () => {
    const day = counted(
      [
        ['97112', clock(14, 40)],
        ['97530', clock(8, 20)],
      ],
      { rule: 'per-code' },
    );
    expect(day).toMatchObject({ timedMinutes: 22, totalMinutes: 22, billableUnits: 1, choice: null });
    expect(unitsOf(day)).toEqual([1, 0]);
  });
});

describe('timedUnits(input) on the vectors of whole seconds', () => {
  interface Row {
    readonly id: string;
    readonly seconds: readonly (readonly [string, number])[];
    readonly total: number;
    readonly units: number;
    readonly cms: readonly number[];
    readonly tie?: object;
    readonly midpoint: readonly number[];
    readonly full: readonly number[];
    readonly perCode: { readonly total: number; readonly units: number; readonly cms: readonly number[] };
  }
  const file = new URL('../../../vectors/billing/seconds.json', import.meta.url);
  const { rows } = JSON.parse(readFileSync(file, 'utf8')) as { rows: Row[] };

  it.each(rows.map((row) => [row.id, row] as const))('%s', (_, row) => {
    const once = counted(row.seconds);
    expect([once.timedMinutes, once.billableUnits, unitsOf(once)]).toEqual([row.total, row.units, row.cms]);
    expect(once.choice).toEqual(row.tie ?? null);
    expect(unitsOf(counted(row.seconds, {}, 'CPT_MIDPOINT'))).toEqual(row.midpoint);
    expect(unitsOf(counted(row.seconds, {}, 'FULL_15'))).toEqual(row.full);
    const apart = counted(row.seconds, { rule: 'per-code' });
    expect([apart.timedMinutes, apart.billableUnits, unitsOf(apart)]).toEqual(Object.values(row.perCode));
  });
});

describe('timedUnits(input) splits an assistant’s part by seconds', () => {
  it('states of each line its own minutes: 14:40 by the therapist and 8:20 by the assistant are 14 and 8, together 23', () => {
    const day = counted([
      ['97112', clock(14, 40)],
      ['97112', clock(8, 20), 'assistant'],
    ]);
    expect(day).toMatchObject({ timedMinutes: 23, billableUnits: 2, choice: { pick: 2, remainder: 22 } });
    expect(day.choice?.assistant).toEqual({ therapistMinutes: 14, assistantMinutes: 8 });
    const chosen = counted(
      [
        ['97112', clock(14, 40)],
        ['97112', clock(8, 20), 'assistant'],
      ],
      { modified: [{ code: '97112', units: 1 }] },
    );
    expect(rowsOf(chosen)).toEqual([
      [14, 1, 'GP'],
      [8, 1, 'GP CQ'],
    ]);
  });

  it.each<[therapist: number, assistant: number, modified: number]>([
    // One unit: the therapist has it from 8:00 on, else the assistant from a rounded share of 11 %.
    [clock(8), clock(6, 59), 0],
    [clock(7, 59), clock(7, 1), 1],
    [clock(7, 59), 56, 0],
    [clock(7, 59), 57, 1],
    // Two units with 9 to 14 minutes on both sides are one each, to the second.
    [clock(14, 59), clock(9), 1],
    [clock(14, 59), clock(14, 59), 1],
  ])('%i s by the therapist and %i s by the assistant: %i with the modifier', (therapist, assistant, modified) => {
    const day = counted([
      ['97112', therapist],
      ['97112', assistant, 'assistant'],
    ]);
    const marked = day.lines.filter(({ modifiers }) => modifiers.includes('CQ')).reduce((sum, { units }) => sum + units, 0);
    expect([day.choice, marked]).toEqual([null, modified]);
  });

  it('asks where one of two has a second less than nine minutes', () => {
    const day = counted([
      ['97112', clock(14, 59)],
      ['97112', clock(8, 59), 'assistant'],
    ]);
    expect(day.choice?.assistant).toEqual({ therapistMinutes: 14, assistantMinutes: 8 });
  });
});

describe('timedUnits(input), whatever the day', () => {
  const time = fc.tuple(
    fc.constantFrom('97112', '97110', '97530', '97140', '97129', '97130', '97150', 'G0283', '97550', '97551'),
    fc.integer({ min: 0, max: 3600 }),
    fc.constantFrom<CodingBout['by']>('therapist', 'assistant', 'both', 'student', 'aide', 'none'),
  );
  const method = fc.constantFrom<Method>('CMS_TOTAL', 'CPT_MIDPOINT', 'FULL_15');
  const rule = fc.constantFrom('day-once' as const, 'per-code' as const);
  const times = fc.array(time, { maxLength: 12 });
  const fixed = { numRuns: 1000, seed: 20_261_130 };

  it('no line states more minutes than its own clock, and the lines of a day no more than it', () => {
    fc.assert(
      fc.property(times, method, rule, (day, unitMethod, by) => {
        const coding = counted(day, { rule: by }, unitMethod);
        for (const { minutes, seconds } of coding.lines) expect(minutes * 60).toBeLessThanOrEqual(seconds);
        const all = coding.lines.filter(({ code }) => !code.startsWith('9755')).reduce((sum, { seconds }) => sum + seconds, 0);
        expect(coding.totalMinutes * 60).toBeLessThanOrEqual(all);
        expect(coding.timedMinutes).toBeLessThanOrEqual(coding.totalMinutes);
      }),
      fixed,
    );
  });

  it('never bills fewer units floored once than code by code, and at most one minute a code is between them', () => {
    fc.assert(
      fc.property(times, method, (day, unitMethod) => {
        const [once, apart] = [counted(day, { rule: 'day-once' }, unitMethod), counted(day, { rule: 'per-code' }, unitMethod)];
        const codes = new Set(once.lines.map(({ code }) => code)).size;
        expect(once.timedMinutes - apart.timedMinutes).toBeGreaterThanOrEqual(0);
        expect(once.timedMinutes - apart.timedMinutes).toBeLessThan(Math.max(1, codes));
        expect(once.billableUnits).toBeGreaterThanOrEqual(apart.billableUnits);
        if (unitMethod !== 'CMS_TOTAL') expect(once.billableUnits).toBe(apart.billableUnits);
      }),
      fixed,
    );
  });
});
