import { describe, expect, it } from 'vitest';
import { exampleSnapshot, exampleWriter } from '../example.ts';
import { type Envelope, type EventKind, type NewBodies, readLog } from '../index.ts';
import { foldVisit, type Visit } from '../visit/index.ts';
import { spansMeet, treatingOf } from './treating.ts';

const t0 = 1_795_364_100_000;
const minute = (n: number) => t0 + n * 60_000;
const snapshot = { ...exampleSnapshot(), clinician: { ...exampleSnapshot().clinician, userId: 'opener' } };
const activityId = snapshot.program.items[0]?.id ?? '';

type Recorded = readonly [at: number, kind: EventKind, body: object];
function visitOf(...recorded: readonly Recorded[]): Visit {
  const visitId = '01900000-0000-7000-8000-000000000001';
  const pen = (number: number) =>
    exampleWriter({ clinicId: snapshot.clinic.id, visitId, userId: 'treater', zone: 'UTC', number, startedAt: t0 });
  const tab = pen(2);
  const events: Envelope[] = [pen(1).write(t0, 'visit.opened', { snapshot })];
  for (const [at, kind, body] of recorded) events.push(tab.write(minute(at), kind, body as NewBodies[EventKind]));
  return foldVisit(readLog(events), minute(60));
}
const start = (at: number, mode = 'one-on-one'): Recorded => [at, 'activity.started', { activityId, by: 'therapist', mode }];
const stop = (at: number): Recorded => [at, 'activity.stopped', { activityId }];
const finish = (at: number): Recorded => [at, 'visit.finished', {}];
const enter = (at: number, seconds: number, from?: number): Recorded => [
  at,
  'time.corrected',
  { activityId, seconds, reason: 'Clock started late', ...(from === undefined ? {} : { from: minute(from) }) },
];
const span = (...recorded: readonly Recorded[]) => {
  const found = treatingOf(visitOf(...recorded)).span;
  return found === null ? null : [(found.from - t0) / 60_000, found.to === null ? null : (found.to - t0) / 60_000];
};

describe('treatingOf(visit)', () => {
  it('names who treated and the clinician who opened the visit, and spans one-on-one and group time', () => {
    expect(treatingOf(visitOf(start(2), stop(5), start(20, 'group'), stop(30))).people).toEqual(['opener', 'treater']);
    expect(span(start(2), stop(5), start(20, 'group'), stop(30))).toEqual([2, 30]);
    expect(span(start(2, 'unattended'), stop(5))).toBeNull();
    expect(span()).toBeNull();
  });

  it('leaves the end open while a clock runs, or while time entered by hand may still move', () => {
    expect(span(start(2))).toEqual([2, null]);
    expect(span(start(2), stop(10), enter(12, 900))).toEqual([0, null]);
    expect(span(start(2), stop(10), enter(12, 900), finish(20))).toEqual([0, 15]);
  });

  it('is widened by time entered by hand, where that is said to lie', () => {
    expect(span(start(2), stop(10), finish(20))).toEqual([2, 10]);
    expect(span(start(2), stop(10), finish(20), enter(50, 1200, 25))).toEqual([25, 45]);
    expect(span(enter(12, 300, 4), start(20), stop(30), finish(31))).toEqual([4, 30]);
  });
});

describe('spansMeet(a, b)', () => {
  it('says whether they have an instant in common, in either order', () => {
    const cases = [
      [{ from: 0, to: 10 }, { from: 11, to: 20 }, false],
      [{ from: 0, to: 10 }, { from: 10, to: 20 }, true],
      [{ from: 0, to: null }, { from: 15, to: 20 }, true],
      [{ from: 16, to: null }, { from: 0, to: 15 }, false],
      [{ from: 16, to: null }, { from: 40, to: null }, true],
      [{ from: 0, to: 10 }, null, false],
    ] as const;
    for (const [a, b, meet] of cases) expect([spansMeet(a, b), spansMeet(b, a)]).toEqual([meet, meet]);
  });
});
