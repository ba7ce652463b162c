import { describe, expect, it } from 'vitest';
import { exampleSnapshot, exampleWriter } from '../example.ts';
import { type Envelope, type EventKind, type NewBodies, type NewSnapshot, readLog } from '../index.ts';
import { overlapCounts } from '../log/vocabulary.ts';
import { foldVisit, type Visit } from '../visit/index.ts';
import { countsOf, oneOnOne, opaqueVisit, overlapOfVisits } from './overlap.ts';

const t0 = 1_795_364_100_000;
const minute = (n: number) => t0 + n * 60_000;
const base = exampleSnapshot();
const activityId = base.program.items[0]?.id ?? '';
const uuid = (n: number) => `01900000-0000-7000-8000-00000000000${n}`;
const ids = [uuid(1), uuid(2)];

type Told = readonly [at: number, kind: EventKind, body: object];
/** A visit as its events tell it; the therapist `first` writes unless said otherwise. */
function visitOf(number: 1 | 2, change: Partial<NewSnapshot>, told: readonly Told[], userId = 'first', now?: number): Visit {
  const visitId = ids[number - 1] ?? '';
  const snapshot = { ...base, patient: { ...base.patient, id: uuid(number + 4) }, ...change };
  const pen = (n: number, by: string) =>
    exampleWriter({ clinicId: base.clinic.id, visitId, userId: by, zone: 'UTC', number: number * 10 + n, startedAt: t0 });
  const tab = pen(2, userId);
  const events: Envelope[] = [pen(1, userId).write(t0, 'visit.opened', { snapshot })];
  for (const [at, kind, body] of told) events.push(tab.write(minute(at), kind, body as NewBodies[EventKind]));
  return foldVisit(readLog(events), now);
}

const start = { activityId, by: 'therapist', mode: 'one-on-one' };
const stretch = (from: number, to: number, how: object = {}): Told[] => [
  [from, 'activity.started', { ...start, ...how }],
  [to, 'activity.stopped', { activityId }],
];
const [firstName, secondName] = [opaqueVisit(ids[0] ?? '', ids[1] ?? ''), opaqueVisit(ids[1] ?? '', ids[0] ?? '')];
const both = (a: Visit, b: Visit) => {
  const found = overlapOfVisits(a, b, firstName, secondName);
  return found === null
    ? null
    : { ...found, intervals: found.intervals.map(({ from, to }) => [(from - t0) / 60_000, (to - t0) / 60_000]) };
};

describe('oneOnOne(visit)', () => {
  it('gives each person’s time; an entry that names nobody is the opening clinician’s where the level fits', () => {
    const clinician = { ...base.clinician, userId: 'first' };
    const visit = visitOf(1, { clinician }, [
      ...stretch(0, 5, { person: 'second' }),
      ...stretch(6, 9),
      ...stretch(10, 12, { by: 'assistant' }),
    ]);
    expect([...oneOnOne(visit)].map(([person, list]) => [person, list.length])).toEqual([
      ['second', 1],
      ['first', 1],
    ]);
  });

  it('counts a running clock to where the visit is folded to, and a time entered by hand where it is said to lie', () => {
    const running = visitOf(1, {}, [[0, 'activity.started', start]], 'first', minute(7));
    expect([...oneOnOne(running).values()]).toEqual([[{ from: t0, to: minute(7) }]]);
    const entered = visitOf(1, {}, [
      ...stretch(0, 2),
      [30, 'time.corrected', { activityId, seconds: 600, from: minute(15), reason: 'late' }],
    ]);
    expect([...oneOnOne(entered).values()]).toMatchObject([[{ from: minute(15), to: minute(25) }]]);
  });
});

