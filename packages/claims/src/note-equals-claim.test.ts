import { minutesOf } from '@eupraxia/clinical/visit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedVisits } from './generated-visit.fixture.ts';
import { codingOf, timedUnits } from './index.ts';

const otherTime = fc.record({
  visit: fc.constantFrom('0190a000-0000-7000-8000-00000000000a', '0190a000-0000-7000-8000-00000000000b'),
  code: fc.constantFrom('97112', '97530', '97129', '97140', '97150'),
  seconds: fc.integer({ min: 0, max: 3000 }),
  by: fc.constantFrom('therapist' as const, 'assistant' as const, undefined),
});
const rules = fc.constantFrom('day-once' as const, 'per-code' as const);

describe('minutesOf(visit) and timedUnits(codingOf(visit))', () => {
  it('state the same minutes, whatever the clock went through: the note cannot differ from the bill', () => {
    fc.assert(
      fc.property(generatedVisits, ({ visit }) => {
        const minutes = minutesOf(visit);
        const coding = timedUnits(codingOf(visit));
        if (!coding.ok) throw new Error(coding.error.message);
        expect([minutes.timed, minutes.total]).toEqual([coding.value.timedMinutes, coding.value.totalMinutes]);
        for (const { minutes: whole, seconds } of minutes.codes) expect(whole * 60).toBeLessThanOrEqual(seconds + 0.001);
      }),
      { numRuns: 300, seed: 20_261_122 },
    );
  });

  it('state the same minutes of the day, by either rule, where the patient had other visits', () => {
    fc.assert(
      fc.property(generatedVisits, fc.array(otherTime, { maxLength: 4 }), rules, ({ visit: own }, sameDay, rule) => {
        const visit = { ...own, sameDay };
        const { day, ...alone } = minutesOf(visit, rule);
        const coding = timedUnits(codingOf(visit, rule));
        if (!coding.ok) throw new Error(coding.error.message);
        expect([day.timed, day.total]).toEqual([coding.value.timedMinutes, coding.value.totalMinutes]);
        const { timed, total } = minutesOf(own, rule);
        expect([alone.timed, alone.total]).toEqual([timed, total]);
        expect(day.others).toBe(new Set(sameDay.map((one) => one.visit)).size);
        const others = coding.value.lines.flatMap(({ from }) => from).filter(({ event }) => event === null);
        if (sameDay.some(({ seconds }) => seconds > 0)) expect(others.length).toBeGreaterThan(0);
      }),
      { numRuns: 300, seed: 20_261_130 },
    );
  });
});
