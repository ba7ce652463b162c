import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Coding, type CodingBout, type CodingInput, timedUnits, whyText } from './index.ts';

const cms = { unitMethod: 'CMS_TOTAL', assistantModifier: true } as const;
const midpoint = { unitMethod: 'CPT_MIDPOINT', assistantModifier: true } as const;
const full = { unitMethod: 'FULL_15', assistantModifier: true } as const;

const bout = (code: string, minutes: number, by: CodingBout['by'] = 'therapist'): CodingBout => ({
  code,
  seconds: minutes * 60,
  by,
});

function visit(bouts: CodingBout[], more: Partial<CodingInput> = {}): CodingInput {
  return { date: '2026-11-20', discipline: 'PT', payer: cms, bouts, ...more };
}

function counted(input: CodingInput): Coding {
  const coding = timedUnits(input);
  if (!coding.ok) throw new Error(coding.error.message);
  return coding.value;
}

/** How it was counted, in words. */
const wordsOf = (coding: Coding): readonly string[] => coding.why.map((one) => whyText(one, 'en-US'));
/** A line without its evidence. */
const rowsOf = (coding: Coding) =>
  coding.lines.map(({ code, minutes, units, modifiers }) => ({ code, minutes, units, modifiers }));

function faultOf(input: CodingInput): string {
  const coding = timedUnits(input);
  return coding.ok ? 'none' : coding.error.code;
}

/** Units per code as a map, and the units of the lines in all. */
function unitsOf(coding: Coding): Record<string, number> {
  const map: Record<string, number> = {};
  for (const line of coding.lines) map[line.code] = (map[line.code] ?? 0) + line.units;
  return map;
}
const placed = (coding: Coding): number => coding.lines.reduce((sum, line) => sum + line.units, 0);

interface Row {
  id: string;
  minutes: [string, number][];
  total: number;
  cms: number[];
  tie?: { remainder: number; codes: string[]; pick: number };
  midpoint: number[];
  full: number[];
}
const vectors = <T>(name: string): T[] =>
  (JSON.parse(readFileSync(new URL(`../../../vectors/billing/${name}.json`, import.meta.url), 'utf8')) as { rows: T[] }).rows;

describe('timedUnits(input) on the vectors worked by hand', () => {
  it.each(vectors<Row>('units-by-hand').map((row) => [row.id, row] as const))('%s', (_, row) => {
    const bouts = row.minutes.map(([code, minutes]) => bout(code, minutes));
    const expected = (units: number[]) => Object.fromEntries(row.minutes.map(([code], i) => [code, units[i]]));
    const total = counted(visit(bouts));
    expect(total.billableUnits).toBe(row.total);
    expect(total.timedMinutes).toBe(row.minutes.reduce((sum, [, minutes]) => sum + minutes, 0));
    expect(unitsOf(total)).toEqual(expected(row.cms));
    expect(total.choice).toEqual(row.tie ?? null);
    expect(total.lines.map((line) => [line.code, line.minutes])).toEqual(row.minutes);
    expect(unitsOf(counted(visit(bouts, { payer: midpoint })))).toEqual(expected(row.midpoint));
    expect(unitsOf(counted(visit(bouts, { payer: full })))).toEqual(expected(row.full));
  });
});

describe('timedUnits(input) on the published examples', () => {
  interface UnitVector {
    id: string;
    minutes: [string, number][];
    total: number;
    cmsTotal: number;
    cmsUnits: Record<string, number> | null;
    cmsTie: { remainder: number; codes: string[]; pick: number } | null;
    midpointTotal: number;
    midpointUnits: Record<string, number>;
  }
  it.each(vectors<UnitVector>('units').map((row) => [row.id, row] as const))('units: %s', (_, row) => {
    const bouts = row.minutes.map(([code, minutes]) => bout(code, minutes));
    const total = counted(visit(bouts));
    expect([total.timedMinutes, total.billableUnits]).toEqual([row.total, row.cmsTotal]);
    if (row.cmsUnits) expect(unitsOf(total)).toEqual(row.cmsUnits);
    expect(total.choice && { ...total.choice, codes: [...total.choice.codes].sort() }).toEqual(
      row.cmsTie && { ...row.cmsTie, codes: [...row.cmsTie.codes].sort() },
    );
    const each = counted(visit(bouts, { payer: midpoint }));
    expect(each.billableUnits).toBe(row.midpointTotal);
    expect(unitsOf(each)).toEqual(row.midpointUnits);
  });

  interface AssistantVector {
    id: string;
    segments: [code: string, minutes: number, by: 'A' | 'T' | 'TA'][];
    total: number;
    units: number;
    lines: Record<string, [plain: number, assistant: number]>;
  }
  it.each(vectors<AssistantVector>('assistants').map((row) => [row.id, row] as const))('assistants: %s', (_, row) => {
    const by = { A: 'assistant', T: 'therapist', TA: 'both' } as const;
    const coding = counted(visit(row.segments.map(([code, minutes, who]) => bout(code, minutes, by[who]))));
    expect([coding.timedMinutes, coding.billableUnits]).toEqual([row.total, row.units]);
    for (const [code, expected] of Object.entries(row.lines)) {
      const lines = coding.lines.filter((line) => line.code === code);
      const sum = (modified: boolean) =>
        lines.filter((line) => line.modifiers.includes('CQ') === modified).reduce((n, line) => n + line.units, 0);
      expect([sum(false), sum(true)], code).toEqual(expected);
    }
  });
});

