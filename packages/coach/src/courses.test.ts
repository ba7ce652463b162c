import { describe, expect, it } from 'vitest';
import { contraction, courseOf, type Patient } from './patient.fixture.ts';
import type { GivenPlan } from './plan.ts';
import { learnerNeedRows } from './rows/learners.ts';
import { planOf } from './session.fixture.ts';
import type { Zone } from './zone.ts';

const up = (floor: number, ceiling: number, holdSeconds: number): Zone => ({ direction: 'up', floor, ceiling, holdSeconds });
const down = (ceiling: number, holdSeconds: number): Zone => ({ direction: 'down', floor: null, ceiling, holdSeconds });
const dose = { sets: 4, repetitions: 10, restSeconds: null };
const plan = (zone: Zone, more: Partial<GivenPlan> = {}) => planOf({ zone, dose, ...more });
const keysOf = (cues: readonly { readonly key: string }[]) => cues.map(({ key }) => key);
/** Whether most of a run of ten goes so: nine of ten, spread. */
const nth = (trial: number, of: number, misses: number): boolean => trial % of < misses;

describe('the expected courses of design', () => {
  it('k01: steady at 52 and mostly held: the floor rises, the ceiling follows, feedback fades, one change a set', () => {
    const steady: Patient = ({ trial, normal }) => contraction(nth(trial, 10, 1) ? 30 : 52 + 2 * normal(), 2.8);
    const course = courseOf(plan(up(40, 70, 2), { dose: { ...dose, sets: 6 } }), steady, 1);
    expect(course.zones[0]).toEqual([45, 75]);
    expect(course.sets[0]).toEqual({ held: 9, of: 10 });
    expect(Math.max(...course.faded)).toBeGreaterThanOrEqual(2);
    for (const [floor] of course.zones) expect(floor).toBeLessThanOrEqual(55);
    expect(longestRun(course.outcomes)).toBeLessThanOrEqual(3);
  });

  it('k02: holds 31 of 40: eased by two steps at the end of set 1, feedback on each trial, one cue by trial 5, and it recovers', () => {
    const weak: Patient = ({ normal }) => contraction(31 + 1 * normal(), 2.8);
    const course = courseOf(plan(up(40, 70, 2)), weak, 2);
    expect(course.sets[0]).toEqual({ held: 0, of: 10 });
    expect(course.zones[0]).toEqual([30, 70]);
    expect(course.helps[0]).toMatchObject({ trial: 5, what: 'cue', why: 'too-hard', key: 'higher' });
    expect(course.helps.find(({ what }) => what === 'eased')?.trial).toBe(10);
    expect(course.cues.find(({ key }) => key === 'feedback-faded')?.at ?? Infinity).toBeGreaterThan(secondSetEnds(course));
    expect((course.sets[1]?.held ?? 0) / 10).toBeGreaterThanOrEqual(0.5);
    expect(course.zones.every(([floor]) => (floor ?? 0) <= 40)).toBe(true);
  });

  it('k03: rests at 8: each try held, the ceiling falls to about 12, never under rest and noise; then the next task', () => {
    const calm: Patient = ({ trial }) =>
      trial === 0
        ? [
            { level: 30, seconds: 2, scatter: 2 },
            { level: 8, seconds: 12, scatter: 1 },
          ]
        : [{ level: 8, seconds: 5, scatter: 1 }];
    const course = courseOf(plan(down(20, 10), { noise: 2, betweenTries: 0 }), calm, 3);
    expect(new Set(course.outcomes)).toEqual(new Set(['held']));
    expect(course.zones.map(([floor]) => floor)).toEqual(course.zones.map(() => null));
    const ceilings = course.zones.map(([, ceiling]) => ceiling ?? 0);
    expect(ceilings).toEqual([...ceilings].sort((a, b) => b - a));
    expect(ceilings.at(-1)).toBeGreaterThanOrEqual(10);
    expect(ceilings.at(-1)).toBeLessThanOrEqual(13);
    expect(course.cues.find(({ key }) => key === 'next-task')).toMatchObject({ task: 'slow-stretch' });
    expect(keysOf(course.cues)).toContain('without-screen');
    expect(keysOf(course.cues).filter((key) => ['higher', 'longer', 'again'].includes(key))).toEqual([]);
  });

  it('k04: cannot relax at 35: the ceiling rises by two steps after set 1, a longer rest, a breath or stretch, another position', () => {
    const spastic: Patient = () => [{ level: 35, seconds: 5, scatter: 5 }];
    const course = courseOf(plan(down(20, 10), { noise: 2, betweenTries: 0 }), spastic, 4, { most: 3000 });
    expect(course.sets[0]).toEqual({ held: 0, of: 10 });
    expect(course.zones[0]).toEqual([null, 30]);
    expect(keysOf(course.cues)).toEqual(expect.arrayContaining(['breathe-or-stretch', 'rest-due', 'change-position']));
    expect(keysOf(course.cues).filter((key) => ['higher', 'longer', 'again'].includes(key))).toEqual([]);
    expect(longestRun(course.outcomes)).toBeLessThan(20);
    const asked = course.helps.find(({ key }) => key === 'change-position');
    expect(asked?.trial).toBeLessThanOrEqual(20);
  });

  it('k05: the antagonist at 45 of 25: those trials fail, the floor stays, it softens, its trace is shown, nothing rises', () => {
    const cocontracting: Patient = ({ trial }) =>
      contraction(55, 2.8, nth(trial, 10, 7) ? { other: 45, otherScatter: 6 } : { other: 8, otherScatter: 2 });
    const course = courseOf(plan(up(40, 70, 2), { antagonist: { channel: 'FCR', limit: 25 } }), cocontracting, 5);
    expect(course.outcomes.slice(0, 10).filter((one) => one === 'antagonist')).toHaveLength(7);
    expect(course.zones).toEqual([]);
    expect(course.state.antagonistFailed).toBe(true);
    expect(keysOf(course.cues)).toEqual(expect.arrayContaining(['other-side-quiet', 'soften-antagonist']));
  });

  it('k06: overshoots the band to 60 in eight of ten: the ceiling widens first, feedback returns, the floor stays', () => {
    const over: Patient = ({ trial, state }) =>
      contraction(nth(trial, 10, 8) && (state.zone.ceiling ?? 0) < 60 ? 60 : 30, 31, { scatter: 1 });
    const band: Zone = { direction: 'within', floor: 20, ceiling: 40, holdSeconds: 30 };
    const course = courseOf(plan(band), over, 6);
    expect(course.zones[0]).toEqual([20, 45]);
    expect(course.zones.every(([floor]) => floor === 20)).toBe(true);
    expect(course.helps.some(({ why }) => why === 'overshoot')).toBe(true);
  });
});

