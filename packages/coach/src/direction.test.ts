import { seededNumbers } from '@eupraxia/clinical/example';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CoachInput } from './input.ts';
import type { CoachPlan } from './plan.ts';
import { type Happening, ids, inputsOf, type Level, planOf, rate, repetition } from './session.fixture.ts';
import { replay, type Step } from './step.ts';
import { mustBeZone, type Zone } from './zone.ts';

const end = { kind: 'set-finished' } as const;
const rest: Zone = { direction: 'down', floor: null, ceiling: 20, holdSeconds: 10 };
const band: Zone = { direction: 'within', floor: 20, ceiling: 40, holdSeconds: 1 };
const zonesOf = ({ events }: Step) =>
  events.flatMap(({ kind, body }) => (kind === 'zone.set' ? [[body.floor, body.ceiling]] : []));
const outcomes = ({ events }: Step) => events.flatMap(({ body }) => ('held' in body ? [body.measured?.params['outcome']] : []));
const said = ({ cues }: Step) => [...new Set(cues.map(({ key }) => key))];
/** Cues that ask a patient for more effort. */
const demands = (step: Step) => step.cues.filter(({ key }) => key === 'higher' || key === 'longer' || key === 'again');
const practise = (zone: Zone, happenings: readonly Happening[], more: Partial<CoachPlan> = {}): Step =>
  replay(planOf({ zone, ...more }), inputsOf(happenings));

/** A level that scatters evenly around its mean, for some seconds. */
function scattered(mean: number, spread: number, seconds: number, seed: number): Level[] {
  const numbers = seededNumbers(seed);
  return Array.from({ length: seconds * rate }, () => [mean + spread * (2 * numbers() - 1), 1 / rate] as const);
}

describe('practice that goes down', () => {
  it('counts full rest as success, try after try, and asks for nothing more', () => {
    const quiet = practise(rest, [[1, 80, 0]], { feedback: 'bandwidth' });
    expect(outcomes(quiet)).toEqual(Array.from({ length: 4 }, () => 'held'));
    expect(said(quiet)).toEqual(['in-band']);
    expect(quiet.events[0]?.body).toMatchObject({
      held: true,
      holdSeconds: 10,
      measured: { params: { ceiling: 20, direction: 'down' } },
    });
    expect(quiet.events[0]?.body).not.toHaveProperty('measured.params.floor');
  });

  it('course of a flexor at rest: the ceiling falls with success to what rest came to, never below it; no floor appears', () => {
    const sets = Array.from({ length: 6 }, (_, n) => [...scattered(8, 1, 70, n + 1), end]).flat();
    const course = practise(rest, sets, { feedback: 'bandwidth' });
    expect(new Set(outcomes(course))).toEqual(new Set(['held']));
    expect(zonesOf(course)).toEqual([
      [null, 15],
      [null, 11],
      [null, 9],
    ]);
    expect(course.state.zone).toMatchObject({ direction: 'down', floor: null });
    expect(demands(course)).toEqual([]);
    expect(course.cues.filter(({ key }) => key === 'threshold-moved')).toEqual([]);
  });

  it('course of a muscle that cannot rest: every try is missed, the ceiling rises, nobody is told to try harder', () => {
    const sets = Array.from({ length: 3 }, (_, n) => [...scattered(35, 5, 160, n + 1), end]).flat();
    const course = practise(rest, sets, { feedback: 'bandwidth' });
    expect(new Set(outcomes(course))).toEqual(new Set(['missed']));
    expect(zonesOf(course)).toEqual([
      [null, 30],
      [null, 35],
    ]);
    expect(demands(course)).toEqual([]);
    expect(said(course)).toContain('let-sink');
  });

  it('judges a burst in the middle by the rest after it, and misses one that comes to no rest in two holds', () => {
    expect(
      outcomes(
        practise(rest, [
          [5, 4, 0],
          [45, 2, 0],
          [5, 10.5, 0],
        ]),
      ),
    ).toEqual(['held']);
    const restless: Level[] = Array.from(
      { length: 10 },
      () =>
        [
          [5, 3, 0],
          [45, 1, 0],
        ] as Level[],
    ).flat();
    expect(outcomes(practise(rest, restless))).toEqual(['missed']);
  });

  it('proves nothing by a lost signal: a dead electrode is quiet, and no try is held by it', () => {
    const dead = practise(rest, [
      [5, 4, 0],
      [Number.NaN, 30, 0],
      [35, 1, 0],
    ]);
    expect(outcomes(dead)).toEqual([]);
    // Nobody can see whether a muscle rested: it is not to be counted by a tap.
    expect(said(dead)).toEqual(['signal-lost']);
  });

  it('counts no success while the muscle that should be quiet is not', () => {
    const course = practise(rest, [[5, 12, 50]], { antagonist: { channel: 'FCR', limit: 30 } });
    expect(outcomes(course)).toEqual(['antagonist']);
  });

  it('eases by a higher ceiling on pain, and moves nothing where nothing may adapt', () => {
    const hurts = { kind: 'stop', rule: 'stop-pain-rise', id: ids.stop } as const;
    expect(zonesOf(practise(rest, [[5, 2, 0], hurts]))).toEqual([[null, 25]]);
    expect(zonesOf(practise(rest, [[5, 2, 0], hurts], { adapt: 'none' }))).toEqual([]);
    const sets: Happening[] = Array.from({ length: 3 }, () => [[5, 80, 0] as Level, end]).flat();
    expect(zonesOf(practise(rest, sets, { adapt: 'ease-only' }))).toEqual([]);
  });

  it('is the same however the samples are cut, and never has a floor, a demand or a ceiling under the muscle’s own rest', () => {
    const level = fc.tuple(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 120 }).map((n) => n / 10),
    );
    const what: fc.Arbitrary<Happening> = fc.oneof(
      { weight: 8, arbitrary: level.map(([height, seconds]) => [height, seconds, 0] as Level) },
      { weight: 1, arbitrary: fc.constant([Number.NaN, 1, 0] as Level) },
      { weight: 2, arbitrary: fc.constant(end) },
    );
    const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(what, { maxLength: 40 }), sizes, (session, cut) => {
        const plan = planOf({ zone: { ...rest, holdSeconds: 2 }, feedback: 'bandwidth' });
        const whole = replay(plan, inputsOf(session));
        const cutting = { sizes: cut, losing: 'not-a-number', twice: false } as const;
        const other = replay(plan, inputsOf(session, cutting));
        expect([other.events, other.cues]).toEqual([whole.events, whole.cues]);
        expect(demands(whole)).toEqual([]);
        for (const [floor, ceiling] of zonesOf(whole)) {
          expect(floor).toBeNull();
          expect(ceiling).toBeGreaterThanOrEqual(plan.parameters.lowest);
        }
        for (const { zone, outcome, restLevel = 0 } of whole.state.lastTen)
          if (outcome === 'held') expect(restLevel).toBeLessThanOrEqual(2.5 * (zone.ceiling ?? 0));
      }),
      { numRuns: 60 },
    );
  });
});