describe('timedUnits(input) and ties', () => {
  const tied = [bout('97110', 20), bout('97112', 20)];

  it('leaves the disputed unit out of the lines and in billableUnits', () => {
    const coding = counted(visit(tied));
    expect(placed(coding)).toBe(2);
    expect(coding.billableUnits).toBe(3);
    expect(wordsOf(coding)).toContain('97110 and 97112 each have 5 minutes left over for 1 unit: the clinician chooses.');
  });

  it('honours choose: the first tied code in the order of preference has the unit', () => {
    const coding = counted(visit(tied, { choose: ['97112', '97110'] }));
    expect(unitsOf(coding)).toEqual({ '97110': 1, '97112': 2 });
    expect(coding.choice).toBeNull();
    expect(wordsOf(coding)).toContain('97110 and 97112 each have 5 minutes left over for 1 unit: the clinician chose 97112.');
  });

  it('does not hear a choice for a code that is not tied, and says so', () => {
    const coding = counted(visit([...tied, bout('97140', 15)], { choose: ['97140'] }));
    expect(coding.choice).toEqual({ remainder: 5, codes: ['97110', '97112'], pick: 1 });
    expect(wordsOf(coding)).toContain('The preference for 97140 was not needed: no tie concerns it.');
    expect(unitsOf(counted(visit([bout('97112', 24), bout('97110', 23)], { choose: ['97110'] })))).toEqual({
      '97112': 2,
      '97110': 1,
    });
  });

  it('asks for the rest when only a part was chosen', () => {
    const three = ['97110', '97112', '97530'].map((code) => bout(code, 8));
    const coding = counted(visit(three, { choose: ['97112', '97112'] }));
    expect(unitsOf(coding)).toEqual({ '97110': 0, '97112': 1, '97530': 0 });
    expect(coding.choice).toEqual({ remainder: 8, codes: ['97110', '97530'], pick: 1 });
    expect(counted(visit(three, { choose: ['97112', '97530'] })).choice).toBeNull();
  });
});

describe('timedUnits(input) and assistants', () => {
  it('splits a code into two lines whose minutes add up', () => {
    const coding = counted(visit([bout('97110', 23, 'assistant'), bout('97110', 13), bout('97140', 30)]));
    expect(rowsOf(coding)).toEqual([
      { code: '97110', minutes: 13, units: 1, modifiers: ['GP'] },
      { code: '97110', minutes: 23, units: 1, modifiers: ['GP', 'CQ'] },
      { code: '97140', minutes: 30, units: 2, modifiers: ['GP'] },
    ]);
    expect(wordsOf(coding).join(' ')).toContain(
      'the therapist has 13 min of the last unit, at least 8 min, so 1 without and 1 with CQ',
    );
  });

  it('writes GO and CO for occupational therapy, and no assistant modifier where the payer wants none', () => {
    const bouts = [bout('97530', 15, 'assistant')];
    expect(counted(visit(bouts, { discipline: 'OT' })).lines[0]?.modifiers).toEqual(['GO', 'CO']);
    expect(rowsOf(counted(visit(bouts, { payer: { ...cms, assistantModifier: false } })))).toEqual([
      { code: '97530', minutes: 15, units: 1, modifiers: ['GP'] },
    ]);
  });

  it('asks where the rule is silent: two units left, not both with 9 to 14 minutes', () => {
    const bouts = [bout('97112', 14), bout('97112', 6, 'assistant'), bout('97110', 19)];
    const coding = counted(visit(bouts));
    expect([coding.billableUnits, placed(coding)]).toEqual([3, 1]);
    expect(coding.choice).toEqual({
      remainder: 20,
      codes: ['97112'],
      pick: 2,
      assistant: { therapistMinutes: 14, assistantMinutes: 6 },
    });
    const answered = counted(visit(bouts, { modified: [{ code: '97112', units: 1 }] }));
    expect(answered.choice).toBeNull();
    expect(rowsOf(answered).slice(0, 2)).toEqual([
      { code: '97112', minutes: 14, units: 1, modifiers: ['GP'] },
      { code: '97112', minutes: 6, units: 1, modifiers: ['GP', 'CQ'] },
    ]);
  });

  it('counts whole minutes of each, never a rounded-up one: 7:59 and a second are the therapist’s without a modifier', () => {
    const coding = counted(
      visit([
        { code: '97112', seconds: 479, by: 'therapist' },
        { code: '97112', seconds: 1, by: 'assistant' },
      ]),
    );
    expect(rowsOf(coding)).toEqual([{ code: '97112', minutes: 8, units: 1, modifiers: ['GP'] }]);
  });

  it('marks an untimed code when the assistant’s part is above a tenth', () => {
    const lines = (assistant: number) => counted(visit([bout('97150', 30), bout('97150', assistant, 'assistant')])).lines;
    expect(lines(3)[0]?.modifiers).toEqual(['GP']);
    expect(lines(4)[0]?.modifiers).toEqual(['GP', 'CQ']);
  });
});

