import { type Envelope, readLog, type ScheduleOrder } from '@eupraxia/clinical';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import { foldVisit } from '@eupraxia/clinical/visit';
import { practiceSchedules } from '@eupraxia/coach/schedule';
import { describe, expect, it } from 'vitest';
import { nextInOrder, plainForm } from './next-in-order.ts';

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

/** A visit of a program in which one activity was tapped so many times. */
function tapped(program: typeof example.program, activityId: string, count: number) {
  const tab = exampleWriter({
    clinicId: example.clinic.id,
    visitId: '018f4e2a-0000-7000-8000-00000000000b',
    userId: 'pt',
    zone: 'UTC',
    number: 1,
    startedAt: start,
  });
  const log: Envelope[] = [tab.write(start, 'visit.opened', { snapshot: { ...example, program } })];
  for (let i = 1; i <= count; i++) log.push(tab.write(start + 1000 * i, 'repetition.done', { activityId, held: true }));
  return foldVisit(readLog(log));
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

  it('nextInOrder() draws a variant for each trial of an item that is varied, once the plain form went well, and orders no other', () => {
    const [first, second] = example.program.items;
    const items = example.program.items.map((item) =>
      item.id === first?.id ? { ...item, practice: { schedule: 'variable' as const, variants: ['far', 'high'] } } : item,
    );
    const program = { ...example.program, items };
    const variant = (done: number): string | null | undefined =>
      nextInOrder(tapped(program, first?.id ?? '', done), null, first?.id)?.next?.variant;
    expect(nextInOrder(tapped(program, first?.id ?? '', 0), null, first?.id)?.kind).toBe('variable');
    expect(variant(2)).toBe(plainForm);
    expect(new Set([6, 7, 8, 9, 10, 11].map(variant)).size).toBeGreaterThan(1);
    expect(nextInOrder(tapped(program, first?.id ?? '', 2), null, second?.id)).toBeNull();
  });

  it('nextInOrder() is null where the program leaves the order open', () => {
    expect(nextInOrder(followed(undefined).visit)).toBeNull();
  });
});
