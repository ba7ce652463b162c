import { type EventKind, readLog } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit, treatedSeconds, type Visit } from '@eupraxia/clinical/visit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Count, countDay, type Day, kinds, type Question, type Stretch, type Who } from './independent-count.fixture.ts';
import { codingOf, timedUnits } from './index.ts';

const startsAt = 1_795_364_100_000;
const base = exampleSnapshot(startsAt);
const uuid = (kind: number, place: number): string => `0190000${kind}-0000-7000-8000-${String(place).padStart(12, '0')}`;

interface RandomDay extends Omit<Day, 'stretches' | 'tie' | 'modified'> {
  /** The visits of the day, the one that is counted first. */
  readonly visits: readonly (readonly Stretch[])[];
  /** Which of equal answers is given. */
  readonly preference: readonly number[];
}

const modes: Readonly<Record<string, string>> = { '97150': 'group', G0283: 'unattended' };

/** Runs the stretches of a visit on the session clock, one after the other, each code as an activity of the program. */
function visitOf(stretches: readonly Stretch[], day: RandomDay, more: readonly (readonly [EventKind, unknown])[]): Visit {
  const codes = [...new Set(stretches.map(([code]) => code))];
  const items = codes.map((code, place) => ({ ...base.program.items[1], id: uuid(1, place), service: { code, intent: 'x' } }));
  const snapshot = {
    ...base,
    clinic: { ...base.clinic, minutesRule: day.rule },
    payer: { ...base.payer, unitMethod: day.method, assistantModifier: day.marksAssistant },
    program: { ...base.program, items },
  };
  const writer = exampleWriter({
    clinicId: base.clinic.id,
    visitId: base.clinic.id,
    userId: 'u',
    zone: 'UTC',
    number: 1,
    startedAt: startsAt,
  });
  const write = (at: number, kind: EventKind, body: unknown) => writer.write(at, kind, body as never);
  let at = startsAt;
  const events = [write(at, 'visit.opened', { snapshot })];
  for (const [code, seconds, by] of stretches) {
    const activityId = uuid(1, codes.indexOf(code));
    events.push(write(at, 'activity.started', { activityId, by, mode: modes[code] ?? 'one-on-one' }));
    at += seconds * 1000;
    events.push(write(at, 'activity.stopped', { activityId }));
  }
  for (const [kind, body] of more) events.push(write(at, kind, body));
  return foldVisit(readLog(events));
}

/** A question is answered by the day's preference, in the words of a stored choice. */
function answered(question: Question, { preference }: RandomDay, round: number): object {
  const turn = preference[round % preference.length] ?? 0;
  const { codes, remainder, pick, assistant } = question;
  if (assistant !== undefined) return { modified: [{ code: codes[0], units: turn % (pick + 1), ...assistant }] };
  const first = turn % codes.length;
  return { remainder, codes: [...codes.slice(first), ...codes.slice(0, first)] };
}

function programs(visit: Visit): Count {
  const coding = timedUnits(codingOf(visit));
  if (!coding.ok) throw new Error(coding.error.message);
  const { timedMinutes, totalMinutes, billableUnits, choice, lines } = coding.value;
  return {
    timed: timedMinutes,
    total: totalMinutes,
    units: billableUnits,
    question: choice,
    lines: lines.map(({ code, seconds, minutes, units, modifiers }) => [code, seconds, minutes, units, modifiers.includes('CQ')]),
  };
}

const stretch: fc.Arbitrary<Stretch> = fc.tuple(
  // One code more often than the others, so that therapist and assistant meet in it.
  fc.oneof(fc.constant('97112'), fc.constantFrom(...Object.keys(kinds))),
  // Around the edges of the rules more often than anywhere else.
  fc.oneof(
    fc.integer({ min: 1, max: 2400 }),
    fc.tuple(fc.constantFrom(7, 8, 9, 14, 15, 22, 23), fc.integer({ min: 0, max: 59 })).map(([minutes, s]) => minutes * 60 + s),
  ),
  fc.constantFrom<Who>('therapist', 'therapist', 'assistant', 'assistant', 'both', 'student', 'aide', 'none'),
);