describe('timedUnits(input) and who bills nothing', () => {
  it.each(['student', 'aide', 'none'] as const)('bills nothing for time by %s, and says so', (by) => {
    const coding = counted(visit([bout('97112', 30, by)]));
    expect(coding).toMatchObject({ timedMinutes: 0, totalMinutes: 0, billableUnits: 0, lines: [], choice: null });
    expect(wordsOf(coding).join(' ')).toContain('97112: 30 minutes');
  });

  it('counts a directed student, recorded as both, as the therapist', () => {
    expect(rowsOf(counted(visit([bout('97112', 15, 'both')])))).toEqual([
      { code: '97112', minutes: 15, units: 1, modifiers: ['GP'] },
    ]);
  });

  it('bills an unattended service although nobody was there, and no assistant’s evaluation', () => {
    expect(counted(visit([bout('G0283', 15, 'none')])).billableUnits).toBe(1);
    expect(counted(visit([bout('97161', 30, 'assistant')])).billableUnits).toBe(0);
  });
});

describe('timedUnits(input) and codes that are not quarters of an hour', () => {
  it('gives an untimed code one unit a day; its minutes count to the total only', () => {
    const coding = counted(visit([bout('97112', 24), bout('97150', 20), bout('97150', 20)]));
    expect(coding).toMatchObject({ timedMinutes: 24, totalMinutes: 64, billableUnits: 3 });
    expect(unitsOf(coding)).toEqual({ '97112': 2, '97150': 1 });
  });

  it('folds a base code and its add-on as one service, base first', () => {
    const coding = counted(visit([bout('97130', 20), bout('97129', 18)], { discipline: 'OT' }));
    expect(rowsOf(coding)).toEqual([
      { code: '97129', minutes: 15, units: 1, modifiers: ['GO'] },
      { code: '97130', minutes: 23, units: 2, modifiers: ['GO'] },
    ]);
    expect(unitsOf(counted(visit([bout('97130', 15)])))).toEqual({ '97129': 1 });
  });

  it('counts caregiver training by itself: from 16 minutes one unit, from 38 two, and never in the patient’s minutes', () => {
    const units = (minutes: number) => counted(visit([bout('97550', minutes)]));
    expect([15, 16, 37, 38, 53].map((minutes) => units(minutes).billableUnits)).toEqual([0, 1, 1, 2, 3]);
    expect(unitsOf(units(53))).toEqual({ '97550': 1, '97551': 2 });
    expect(units(53)).toMatchObject({ timedMinutes: 0, totalMinutes: 0 });
    expect(counted(visit([bout('97550', 44)], { payer: full })).billableUnits).toBe(1);
  });

  it('never counts a monthly code in a visit', () => {
    expect(counted(visit([bout('98980', 25), bout('97112', 8)]))).toMatchObject({
      timedMinutes: 8,
      totalMinutes: 8,
      billableUnits: 1,
    });
  });
});

describe('timedUnits(input) refuses', () => {
  it('a code that nobody knows, one before its day, one of the other discipline, and a day of more than 24 hours', () => {
    expect(faultOf(visit([bout('99999', 15)]))).toBe('EUP_CLAIMS_CODE');
    expect(faultOf(visit([bout('__proto__', 15)]))).toBe('EUP_CLAIMS_CODE');
    expect(faultOf(visit([bout('97550', 15)], { date: '2023-12-31' }))).toBe('EUP_CLAIMS_CODE_DATE');
    expect(faultOf(visit([bout('97161', 15)], { discipline: 'OT' }))).toBe('EUP_CLAIMS_DISCIPLINE');
    expect(faultOf(visit([bout('97112', 1000), bout('97110', 1000)]))).toBe('EUP_CLAIMS_DAY_TOO_LONG');
  });
});