describe('practice within a band', () => {
  it('course of a muscle that overshoots: the ceiling widens, the floor stays', () => {
    const over = Array.from(
      { length: 10 },
      () =>
        [
          [60, 1.2, 5],
          [2, 0.5, 2],
        ] as Level[],
    ).flat();
    const course = practise(band, [over, [end], over, [end], over, [end]].flat());
    expect(outcomes(course).slice(0, 10)).toEqual(Array(10).fill('missed'));
    expect(outcomes(course).slice(-10)).toEqual(Array(10).fill('held'));
    expect(zonesOf(course).map(([floor]) => floor)).toEqual(zonesOf(course).map(() => 20));
    expect(zonesOf(course)[0]).toEqual([20, 50]);
  });

  it('course of a muscle that falls short: the floor comes down, the ceiling stays', () => {
    const weak = Array.from(
      { length: 10 },
      () =>
        [
          [14, 1.2, 5],
          [2, 0.5, 2],
        ] as Level[],
    ).flat();
    const course = practise(band, [weak, [end], weak, [end], weak, [end]].flat());
    expect(outcomes(course).slice(0, 10)).toEqual(Array(10).fill('weak'));
    expect(zonesOf(course)[0]).toEqual([10, 40]);
    expect(outcomes(course).slice(10, 20)).not.toContain('weak');
    expect(zonesOf(course).every(([, ceiling]) => ceiling === 40)).toBe(true);
  });
});

describe('practice that goes up', () => {
  it('course of success: the floor rises, then feedback fades as far as it goes, and without a ceiling nothing is too strong', () => {
    const strong = Array.from({ length: 10 }, () => repetition(90, 0.8)).flat();
    const zone: Zone = { direction: 'up', floor: 40, ceiling: null, holdSeconds: 0.5 };
    const course = practise(zone, Array.from({ length: 4 }, () => [...strong, end]).flat());
    expect(new Set(outcomes(course))).toEqual(new Set(['held']));
    expect(zonesOf(course)).toEqual([
      [45, null],
      [50, null],
    ]);
  });
});

describe('a zone', () => {
  it('that goes nowhere, or lacks the edge of its direction, starts no coach', () => {
    const bad = (zone: object) => () => mustBeZone({ direction: 'up', floor: 40, ceiling: 70, holdSeconds: 1, ...zone } as Zone);
    for (const zone of [
      { direction: 'unset' },
      { floor: null },
      { direction: 'down' },
      { direction: 'down', floor: null, ceiling: null },
      { direction: 'within', ceiling: null },
      { floor: 70 },
      { ceiling: 401 },
    ])
      expect(bad(zone), JSON.stringify(zone)).toThrow(RangeError);
  });

  it('of an old plan went up; one set in the visit goes on the same way unless it says another', () => {
    const { zone } = planOf({ zone: { floor: 20, ceiling: 60, holdSeconds: 0.5 } });
    expect(zone.direction).toBe('up');
    const told = (given: Extract<CoachInput, { kind: 'zone' }>['zone'], from = rest) =>
      practise(from, [{ kind: 'zone', zone: given }]).state.zone;
    expect(told({ floor: 3, ceiling: 30, holdSeconds: 5 })).toEqual({ ...rest, ceiling: 30, holdSeconds: 5 });
    expect(told({ floor: null, ceiling: null, holdSeconds: 5 })).toEqual(rest);
    expect(told({ direction: 'within', floor: 3, ceiling: 30, holdSeconds: 5 })).toMatchObject({ direction: 'within', floor: 3 });
  });

  it('that changes its direction drops the try under way without a verdict', () => {
    const up = { direction: 'up', floor: 40, ceiling: 70, holdSeconds: 1 } as const;
    const course = practise(rest, [[5, 6, 0], { kind: 'zone', zone: up }, [5, 6, 0]]);
    expect(outcomes(course)).toEqual([]);
  });
});
