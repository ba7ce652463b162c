import { readLog } from '@eupraxia/clinical';
import { exampleVisit } from '@eupraxia/clinical/example';
import { foldVisit } from '@eupraxia/clinical/visit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedVisits } from './generated-visit.fixture.ts';
import { type Coding, type CountedVisit, codingOf, timedUnits } from './index.ts';

const counted = (input: CountedVisit): Coding => {
  const coding = timedUnits(input);
  if (!coding.ok) throw new Error(coding.error.message);
  return coding.value;
};
const microseconds = (times: readonly { readonly seconds: number }[]) =>
  times.reduce((sum, { seconds }) => sum + Math.round(seconds * 1e6), 0);
const fixed = { numRuns: 300, seed: 20_261_122 };

describe('timedUnits(codingOf(visit)) rests on the log', () => {
  it('names, for each line and for time that bills nothing, events of the log, each once, where there is time', () => {
    fc.assert(
      fc.property(generatedVisits, ({ visit, events }) => {
        const ids = new Set(events.map(({ id }) => id));
        const { lines, unbilled } = counted(codingOf(visit));
        for (const { seconds, from } of [...lines, ...unbilled]) {
          expect(from.every((ref) => ref.event !== null && ids.has(ref.event) && ref.visit === events[0]?.sessionId)).toBe(true);
          expect(new Set(from.map(({ event }) => event)).size).toBe(from.length);
          expect(from.length > 0).toBe(seconds > 0);
        }
      }),
      fixed,
    );
  });

  it('keeps every second: lines and time that bills nothing add up to the credits of the clock', () => {
    fc.assert(
      fc.property(generatedVisits, ({ visit }) => {
        const credits = visit.activities.flatMap((activity) => activity.credits);
        const { lines, unbilled } = counted(codingOf(visit));
        const lost = microseconds(lines) + microseconds(unbilled) - microseconds(credits);
        // A credit that is split where the clinician was elsewhere is rounded twice.
        expect(Math.abs(lost)).toBeLessThanOrEqual(credits.length);
      }),
      fixed,
    );
  });

  it('gives the conditions in the order of the chart and the clinician of the visit', () => {
    const visit = foldVisit(readLog(exampleVisit({ events: 80 }).envelopes));
    const { lines } = counted(codingOf(visit));
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line.diagnoses).toEqual(visit.snapshot.conditions.map(({ id }) => id));
      expect(line.diagnoses.length).toBeGreaterThan(0);
      expect(line.renderedBy).toBe(visit.snapshot.clinician.userId);
    }
  });

  it('tells the events of a therapist’s line from those of the assistant’s line of the same code', () => {
    const stretch = (by: string, minutes: number, from: readonly string[]) => ({
      code: '97110',
      seconds: minutes * 60,
      by,
      from,
    });
    const { lines, unbilled } = counted({
      date: '2026-11-20',
      discipline: 'PT',
      payer: { unitMethod: 'CMS_TOTAL', assistantModifier: true },
      bouts: [stretch('therapist', 15, ['a', 'b']), stretch('assistant', 15.5, ['b', 'c']), stretch('aide', 2, ['c', 'd'])],
      visit: { id: 'v', diagnoses: ['d1'], renderedBy: 'u1' },
    });
    const ref = (event: string) => ({ visit: 'v', event });
    expect(lines).toMatchObject([
      { code: '97110', seconds: 900, minutes: 15, units: 1, modifiers: ['GP'], from: [ref('a'), ref('b')] },
      { code: '97110', seconds: 930, minutes: 15, units: 1, modifiers: ['GP', 'CQ'], from: [ref('b'), ref('c')] },
    ]);
    expect(lines[0]).toMatchObject({ diagnoses: ['d1'], renderedBy: 'u1' });
    expect(unbilled).toEqual([{ code: '97110', by: 'aide', seconds: 120, from: [ref('c'), ref('d')] }]);
  });
});

describe('timedUnits(input) without a log', () => {
  const input = (...bouts: CountedVisit['bouts']): CountedVisit => ({
    date: '2026-11-20',
    discipline: 'OT',
    payer: { unitMethod: 'CMS_TOTAL', assistantModifier: true },
    bouts,
  });

  it('has no events, no conditions and no clinician to name', () => {
    const [line] = counted(input({ code: '97530', seconds: 900, by: 'therapist' })).lines;
    expect(line).toMatchObject({ seconds: 900, from: [], diagnoses: [], renderedBy: '' });
  });

  it('keeps seconds that are no whole minute: a base code has its first unit, its add-on the rest', () => {
    const { lines } = counted(input({ code: '97129', seconds: 2299, by: 'therapist' }));
    expect(lines.map(({ code, seconds, minutes, units }) => [code, seconds, minutes, units])).toEqual([
      ['97129', 900, 15, 1],
      ['97130', 1399, 23, 2],
    ]);
  });

  it('gives less than a minute a line of no units, also beside time that bills nothing', () => {
    const { lines, unbilled } = counted(
      input({ code: '97530', seconds: 40, by: 'therapist' }, { code: '97530', seconds: 600, by: 'aide' }),
    );
    expect(lines).toMatchObject([{ code: '97530', seconds: 40, minutes: 0, units: 0 }]);
    expect(unbilled).toMatchObject([{ code: '97530', by: 'aide', seconds: 600 }]);
  });

  it('bills nothing for a person that this release does not know', () => {
    const coding = counted(input({ code: '97530', seconds: 900, by: 'remote-therapist' }));
    expect(coding).toMatchObject({ billableUnits: 0, lines: [], unbilled: [{ by: 'remote-therapist', seconds: 900 }] });
  });
});

describe('timedUnits(input) with the answers of a visit', () => {
  const tied = (answers?: CountedVisit['answers']): CountedVisit => ({
    date: '2026-11-20',
    discipline: 'PT',
    payer: { unitMethod: 'CMS_TOTAL', assistantModifier: true },
    bouts: ['97110', '97112'].map((code) => ({ code, seconds: 1200, by: 'therapist' })),
    ...(answers === undefined ? {} : { answers }),
  });
  const question = { remainder: 5, codes: ['97110', '97112'], pick: 1 };

  it('hears an answer for its remainder, and keeps the question so that it can be answered anew', () => {
    expect(counted(tied({ remainder: 5, codes: ['97112'] }))).toMatchObject({ choice: null, answered: question });
  });

  it('does not hear an answer that was given to another remainder', () => {
    expect(counted(tied({ remainder: 6, codes: ['97112'] }))).toMatchObject({ choice: question, answered: null });
  });

  it('has no answered question where none came up', () => {
    const { bouts, ...rest } = tied();
    expect(counted({ ...rest, bouts: bouts.slice(0, 1) })).toMatchObject({ choice: null, answered: null });
  });
});