describe('timedUnits(input), whatever comes', () => {
  const fixed = { seed: 20_261_122 };
  const anyBout = fc.record({
    code: fc.constantFrom('97112', '97110', '97530', '97140', '97116', '97129', '97130', '97150', 'G0283', '97550'),
    seconds: fc.integer({ min: 0, max: 4000 }),
    by: fc.constantFrom('therapist', 'assistant', 'both', 'student', 'aide', 'none'),
  }) as fc.Arbitrary<CodingBout>;
  const anyPayer = fc.record({
    unitMethod: fc.constantFrom('CMS_TOTAL', 'CPT_MIDPOINT', 'FULL_15'),
    assistantModifier: fc.boolean(),
  });
  const anyVisit = fc.record({
    bouts: fc.array(anyBout, { maxLength: 12 }),
    payer: anyPayer as fc.Arbitrary<CodingInput['payer']>,
    choose: fc.shuffledSubarray(['97112', '97110', '97530', '97140', '97116', '97129']),
  });
  const of = ({ bouts, payer, choose }: { bouts: CodingBout[]; payer: CodingInput['payer']; choose: string[] }) =>
    visit(bouts, { payer, choose });
  const byCode = (coding: Coding) =>
    rowsOf(coding).sort((a, b) => a.code.localeCompare(b.code) || a.modifiers.length - b.modifiers.length);

  it('places every unit in a line or in the choice, and never more', () => {
    fc.assert(
      fc.property(anyVisit, (any) => {
        const coding = counted(of(any));
        expect(placed(coding)).toBeLessThanOrEqual(coding.billableUnits);
        if (coding.choice === null) expect(placed(coding)).toBe(coding.billableUnits);
        const untimed = coding.lines
          .filter((line) => ['97150', 'G0283', '97550', '97551'].includes(line.code))
          .reduce((n, line) => n + line.units, 0);
        if (any.payer.unitMethod === 'CMS_TOTAL')
          expect(coding.billableUnits - untimed).toBe(Math.floor((coding.timedMinutes + 7) / 15));
        const minutes = coding.lines.filter((line) => !line.code.startsWith('9755')).reduce((sum, line) => sum + line.minutes, 0);
        // Seconds that no line has a whole minute of count in the total of the day.
        expect(minutes).toBeLessThanOrEqual(coding.totalMinutes);
        for (const line of coding.lines) {
          expect(line.minutes >= 0 && line.units >= 0).toBe(true);
          expect(line.minutes * 60).toBeLessThanOrEqual(line.seconds);
        }
      }),
      fixed,
    );
  });

  it('does not depend on the order of stretches but in the order of its lines', () => {
    fc.assert(
      fc.property(anyVisit, fc.infiniteStream(fc.nat()), (any, keys) => {
        const shuffled = any.bouts
          .map((one) => [keys.next().value ?? 0, one] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, one]) => one);
        const [a, b] = [counted(of(any)), counted(of({ ...any, bouts: shuffled }))];
        expect(byCode(b)).toEqual(byCode(a));
        expect([b.timedMinutes, b.totalMinutes, b.billableUnits]).toEqual([a.timedMinutes, a.totalMinutes, a.billableUnits]);
      }),
      fixed,
    );
  });

  it('does not change when a stretch is cut in two', () => {
    fc.assert(
      fc.property(anyVisit, fc.nat(), fc.nat(), (any, which, where) => {
        const index = any.bouts.length === 0 ? -1 : which % any.bouts.length;
        const cut = any.bouts.flatMap((one, i) => {
          if (i !== index) return [one];
          const first = one.seconds === 0 ? 0 : where % one.seconds;
          return [
            { ...one, seconds: first },
            { ...one, seconds: one.seconds - first },
          ];
        });
        expect(counted(of({ ...any, bouts: cut }))).toEqual(counted(of(any)));
      }),
      fixed,
    );
  });

  it('never takes a unit away for a second more', () => {
    fc.assert(
      fc.property(anyVisit, fc.nat(), (any, which) => {
        if (any.bouts.length === 0) return;
        const more = any.bouts.map((one, i) => (i === which % any.bouts.length ? { ...one, seconds: one.seconds + 1 } : one));
        expect(counted(of({ ...any, bouts: more })).billableUnits).toBeGreaterThanOrEqual(counted(of(any)).billableUnits);
      }),
      fixed,
    );
  });
});
