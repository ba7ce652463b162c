import { describe, expect, it } from 'vitest';
import { cueText } from './cue-text.ts';
import { givenNow } from './feedback.ts';
import { learnerOf } from './learner-of.ts';
import { contraction, courseOf, type Patient } from './patient.fixture.ts';
import { coachPlan, type GivenPlan } from './plan.ts';
import { type Happening, inputsOf, type Level, planOf, repetition } from './session.fixture.ts';
import { replay, type Step } from './step.ts';
import type { Zone } from './zone.ts';

const end = { kind: 'set-finished' } as const;
const held = repetition(35, 0.8);
const weak = repetition(12, 1);
const times = (count: number, what: readonly Level[]): Level[] => Array.from({ length: count }, () => what).flat();
const practise = (happenings: readonly Happening[], more: Parameters<typeof planOf>[0] = {}): Step =>
  replay(planOf(more), inputsOf(happenings));
const zones = ({ events }: Pick<Step, 'events'>) =>
  events.flatMap(({ kind, body }) => (kind === 'zone.set' ? [[body.floor, body.ceiling]] : []));
const keys = ({ cues }: Pick<Step, 'cues'>) => cues.map(({ key }) => key);
const up = (floor: number, ceiling: number, holdSeconds: number): Zone => ({ direction: 'up', floor, ceiling, holdSeconds });
const long = (zone: Zone, more: Partial<GivenPlan> = {}) =>
  planOf({ zone, dose: { sets: 6, repetitions: 8, restSeconds: null }, ...more });

describe('an edge that broke success', () => {
  it('is never tried again in this session, by whatever rule it was lowered', () => {
    const good = [...times(10, held), end];
    const failed = [...times(10, weak), end];
    // Less than half of a set: 20 broke, so 15 is the most that is asked for after it.
    const half = practise([...failed, ...good, ...good, ...good, ...good, ...good], { rules: { 'faded-feedback': false } });
    expect(Math.max(...zones(half).map(([floor]) => floor ?? 0))).toBeLessThan(20);
    const inARow = practise(
      [...times(3, held), end, ...failed, ...times(12, weak), ...good, ...good, ...good, ...good, ...good],
      {
        rules: { 'faded-feedback': false },
      },
    );
    const floors = zones(inARow).map(([floor]) => floor ?? 0);
    expect(Math.max(...floors)).toBeLessThan(20);
    // The therapist's zone is another task.
    const zone = { floor: 20, ceiling: 60, holdSeconds: 0.5 };
    expect(practise([...failed, { kind: 'zone', zone }]).state.barred).toEqual({ floor: null, ceiling: null });
  });

  it('is never tried again where it was a ceiling', () => {
    const zone: Zone = { direction: 'down', floor: null, ceiling: 20, holdSeconds: 1 };
    const tense: Level[] = [[30, 40]];
    const calm: Level[] = [[8, 40]];
    const visit = practise([...tense, end, ...calm, end, ...calm, end, ...calm, end], { zone, betweenTries: 0 });
    expect(visit.state.barred.ceiling).toBe(20);
    expect(Math.min(...zones(visit).map(([, ceiling]) => ceiling ?? 0))).toBeGreaterThan(20);
  });
});

describe('a loss of performance', () => {
  const falling: Patient = ({ trial, normal }) => contraction(Math.max(49, 60 - 1.6 * trial) + 0.2 * normal(), 2.8);
  const ms = learnerOf(['multiple-sclerosis'], 44).parameters;

  it('keeps the zone from rising in a set whose level falls, though every trial was held', () => {
    expect(courseOf(long(up(30, 90, 2)), falling, 1, { sets: 1 }).zones).toEqual([]);
  });

  it('asks for a stop or a rest in multiple sclerosis from a tenth on, though the zone is still held', () => {
    const course = courseOf(long(up(30, 90, 2), { parameters: ms }), falling, 1, { sets: 3 });
    expect(course.outcomes.every((one) => one === 'held')).toBe(true);
    expect(keys(course)).toEqual(expect.arrayContaining(['fatigue', 'rest', 'stop-for-loss', 'rest-due']));
    expect(course.zones).toEqual([]);
    expect(keys(courseOf(long(up(30, 90, 2)), falling, 1, { sets: 3 }))).not.toContain('stop-for-loss');
  });

  it('is asked about in every condition in which it harms', () => {
    for (const id of ['multiple-sclerosis', 'guillain-barre', 'myasthenia', 'muscular-dystrophy', 'post-polio'])
      expect(learnerOf([id], 40).parameters.lossStops).toBe(0.1);
    expect(learnerOf(['stroke'], 40).parameters.lossStops).toBeUndefined();
  });

  it('is none where one trial of ten fails, and the others are steady', () => {
    const steady: Patient = ({ trial, normal }) => contraction(trial % 10 === 6 ? 28 : 52 + 3 * normal(), 2.8);
    const course = courseOf(long(up(40, 70, 2), { parameters: ms }), steady, 3, { sets: 3 });
    expect(keys(course)).not.toContain('stop-for-loss');
    expect(course.zones[0]).toEqual([45, 75]);
  });
});

