import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Course, courseOf, type Doing, type Patient } from './patient.fixture.ts';
import type { CoachPlan } from './plan.ts';
import { planOf } from './session.fixture.ts';
import type { Zone } from './zone.ts';

interface Person {
  readonly direction: Zone['direction'];
  /** Where the muscle usually goes, and how far it strays from trial to trial and within one. */
  readonly ability: number;
  readonly between: number;
  readonly within: number;
  /** Lost per trial by tiring. */
  readonly tires: number;
  readonly antagonist: number;
  readonly leadOff: boolean;
  readonly sooner: boolean;
  readonly watches: boolean;
  readonly rested: boolean;
  readonly feedback: CoachPlan['feedback'];
  readonly schedule: CoachPlan['schedule'];
  readonly repetitions: number;
  readonly seed: number;
}

const people: fc.Arbitrary<Person> = fc.record({
  direction: fc.constantFrom('up' as const, 'down' as const, 'within' as const),
  ability: fc.integer({ min: 4, max: 90 }),
  between: fc.integer({ min: 0, max: 10 }),
  within: fc.integer({ min: 0, max: 6 }),
  tires: fc.constantFrom(0, 0, 0, 0.5, 1.5),
  antagonist: fc.constantFrom(0, 0, 0.2, 0.7, 1),
  leadOff: fc.boolean(),
  sooner: fc.boolean(),
  watches: fc.boolean(),
  rested: fc.boolean(),
  feedback: fc.constantFrom('faded' as const, 'bandwidth' as const, 'summary' as const, 'concurrent' as const),
  schedule: fc.constantFrom('blocked' as const, 'random' as const),
  repetitions: fc.integer({ min: 4, max: 12 }),
  seed: fc.integer({ min: 1, max: 1e6 }),
});

const zones: Readonly<Record<Zone['direction'], Zone>> = {
  up: { direction: 'up', floor: 40, ceiling: 70, holdSeconds: 1 },
  down: { direction: 'down', floor: null, ceiling: 20, holdSeconds: 2 },
  within: { direction: 'within', floor: 20, ceiling: 40, holdSeconds: 1 },
};

const planFor = (p: Person): CoachPlan =>
  planOf({
    zone: zones[p.direction],
    noise: 1,
    rest: p.rested ? { mean: 3, sd: 0.5 } : null,
    antagonist: p.watches ? { channel: 'FCR', limit: 25 } : null,
    feedback: p.feedback,
    schedule: p.schedule,
    betweenTries: 0,
    dose: { sets: 5, repetitions: p.repetitions, restSeconds: null },
    parameters: p.sooner ? { helpAfter: 3, restLonger: 5, restMost: 30 } : { restLonger: 5, restMost: 30 },
  });

/** A patient who does as well as can be done, and sometimes loses the electrode. */
const patientOf =
  (p: Person): Patient =>
  ({ trial, next, normal }) => {
    const level = Math.max(1.2, p.ability + p.between * normal() - p.tires * trial);
    const other = p.watches && next() < p.antagonist ? 40 : 5;
    const lost: Doing[] =
      p.leadOff && next() < 0.05
        ? [
            { level: 0.2, seconds: 2 + 6 * next(), scatter: 0.05 },
            { level: 20, seconds: 1, scatter: 3 },
          ]
        : [];
    const doing: Doing = { level, seconds: p.direction === 'down' ? 2.5 : 1.8, scatter: p.within, other, otherScatter: 2 };
    return p.direction === 'down' ? [...lost, doing] : [...lost, doing, { level: 3, seconds: 0.8, scatter: 0.4 }];
  };

/** A course with its plan, and what is held against every law. */
interface Lived {
  readonly person: Person;
  readonly plan: CoachPlan;
  readonly course: Course;
}

function live(person: Person): Lived {
  const plan = planFor(person);
  return { person, plan, course: courseOf(plan, patientOf(person), person.seed, { most: 900 }) };
}

/** The same patients for every law: each lives once. A patient that breaks a law is told of whole. */
const lives: readonly Lived[] = fc
  .sample(people, { numRuns: 240, seed: fc.readConfigureGlobal()?.seed ?? 1 })
  .map((person) => live(person));

function overPeople(check: (lived: Lived) => void): void {
  for (const lived of lives) {
    try {
      check(lived);
    } catch (error) {
      throw new Error(`${JSON.stringify(lived.person)}\n${JSON.stringify(lived.course.helps)}`, { cause: error });
    }
  }
}