describe('further courses', () => {
  it('a tremor around the middle of the zone is held and nothing is eased', () => {
    const tremor: Patient = () => contraction(55, 2.8, { scatter: 8 });
    const course = courseOf(plan(up(40, 70, 2)), tremor, 7);
    expect(course.sets[0]?.held).toBeGreaterThanOrEqual(8);
    expect(course.helps.filter(({ what }) => what === 'eased').length).toBeLessThanOrEqual(1);
  });

  it('a muscle that tires is eased as tired, once a set, and rest is asked for', () => {
    const tiring: Patient = ({ trial }) => contraction(Math.max(22, 60 - 3.4 * trial), 2.8);
    const course = courseOf(plan(up(40, 70, 2)), tiring, 8, { sets: 2 });
    expect(course.helps.some(({ why }) => why === 'fatigue')).toBe(true);
    expect(course.zones[0]?.[0]).toBe(35);
  });

  it('a lead that falls off while resting: no trial, no praise, halted until contact is back', () => {
    const off: Patient = ({ trial }) =>
      trial < 3
        ? [{ level: 8, seconds: 5, scatter: 1 }]
        : trial === 3
          ? [
              { level: 0.1, seconds: 60, scatter: 0.02 },
              { level: 30, seconds: 3, scatter: 3 },
              { level: 8, seconds: 13, scatter: 1 },
            ]
          : [{ level: 8, seconds: 5, scatter: 1 }];
    const course = courseOf(plan(down(20, 10), { noise: 2, betweenTries: 0, feedback: 'bandwidth' }), off, 9);
    const fell = course.cues.find(({ key }) => key === 'check-electrode');
    const back = course.cues.find(({ key }) => key === 'contact-back');
    expect([fell, back]).not.toContain(undefined);
    const within = ({ at }: { at: number }) => at > (fell?.at ?? 0) - 2 && at < (back?.at ?? 0);
    expect(course.events.filter((event) => event.kind === 'repetition.done' && within(event))).toEqual([]);
    expect(course.cues.filter((cue) => cue.to === 'patient' && within(cue))).toEqual([]);
    expect(course.outcomes.length).toBeGreaterThan(10);
  });

  it('a child keeps feedback longer, in small sets, and is helped after three failures', () => {
    const child: Patient = ({ trial }) => contraction(trial < 6 ? 25 : 55, 2.8);
    const { parameters } = learnerNeedRows.child;
    const small = { sets: 8, repetitions: 5, restSeconds: null };
    const course = courseOf(plan(up(40, 70, 2), { child: true, parameters, dose: small }), child, 10);
    expect(course.helps[0]).toMatchObject({ trial: 3, what: 'cue' });
    // Eight sets later seven trials of ten are still shown.
    expect(Math.max(...course.faded)).toBeLessThanOrEqual(2);
  });

  it('a muscle that rests at the noise of the channel brings the ceiling to twice the noise, and no lower', () => {
    const quiet: Patient = () => [{ level: 2.6, seconds: 5, scatter: 0.3 }];
    const course = courseOf(plan(down(20, 10), { noise: 2, betweenTries: 0, dose: { ...dose, sets: 6 } }), quiet, 11);
    const ceilings = course.zones.map(([, ceiling]) => ceiling ?? 0);
    expect(Math.min(...ceilings)).toBeGreaterThanOrEqual(4);
    expect(Math.min(...ceilings)).toBeLessThanOrEqual(7);
    expect(keysOf(course.cues)).toContain('next-task');
  });

  it('a fast learner is raised to what can be done, and a raise that breaks success is taken back and not tried again', () => {
    const strongest = 62;
    const fast: Patient = ({ state, normal }) =>
      contraction(Math.min(strongest, (state.zone.floor ?? 0) + 8) + 0.5 * normal(), 2.8);
    const course = courseOf(plan(up(40, 70, 2), { dose: { ...dose, sets: 9 } }), fast, 12);
    const floors = course.zones.map(([floor]) => floor ?? 0);
    expect(Math.max(...floors)).toBe(65);
    expect(floors.filter((floor) => floor === 65)).toHaveLength(1);
    expect(course.helps.some(({ why }) => why === 'raise-broke-success')).toBe(true);
    expect(longestRun(course.outcomes)).toBeLessThanOrEqual(3);
  });
});

function longestRun(outcomes: readonly string[]): number {
  let run = 0;
  let longest = 0;
  for (const one of outcomes) {
    run = one === 'held' ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

const secondSetEnds = ({ events }: { readonly events: readonly { readonly kind: string; readonly at: number }[] }): number =>
  events.filter(({ kind }) => kind === 'set.finished')[1]?.at ?? 0;