describe('concurrent feedback', () => {
  const sets = Array.from({ length: 5 }, () => [...times(10, held), end]).flat();
  const shares = (more: Partial<GivenPlan>): readonly boolean[] =>
    [0, 1, 2, 3].map(
      (turn) => givenNow({ ...practise(sets, { feedback: 'concurrent', ...more }).state, turn } as Step['state']) === 'live',
    );

  it('stays on every trial for a child and in errorless practice, and fades by success for an adult', () => {
    expect(shares({ child: true })).toEqual([true, true, true, true]);
    expect(shares({ errors: 'errorless' })).toEqual([true, true, true, true]);
    expect(shares({}).filter(Boolean).length).toBeLessThan(4);
    const faded = practise(sets, { feedback: 'concurrent' }).cues.flatMap((cue) =>
      cue.key === 'feedback-faded' || cue.key === 'threshold-moved' ? [[cue.at, cue.key]] : [],
    );
    expect(new Set(faded.map(([at]) => at)).size).toBe(faded.length);
  });
});

describe('a band that is missed on both edges', () => {
  const band: Zone = { direction: 'within', floor: 20, ceiling: 40, holdSeconds: 2 };

  it('widens on both sides, by a step each and once in a set', () => {
    const both: Patient = ({ trial }) => contraction(trial % 2 === 0 ? 12 : 55, 2.8);
    const course = courseOf(long(band), both, 1, { sets: 2 });
    expect(course.zones[0]).toEqual([15, 45]);
    expect(course.zones[1]).toEqual([10, 50]);
    expect(course.zones).toHaveLength(2);
  });
});

describe('a cue', () => {
  it('tells how much higher from the level that was held, at least 1, and names the time where the level was enough', () => {
    const said = practise(times(5, repetition(12, 1))).cues.find(({ key }) => key === 'higher');
    expect(said).toMatchObject({ percent: expect.closeTo(8, 0) });
    const near: Patient = ({ normal }) => contraction(39.6 + 0.05 * normal(), 2.8, { scatter: 0.1 });
    const course = courseOf(long(up(40, 70, 2), { rest: { mean: 3, sd: 0.5 } }), near, 2, { sets: 1 });
    for (const cue of course.cues) if (cue.key === 'higher') expect(cue.percent).toBeGreaterThanOrEqual(1);
    expect(keys(course)).toContain('longer');
  });

  it('says that a rest is planned only where the plan orders it', () => {
    const rests = (restSeconds: number | null, parameters = {}) =>
      practise(times(5, held), { dose: { sets: 2, repetitions: 5, restSeconds }, parameters }).cues.filter(
        ({ key }) => key === 'rest-due',
      );
    expect(rests(30).map(cueText)).toEqual(['Let the patient rest for 30 s, as planned.']);
    expect(rests(30, { restLeast: 120 }).map(cueText)).toEqual(['Let the patient rest for 120 s.']);
    expect(rests(null)).toEqual([]);
  });

  it('names how contact was lost', () => {
    const text = (by?: 'hum' | 'flat') =>
      cueText({ at: 0, to: 'therapist', key: 'check-electrode', ...(by === undefined ? {} : { by }) });
    expect([text(), text('hum'), text('flat')].map((one) => /noise|hum|flat/.exec(one)?.[0])).toEqual(['noise', 'hum', 'flat']);
  });
});

describe('an adult and a child', () => {
  it('fade from all trials to half and a quarter, and in finer steps', () => {
    const { fadeStep, fadeEnd } = coachPlan(planOf()).parameters;
    expect([fadeStep, fadeEnd]).toEqual([50, 25]);
    const child = learnerOf([], 9).parameters;
    expect([child.fadeStep, child.fadeEnd]).toEqual([15, 50]);
  });
});
