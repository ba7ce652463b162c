import { type Envelope, readLog, type ScheduleOrder } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit } from '@eupraxia/clinical/visit';
import { practiceSchedules } from '@eupraxia/coach/schedule';
import { describe, expect, it } from 'vitest';
import { nextInOrder, plainForm } from './next-in-order.ts';

const example = exampleSnapshot();
const start = 1.7e12;

/** A visit that does what is asked for, as long as something is. */
function followed(schedule: ScheduleOrder | undefined, most = 1000, from = example.program) {
  const program = { ...from, ...(schedule === undefined ? {} : { schedule }) };
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

  it('nextInOrder() draws a variant for each trial of an item that is varied, once the plain form went well', () => {
    const items = example.program.items.map((item, i) =>
      i === 0 ? { ...item, practice: { schedule: 'variable' as const, variants: ['far', 'high'] } } : item,
    );
    const program = { ...example.program, items };
    const { order, visit } = followed(undefined, 11, program);
    const [first] = program.items;
    expect(order.slice(0, 10).every((id) => id === first?.id)).toBe(true);
    const next = nextInOrder(visit);
    expect(next?.kind).toBe('variable');
    expect(nextInOrder(followed(undefined, 3, program).visit)?.next?.variant).toBe(plainForm);
    const drawn = [7, 8, 9, 10, 11, 12].map((n) => nextInOrder(followed(undefined, n, program).visit)?.next?.variant);
    expect(new Set(drawn).size).toBeGreaterThan(1);
  });

  it('nextInOrder() is null where the program leaves the order open', () => {
    expect(nextInOrder(followed(undefined).visit)).toBeNull();
  });
});
