import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scheduleAdvice } from './advice.ts';
import { chanceOf } from './chance.ts';
import { type DoneTrial, nextTask, plannedOrder, practiceSchedules, type Schedule } from './next-task.ts';

const three = (kind: Schedule['kind'], trials = 4, seed = 7): Schedule => ({
  kind,
  seed,
  tasks: ['reach', 'grasp', 'lift'].map((id) => ({ id, trials })),
});
const order = (schedule: Schedule) => plannedOrder(schedule).map(({ taskId }) => taskId);

const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    kind: fc.constantFrom(...practiceSchedules),
    seed: fc.integer(),
    counts: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 5 }),
    variants: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ kind, seed, counts, variants }) => ({
    kind,
    seed,
    tasks: counts.map((trials, i) => ({ id: `t${i}`, trials, variants: Array.from({ length: variants }, (_, v) => `v${v}`) })),
  }));

/** Longest run of the same. */
const longest = (names: readonly string[]): number => {
  let run = 0;
  return names.reduce((most, name, i) => {
    run = name === names[i - 1] ? run + 1 : 1;
    return Math.max(most, run);
  }, 0);
};

describe('nextTask(schedule, done)', () => {
  it('blocked goes task by task, serial goes round', () => {
    expect(order(three('blocked', 2))).toEqual(['reach', 'reach', 'grasp', 'grasp', 'lift', 'lift']);
    expect(order(three('serial', 2))).toEqual(['reach', 'grasp', 'lift', 'reach', 'grasp', 'lift']);
  });

  it('serial goes on round the tasks that are left', () => {
    const tasks = [
      { id: 'a', trials: 1 },
      { id: 'b', trials: 3 },
      { id: 'c', trials: 2 },
    ];
    expect(order({ kind: 'serial', seed: 1, tasks })).toEqual(['a', 'b', 'c', 'b', 'c', 'b']);
  });

  it('a task with a kind of its own is mixed with its neighbors of that kind alone', () => {
    const tasks = [
      { id: 'warm-up', trials: 2, kind: 'blocked' },
      { id: 'a', trials: 2 },
      { id: 'b', trials: 2 },
      { id: 'last', trials: 1, kind: 'blocked' },
    ] as const;
    expect(order({ kind: 'serial', seed: 1, tasks })).toEqual(['warm-up', 'warm-up', 'a', 'b', 'a', 'b', 'last']);
    const mixed = order({ kind: 'random', seed: 3, tasks });
    expect([mixed.slice(0, 2), [...mixed.slice(2, 6)].sort(), mixed.at(-1)]).toEqual([
      ['warm-up', 'warm-up'],
      ['a', 'a', 'b', 'b'],
      'last',
    ]);
  });

  it('only a task that is varied draws variants', () => {
    const variants = ['plain', 'far', 'high'];
    const tasks = [
      { id: 'a', trials: 6, variants, mastered: true, kind: 'variable' },
      { id: 'b', trials: 6, variants, mastered: true },
    ] as const;
    const found = plannedOrder({ kind: 'blocked', seed: 5, tasks });
    const drawn = (id: string) => new Set(found.filter(({ taskId }) => taskId === id).map(({ variant }) => variant));
    expect([drawn('a').size > 1, [...drawn('b')]]).toEqual([true, ['plain']]);
  });

  it('random is the same for a seed, another for another, and no task comes three times in a row', () => {
    expect(order(three('random'))).toEqual(order(three('random')));
    const different = new Set(Array.from({ length: 20 }, (_, seed) => order(three('random', 4, seed)).join()));
    expect(different.size).toBeGreaterThan(17);
    for (let seed = 0; seed < 200; seed++) expect(longest(order(three('random', 6, seed)))).toBeLessThanOrEqual(2);
  });

  it('every schedule gives each task its trials, whatever the seed', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const names = order(schedule);
        for (const { id, trials } of schedule.tasks) expect(names.filter((name) => name === id)).toHaveLength(trials);
      }),
    );
  });

  it('random keeps to two in a row wherever the counts let it', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const counts = schedule.tasks.map(({ trials }) => trials);
        const most = Math.max(...counts);
        const others = counts.reduce((a, b) => a + b, 0) - most;
        if (most <= 2 * (others + 1)) expect(longest(order({ ...schedule, kind: 'random' }))).toBeLessThanOrEqual(2);
      }),
      { numRuns: 400 },
    );
  });

  it('it goes on from any past: a trial undone, another task in between, a trial too many', () => {
    fc.assert(
      fc.property(
        schedules,
        fc.array(fc.record({ taskId: fc.constantFrom('t0', 't1', 'x'), held: fc.boolean() })),
        (schedule, past) => {
          const next = nextTask(schedule, past);
          expect(next).toEqual(
            nextTask(
              schedule,
              past.filter(({ taskId }) => taskId !== 'x'),
            ),
          );
          const left = (id: string, trials: number) => trials - past.filter(({ taskId }) => taskId === id).length;
          const open = schedule.tasks.filter(({ id, trials }) => left(id, trials) > 0);
          if (open.length === 0) expect(next).toBeNull();
          else expect(open.map(({ id }) => id)).toContain(next?.taskId);
        },
      ),
    );
  });

  it('variable keeps to the plain form until it is held in 70 %, then draws, and does not go back', () => {
    const schedule: Schedule = {
      kind: 'variable',
      seed: 3,
      tasks: [{ id: 'reach', trials: 60, variants: ['near', 'far', 'heavy'] }],
    };
    const after = (held: readonly boolean[]) =>
      nextTask(
        schedule,
        held.map((h) => ({ taskId: 'reach', variant: 'near', held: h })),
      )?.variant;
    expect(after([true, true, true, true])).toBe('near');
    expect(Array.from({ length: 30 }, (_, n) => after([...Array<boolean>(n).fill(true), false, false, false, false]))).toEqual(
      Array(30).fill('near'),
    );
    const forms = plannedOrder(schedule).map(({ variant }) => variant);
    expect(forms.slice(0, 5)).toEqual(Array(5).fill('near'));
    expect(new Set(forms.slice(5))).toEqual(new Set(['near', 'far', 'heavy']));
    expect(longest(forms.slice(5).map(String))).toBeLessThanOrEqual(2);
    const missing: DoneTrial[] = Array.from({ length: 12 }, () => ({ taskId: 'reach', variant: 'far', held: false }));
    const later = Array.from({ length: 20 }, (_, n) => nextTask(schedule, [...missing, ...missing.slice(0, n)])?.variant);
    expect(new Set(later).size).toBeGreaterThan(1);
  });

  it('variable draws from the first trial on where the plain form was mastered before', () => {
    const tasks = [{ id: 'reach', trials: 20, variants: ['near', 'far'], mastered: true }];
    expect(new Set(plannedOrder({ kind: 'variable', seed: 1, tasks }).map(({ variant }) => variant)).size).toBe(2);
    expect(new Set(plannedOrder({ kind: 'random', seed: 1, tasks }).map(({ variant }) => variant))).toEqual(new Set(['near']));
  });

  it('chanceOf(seed, turn) is even and does not repeat from turn to turn', () => {
    const draws = Array.from({ length: 4000 }, (_, turn) => chanceOf(42, turn));
    const mean = draws.reduce((a, b) => a + b, 0) / draws.length;
    const product = draws.slice(1).reduce((a, b, i) => a + (b - 0.5) * ((draws[i] ?? 0) - 0.5), 0) / draws.length;
    expect(mean).toBeCloseTo(0.5, 1);
    expect(Math.abs(product * 12)).toBeLessThan(0.05);
  });
});

describe('scheduleAdvice(stage)', () => {
  const stage = { sessions: 3, success: 0.8, lowCognition: false, tasks: 3, current: 'serial' } as const;
  it('advises blocked early and with poor cognition, then serial, then random; never skips serial', () => {
    expect(scheduleAdvice({ ...stage, sessions: 1 })).toEqual({ schedule: 'blocked', because: 'early' });
    expect(scheduleAdvice({ ...stage, success: null })).toEqual({ schedule: 'blocked', because: 'early' });
    expect(scheduleAdvice({ ...stage, success: 0.5 })).toEqual({ schedule: 'blocked', because: 'early' });
    expect(scheduleAdvice({ ...stage, lowCognition: true })).toEqual({ schedule: 'blocked', because: 'low-cognition' });
    expect(scheduleAdvice({ ...stage, current: 'blocked' })).toEqual({ schedule: 'serial', because: 'growing' });
    expect(scheduleAdvice(stage)).toEqual({ schedule: 'random', because: 'steady' });
    expect(scheduleAdvice({ ...stage, tasks: 1 })).toEqual({ schedule: 'blocked', because: 'one-task' });
  });
});
