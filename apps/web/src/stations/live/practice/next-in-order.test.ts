import { type Envelope, readLog, type ScheduleOrder } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit } from '@eupraxia/clinical/visit';
import { practiceSchedules } from '@eupraxia/coach/schedule';
import { describe, expect, it } from 'vitest';
import { nextInOrder } from './next-in-order.ts';

const example = exampleSnapshot();
const start = 1.7e12;

/** A visit that does what is asked for, as long as something is. */
function followed(schedule: ScheduleOrder | undefined, most = 1000) {
  const program = { ...example.program, ...(schedule === undefined ? {} : { schedule }) };
  const tab = exampleWriter({
    clinicId: example.clinic.id,
    visitId: '018f4e2a-0000-7000-8000-00000000000b',
    userId: 'pt',
    zone: 'UTC',
    number: 1,
    startedAt: start,
  });
  const log: Envelope[] = [tab.write(start, 'visit.opened', { snapshot: { ...example, program } })];
  const order: string[] = [];
  for (let i = 1; i < most; i++) {
    const next = nextInOrder(foldVisit(readLog(log)))?.next;
    if (next == null) break;
    order.push(next.taskId);
    log.push(tab.write(start + 1000 * i, 'repetition.done', { activityId: next.taskId, held: true }));
  }
  return { order, visit: foldVisit(readLog(log)) };
}

describe('nextInOrder', () => {
  it('nextInOrder(visit) leads through every trial of the program, in each order, and then says so', () => {
    const all = example.program.items.reduce((sum, { dose }) => sum + dose.sets * dose.repetitions, 0);
    for (const kind of practiceSchedules) {
      const { order, visit } = followed({ kind, seed: 11 });
      expect(order).toHaveLength(all);
      expect(nextInOrder(visit)).toEqual({ kind, next: null });
    }
  });

  it('nextInOrder() draws the same order from the same seed', () => {
    expect(followed({ kind: 'random', seed: 3 }, 30).order).toEqual(followed({ kind: 'random', seed: 3 }, 30).order);
    expect(followed({ kind: 'random', seed: 3 }, 30).order).not.toEqual(followed({ kind: 'random', seed: 4 }, 30).order);
  });

  it('nextInOrder() is null where the program leaves the order open', () => {
    expect(nextInOrder(followed(undefined).visit)).toBeNull();
  });
});