describe('over random patients in three directions', () => {
  it('no run of ten failures goes without help, nor one of five where help comes sooner', () => {
    let runs = 0;
    overPeople(({ person, course }) => {
      const most = person.sooner ? 5 : 10;
      const helped = new Set(course.helps.filter(({ what }) => what !== 'proposal').map(({ trial }) => trial));
      let since = 0;
      for (const [i, outcome] of course.outcomes.entries()) {
        since = outcome === 'held' || helped.has(i + 1) ? 0 : since + 1;
        if (since > 2) runs++;
        expect(since).toBeLessThan(most);
      }
    });
    expect(runs).toBeGreaterThan(50);
  });

  it('a ceiling of rest rises only after failure, no further than failure asks, and falls never under noise or rest', () => {
    const moves = { up: 0, down: 0 };
    overPeople(({ person, plan, course }) => {
      if (person.direction !== 'down') return;
      let before = zones.down.ceiling ?? 0;
      const rules = course.cues.flatMap((cue) => (cue.key === 'ceiling-moved' ? [cue.rule] : []));
      const sets = course.events.filter(({ kind }) => kind === 'zone.set');
      expect(sets).toHaveLength(rules.length);
      for (const [i, [floor, ceiling]] of course.zones.entries()) {
        expect(floor).toBeNull();
        const to = ceiling ?? 0;
        const because = rules[i];
        if (to > before) {
          moves.up++;
          expect(['success-under-half', 'failures-in-a-row', 'raise-taken-back', 'three-sets-below-band', 'effort']).toContain(
            because,
          );
          expect(to - before).toBeLessThanOrEqual(2 * plan.parameters.step);
        } else {
          moves.down++;
          expect(because).toBe('success-above-band');
          expect(to).toBeGreaterThanOrEqual(2);
          if (plan.rest !== null) expect(to).toBeGreaterThanOrEqual(plan.rest.mean + 2 * plan.rest.sd);
        }
        before = to;
      }
    });
    expect(Math.min(moves.up, moves.down)).toBeGreaterThan(10);
  });

  it('nothing is a trial, and nothing is said to the patient, between an electrode that is off and contact', () => {
    let halts = 0;
    overPeople(({ course }) => {
      let off = Number.POSITIVE_INFINITY;
      for (const { at, key } of course.cues) {
        if (key === 'check-electrode') off = Math.min(off, at);
        if (key !== 'contact-back' || off === Number.POSITIVE_INFINITY) continue;
        halts++;
        const during = (one: { readonly at: number }): boolean => one.at > off && one.at < at;
        expect(course.events.filter((event) => event.kind === 'repetition.done' && during(event))).toEqual([]);
        expect(course.cues.filter((cue) => cue.to === 'patient' && during(cue))).toEqual([]);
        off = Number.POSITIVE_INFINITY;
      }
    });
    expect(halts).toBeGreaterThan(20);
  });

  it('an edge moves once in a set at most, and only a set that went well gets harder or loses feedback', () => {
    let zonesMoved = 0;
    overPeople(({ course, plan }) => {
      let floors = 0;
      let ceilings = 0;
      let edges = { floor: plan.zone.floor, ceiling: plan.zone.ceiling };
      let set = 0;
      let ends = 0;
      for (const { kind, body, at } of course.events) {
        if (kind === 'set.finished') {
          const { held = 0, of = 1 } = course.sets[set] ?? {};
          const faded = course.cues.some((cue) => cue.key === 'feedback-faded' && cue.at > ends && cue.at <= at);
          if (held / of < 0.5) expect(faded).toBe(false);
          ends = at;
          set++;
          floors = 0;
          ceilings = 0;
        }
        if (kind !== 'zone.set') continue;
        zonesMoved++;
        if (body.floor !== edges.floor) floors++;
        if (body.ceiling !== edges.ceiling) ceilings++;
        expect([floors <= 1, ceilings <= 1]).toEqual([true, true]);
        if (plan.rest !== null && (body.floor ?? 0) < (edges.floor ?? 0))
          expect(body.floor).toBeGreaterThanOrEqual(plan.rest.mean + 3 * plan.rest.sd);
        edges = { floor: body.floor, ceiling: body.ceiling };
      }
    });
    expect(zonesMoved).toBeGreaterThan(100);
  });

  it('an antagonist that fails trials never lowers the floor by itself, and nothing rises after it', () => {
    let failed = 0;
    overPeople(({ course, person }) => {
      if (!person.watches || person.direction === 'down') return;
      const first = course.events.find(
        (event) => event.kind === 'repetition.done' && event.body.measured?.params['outcome'] === 'antagonist',
      );
      if (first === undefined) return;
      failed++;
      const raises = course.cues.filter(
        (cue) => cue.key === 'threshold-moved' && cue.rule === 'success-above-band' && cue.at > first.at,
      );
      expect(raises).toEqual([]);
      if (course.outcomes.every((outcome) => outcome === 'held' || outcome === 'antagonist'))
        expect(course.zones.every(([floor]) => (floor ?? 0) >= (zones[person.direction].floor ?? 0))).toBe(true);
    });
    expect(failed).toBeGreaterThan(30);
  });
});