describe('overlapOfVisits(own, other)', () => {
  it('is what one person claims in both, open until somebody says where it counts', () => {
    const [a, b] = [visitOf(1, {}, stretch(0, 20)), visitOf(2, {}, stretch(10, 30))];
    expect(both(a, b)).toEqual({ of: 'clinician', counts: 'open', intervals: [[10, 20]] });
    expect(both(a, visitOf(2, {}, stretch(10, 30), 'second'))).toBeNull();
  });

  it('is none under a second', () => {
    expect(both(visitOf(1, {}, stretch(0, 20)), visitOf(2, {}, stretch(20 - 0.9 / 60, 30)))).toBeNull();
    expect(both(visitOf(1, {}, stretch(0, 20)), visitOf(2, {}, stretch(20 - 1 / 60, 30)))).not.toBeNull();
  });

  it('is none where both are in a group, and is one where one of them is alone with a patient', () => {
    const group = { mode: 'group' };
    expect(both(visitOf(1, {}, stretch(0, 20, group)), visitOf(2, {}, stretch(0, 20, group)))).toBeNull();
    expect(both(visitOf(1, {}, stretch(0, 20, group)), visitOf(2, {}, stretch(5, 10)))).toMatchObject({ intervals: [[5, 10]] });
    expect(both(visitOf(1, {}, stretch(0, 20)), visitOf(2, {}, stretch(5, 10, group)))).toMatchObject({ intervals: [[5, 10]] });
  });

  it('is lawful where both are Part A, and not where one is', () => {
    const partA = { payer: { ...base.payer, program: 'medicare-a' as const } };
    expect(both(visitOf(1, partA, stretch(0, 20)), visitOf(2, partA, stretch(0, 20)))).toBeNull();
    expect(both(visitOf(1, partA, stretch(0, 20)), visitOf(2, {}, stretch(0, 20)))).toMatchObject({ counts: 'open' });
  });

  it('of one patient with two clinicians is asked, and under Part A counts in both where they are of two disciplines', () => {
    const patient = { patient: base.patient };
    const partA = { ...patient, payer: { ...base.payer, program: 'medicare-a' as const } };
    const colleagues = (change: Partial<NewSnapshot>, discipline: 'PT' | 'OT' = 'OT') =>
      both(visitOf(1, change, stretch(0, 20)), visitOf(2, { ...change, discipline }, stretch(10, 30), 'second'));
    expect(colleagues(patient)).toEqual({ of: 'patient', counts: 'open', intervals: [[10, 20]] });
    expect(colleagues(partA)).toEqual({ of: 'patient', counts: 'here', intervals: [[10, 20]] });
    expect(colleagues(partA, 'PT')).toMatchObject({ of: 'patient', counts: 'open' });
    const twice = both(visitOf(1, partA, stretch(0, 20)), visitOf(2, partA, stretch(10, 30)));
    expect(twice).toMatchObject({ of: 'clinician', counts: 'open', intervals: [[10, 20]] });
  });

  it('of one patient is asked too where one of the clinicians has them in a group, or has no name', () => {
    const patient = { patient: base.patient };
    const alone = visitOf(1, patient, stretch(0, 20));
    for (const how of [{ mode: 'group' }, { by: 'assistant', person: undefined }])
      expect(both(alone, visitOf(2, patient, stretch(10, 30, how), 'second'))).toMatchObject({ intervals: [[10, 20]] });
  });

  it('counts where one visit says, and both logs agree whatever was said in each', () => {
    for (const mine of overlapCounts) {
      for (const theirs of overlapCounts) {
        const settled = (name: string, counts: string): Told => [40, 'overlap.settled', { visit: name, counts }];
        const a = visitOf(1, {}, [...stretch(0, 20), settled(firstName, mine)]);
        const b = visitOf(2, {}, [...stretch(10, 30), settled(secondName, theirs)]);
        const here = overlapOfVisits(a, b, firstName, secondName)?.counts;
        const there = overlapOfVisits(b, a, secondName, firstName)?.counts;
        const mirror = { here: 'there', there: 'here', neither: 'neither', open: 'open' } as const;
        expect([mine, theirs, there]).toEqual([mine, theirs, mirror[here ?? 'open']]);
      }
    }
  });
});

describe('countsOf(own, other)', () => {
  it.each([
    [null, null, 'open'],
    ['here', null, 'here'],
    ['there', null, 'there'],
    [null, 'here', 'there'],
    [null, 'there', 'here'],
    ['here', 'there', 'here'],
    ['here', 'here', 'open'],
    ['there', 'there', 'neither'],
    ['neither', 'here', 'neither'],
    ['here', 'neither', 'neither'],
    ['open', 'here', 'there'],
  ] as const)('%s here and %s there: %s', (own, other, counts) => {
    expect(countsOf(own, other)).toBe(counts);
  });
});