/** Therapist and assistant in one code, near the edges where the rule asks. */
const shared: fc.Arbitrary<readonly Stretch[]> = fc
  .tuple(fc.integer({ min: 820, max: 910 }), fc.integer({ min: 470, max: 550 }), fc.array(stretch, { maxLength: 2 }))
  .map(([therapist, assistant, more]) => [['97112', therapist, 'therapist'], ['97112', assistant, 'assistant'], ...more]);

/** A therapist with under eight minutes of the last unit, and an assistant with about a tenth of it. */
const tenth: fc.Arbitrary<readonly Stretch[]> = fc
  .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 425, max: 479 }), fc.integer({ min: -4, max: 4 }))
  .map(([quarters, rest, off]) => [
    ['97112', quarters * 900 + rest, 'therapist'],
    ['97112', Math.round((rest * 21) / 179) + off, 'assistant'],
  ]);

const days: fc.Arbitrary<RandomDay> = fc.record({
  visits: fc.oneof(
    { weight: 4, arbitrary: fc.array(fc.array(stretch, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.tuple(shared) },
    { weight: 1, arbitrary: fc.tuple(tenth) },
  ),
  method: fc.constantFrom('CMS_TOTAL', 'CMS_TOTAL', 'CPT_MIDPOINT', 'FULL_15'),
  rule: fc.constantFrom('day-once', 'day-once', 'per-code'),
  marksAssistant: fc.constantFrom(true, true, false),
  preference: fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
});

describe('timedUnits(codingOf(visit)) against a second count', () => {
  it('comes to the same minutes, lines, units and questions on 2,000 random days, answered or not', () => {
    const seen = { ties: 0, splits: 0, several: 0 };
    fc.assert(
      fc.property(days, (day) => {
        const [own = [], ...others] = day.visits;
        const elsewhere = others.map((stretches, place) =>
          treatedSeconds(visitOf(stretches, day, [])).map((one) => ({ visit: uuid(2, place), ...one })),
        );
        const sameDay: [EventKind, unknown][] = others.length === 0 ? [] : [['same-day.timed', { visits: elsewhere.flat() }]];
        // As the clock of the day ran: what counts of another visit is known here in the order of its program.
        const stretches = [
          ...inProgramOrder(own),
          ...elsewhere.flat().map(({ code, seconds, by }) => [code, seconds, by] as const),
        ];
        const choices: object[] = [];
        for (let round = 0; round < 8; round++) {
          const visit = visitOf(own, day, [...sameDay, ...choices.map((body) => ['units.chosen', body] as const)]);
          const second = countDay({ ...day, stretches, ...answersOf(choices) });
          expect(programs(visit)).toEqual(second);
          if (second.question === null) break;
          seen[second.question.assistant === undefined ? 'ties' : 'splits'] += 1;
          choices.push(answered(second.question, day, round));
        }
        if (others.length > 0) seen.several += 1;
      }),
      { numRuns: 2000, seed: 20_261_130 },
    );
    // The days were hard enough to mean something.
    expect(seen.ties).toBeGreaterThan(30);
    expect(seen.splits).toBeGreaterThan(20);
    expect(seen.several).toBeGreaterThan(800);
  }, 180_000);
});

/** A visit's stretches code by code, as its program lists them. */
function inProgramOrder(stretches: readonly Stretch[]): readonly Stretch[] {
  return [...new Set(stretches.map(([code]) => code))].flatMap((code) => stretches.filter(([one]) => one === code));
}

/** The newest answer to each question. */
function answersOf(choices: readonly object[]): Pick<Day, 'tie' | 'modified'> {
  const tie = choices.findLast((choice): choice is NonNullable<Day['tie']> => 'remainder' in choice);
  const modified = choices.flatMap((choice) => ('modified' in choice ? (choice.modified as Day['modified']) : []));
  return { ...(tie === undefined ? {} : { tie }), modified };
}
