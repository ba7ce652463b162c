import { describe, expect, it } from 'vitest';
import { activityId, seen, taps, visitOf } from '../visit.fixture.ts';
import { seedFrom } from './chance.ts';
import { doneTrials } from './done.ts';
import { nextTask, plannedOrder, type Schedule } from './next-task.ts';

describe('doneTrials(visit, schedule)', () => {
  const visit = visitOf(0, [...seen('xx', { phase: 'probe', feedback: 'none' }), ...taps('x-x')]);

  it('lists practice in order of time, without probes, so that nextTask goes on from the log', () => {
    const done = doneTrials(visit);
    expect(done.map(({ held }) => held)).toEqual([true, false, true]);
    const schedule: Schedule = { kind: 'blocked', seed: 1, tasks: [{ id: activityId, trials: 4 }] };
    expect(nextTask(schedule, done)).toEqual({ taskId: activityId, variant: null, left: 1 });
  });

  it('takes the variants from the schedule, which draws the same again', () => {
    const tasks = [{ id: activityId, trials: 12, variants: ['near', 'far', 'high'], mastered: true }];
    const schedule: Schedule = { kind: 'variable', seed: seedFrom('a visit'), tasks };
    const practised = visitOf(0, taps('xxxxxxxx'));
    expect(doneTrials(practised, schedule).map(({ variant }) => variant)).toEqual(
      plannedOrder(schedule)
        .slice(0, 8)
        .map(({ variant }) => variant),
    );
  });

  it('seedFrom(id) differs from id to id', () => {
    expect(new Set(Array.from({ length: 1000 }, (_, i) => seedFrom(`visit ${i}`))).size).toBe(1000);
  });
});
