import { randomUUID } from 'node:crypto';
import { type Envelope, type NewBodies, type NewSnapshot, readLog } from '@eupraxia/clinical';
import { exampleSnapshot } from '@eupraxia/clinical/example';
import { opaqueVisit } from '@eupraxia/clinical/gate';
import { composeNote } from '@eupraxia/clinical/note';
import { foldVisit, minutesOf } from '@eupraxia/clinical/visit';
import { ok } from '@eupraxia/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../actor.ts';
import {
  newClinic,
  newPatient,
  newTab,
  openTestStore,
  snapshotFor,
  startTestDatabase,
  type TestDatabase,
  value,
} from '../database.fixture.ts';
import { createPatient } from '../patients.ts';
import type { Appended } from '../shapes.ts';
import type { Store } from '../store.ts';
import { appendEvents } from './append.ts';
import { logOf } from './locked-visit.ts';
import { openVisit } from './open.ts';
import { planVisit } from './plan.ts';
import { lockForSigning } from './sign.ts';

let database: TestDatabase;
let store: Store;
const began = 1_795_364_100_000;
const minute = 60_000;
let now = began;
const [activityId = '', second = ''] = exampleSnapshot().program.items.map(({ id }) => id);

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database, () => now);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});

/** A clinic with a therapist, an assistant and a student, in which visits are opened and signed as the server does it. */
class Clinic {
  readonly therapist: PersonActor;
  readonly assistant: PersonActor;
  readonly student: PersonActor;
  constructor(therapist: PersonActor) {
    this.therapist = therapist;
    this.assistant = { ...therapist, userId: 'assistant', name: 'K. Adeyemi', role: 'assistant' };
    this.student = { ...therapist, userId: 'student', name: 'S. Young', role: 'assistant' };
  }

  /** A visit of a patient of its own with the program of the example, opened at minute 0, or so many before it. */
  async visit(patient = newPatient(), change: Partial<NewSnapshot> = {}, before = 0): Promise<string> {
    const visitId = randomUUID();
    const then = now;
    now = began - before * minute;
    await store.tenant(this.therapist, (tx) => createPatient(tx, patient));
    value(
      await store.tenant(this.therapist, (tx) =>
        planVisit(tx, { id: visitId, patientId: patient.id, startsAt: now, minutes: 45 }, true),
      ),
    );
    const clinicians = [
      { ...this.therapist, level: 'therapist' as const },
      { ...this.assistant, level: 'assistant' as const },
      { ...this.student, level: 'student' as const },
    ].map(({ userId, name, level }) => ({ userId, name, credentials: 'x', discipline: 'PT' as const, level }));
    value(
      await store.tenant(this.therapist, (tx) =>
        openVisit(tx, visitId, (opening) => ok({ ...value(snapshotFor(opening)), clinicians, ...change })),
      ),
    );
    now = then;
    return visitId;
  }

  /** Sends what a tablet recorded; `at` counts minutes from the opening, and the server receives it at minute `received`. */
  async send(
    visitId: string,
    received: number,
    write: (tablet: Tablet) => readonly Envelope[],
    by: PersonActor = this.therapist,
  ): Promise<Appended> {
    now = began + received * minute;
    const pen = newTab(by, visitId, began);
    const tablet: Tablet = (at, kind, body, corrects) =>
      pen(kind, body, { at: began + Math.round(at * minute), ...(corrects === undefined ? {} : { corrects }) });
    return value(await store.tenant(by, (tx) => appendEvents(tx, visitId, write(tablet))));
  }

  /** What the server answers to a signature: what holds it, or the timed minutes that it would sign. */
  async answer(visitId: string): Promise<{ readonly held: readonly string[]; readonly minutes: number }> {
    return store.tenant(this.therapist, async (tx) => {
      value(await lockForSigning(tx, visitId));
      const log = readLog(await logOf(tx, visitId));
      const { findings } = composeNote(log, { locale: 'en-US' });
      const held = findings
        .filter(({ severity, group }) => severity === 'blocks' && group !== 'asked-once')
        .map(({ key }) => key);
      return { held, minutes: minutesOf(foldVisit(log)).timed };
    });
  }
}

type Tablet = <K extends Parameters<ReturnType<typeof newTab>>[0]>(
  at: number,
  kind: K,
  body: NewBodies[K],
  corrects?: string,
) => Envelope;

const one = { activityId, by: 'therapist', mode: 'one-on-one' } as const;
const stop = { activityId };
/** One stretch of treatment, without the visit's end. */
const stretch = (t: Tablet, from: number, to: number, how: Partial<NewBodies['activity.started']> = {}) => [
  t(from, 'activity.started', { ...one, ...how }),
  t(to, 'activity.stopped', stop),
];
const treated = (t: Tablet, from: number, to: number, how: Partial<NewBodies['activity.started']> = {}) => [
  ...stretch(t, from, to, how),
  t(to, 'visit.finished', {}),
];

interface Attempt {
  readonly name: string;
  /** Tries it; gives the visit to sign. */
  readonly act: (clinic: Clinic) => Promise<string>;
  /** The findings that hold the signature. Where none does, no more than `most` minutes may be signed. */
  readonly held?: readonly string[];
  readonly most?: number;
}

const attempts: readonly Attempt[] = [
  {
    name: 'eight hours within a second, from before the opening to the future',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 1, (t) => treated(t, -240, 240));
      return visit;
    },
    held: ['time-questioned', 'time-questioned'],
    most: 1,
  },
  {
    name: 'a treatment in the year 2100',
    act: async (clinic) => {
      const visit = await clinic.visit();
      const far = 38_900_000;
      await clinic.send(visit, 2, (t) => treated(t, far, far + 60));
      return visit;
    },
    held: ['time-questioned'],
    most: 0,
  },
  {
    name: 'forty-five minutes that end in half an hour',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 15, (t) => treated(t, 0, 45));
      return visit;
    },
    held: ['time-questioned'],
    most: 15,
  },
  {
    name: 'an assistant’s time recorded as the therapist’s',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 30, (t) => treated(t, 0, 30), clinic.assistant);
      return visit;
    },
    held: ['time-questioned'],
    most: 30,
  },
  {
    name: 'a student’s time recorded as both',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 30, (t) => treated(t, 0, 30, { by: 'both', person: 'student' }), clinic.student);
      return visit;
    },
    held: ['time-questioned'],
    most: 30,
  },
  {
    name: 'two patients at once from two tablets',
    act: async (clinic) => {
      const [first, other] = [await clinic.visit(), await clinic.visit()];
      await clinic.send(other, 30, (t) => treated(t, 0, 30));
      await clinic.send(first, 30, (t) => treated(t, 0, 30));
      return first;
    },
    held: ['overlap-open'],
    most: 0,
  },
  {
    name: 'an overlap that is claimed in both visits',
    act: async (clinic) => {
      const [first, other] = [await clinic.visit(), await clinic.visit()];
      await clinic.send(other, 30, (t) => treated(t, 0, 30));
      await clinic.send(first, 30, (t) => treated(t, 0, 30));
      await clinic.send(first, 31, (t) => [t(31, 'overlap.settled', { visit: opaqueVisit(first, other), counts: 'here' })]);
      await clinic.send(other, 32, (t) => [t(32, 'overlap.settled', { visit: opaqueVisit(other, first), counts: 'here' })]);
      return first;
    },
    held: ['overlap-disputed'],
    most: 0,
  },
  {
    name: 'an overlap that an assistant settles in their favor, of a therapist’s time',
    act: async (clinic) => {
      const [first, other] = [await clinic.visit(), await clinic.visit()];
      await clinic.send(other, 30, (t) => treated(t, 0, 30));
      await clinic.send(first, 30, (t) => treated(t, 0, 30));
      await clinic.send(
        first,
        31,
        (t) => [t(31, 'overlap.settled', { visit: opaqueVisit(first, other), counts: 'here' })],
        clinic.assistant,
      );
      return first;
    },
    held: ['overlap-open'],
    most: 0,
  },
  {
    name: 'an overlap hidden in time entered by hand, without saying when it was',
    act: async (clinic) => {
      const [first, other] = [await clinic.visit(), await clinic.visit()];
      await clinic.send(other, 60, (t) => [
        ...stretch(t, 0, 5),
        t(50, 'time.corrected', { activityId, seconds: 2400, reason: 'The clock was started late' }),
        t(60, 'visit.finished', {}),
      ]);
      await clinic.send(first, 60, (t) => [
        ...stretch(t, 30, 35),
        t(50, 'time.corrected', { activityId, seconds: 2400, reason: 'The clock was started late' }),
        t(60, 'visit.finished', {}),
      ]);
      return first;
    },
    held: ['overlap-open'],
    most: 20,
  },
  {
    name: 'a correction to 240 minutes in a visit of 44 seconds',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 1, (t) => treated(t, 0, 44 / 60));
      await clinic.send(visit, 3, (t) => [t(3, 'time.corrected', { activityId, seconds: 14_400, reason: 'x' })]);
      return visit;
    },
    held: ['time-questioned', 'time-beyond-visit'],
  },
  {
    name: 'the same with a beginning and an assistant’s confirmation',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 1, (t) => treated(t, 0, 44 / 60));
      await clinic.send(visit, 3, (t) => {
        const reason = 'The tablet was left in the gym';
        const corrected = t(3, 'time.corrected', { activityId, seconds: 14_400, reason, from: began - 240 * minute });
        return [corrected];
      });
      await clinic.send(
        visit,
        4,
        (t) => [t(4, 'time.confirmed', { of: randomUUID(), reason: 'I confirm that I treated the patient' })],
        clinic.assistant,
      );
      return visit;
    },
    held: ['time-questioned', 'time-beyond-unconfirmed'],
  },
  {
    name: 'hand-entered time that ends in the future',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 10, (t) => treated(t, 0, 9));
      const reason = 'Treated on after the clock stopped';
      await clinic.send(visit, 11, (t) => [
        t(11, 'time.corrected', { activityId, seconds: 3600, reason, from: began + 5 * minute }),
      ]);
      return visit;
    },
    held: ['time-questioned', 'time-questioned', 'time-ahead', 'time-beyond-unconfirmed'],
  },
  {
    name: 'a double start of one activity, and two activities at once',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 30, (t) => [
        t(0, 'activity.started', one),
        t(5, 'activity.started', one),
        t(10, 'activity.started', { ...one, activityId: second }),
        t(30, 'activity.stopped', stop),
        t(30, 'activity.stopped', { activityId: second }),
        t(30, 'visit.finished', {}),
      ]);
      return visit;
    },
    most: 30,
  },
  {
    name: 'a start before the opening',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 10, (t) => treated(t, -30, 10));
      return visit;
    },
    held: ['time-questioned'],
    most: 10,
  },
  {
    name: 'a clock that runs on through a STOP',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 40, (t) => {
        const started = t(0, 'activity.started', one);
        const pressed = t(10, 'stop.pressed', { from: 'therapist' });
        return [
          started,
          pressed,
          t(11, 'activity.resumed', stop),
          t(12, 'activity.started', one),
          t(40, 'activity.stopped', stop),
          t(40, 'stop.explained', { stop: pressed.id, why: 'fatigue' }),
          t(40, 'visit.finished', {}),
        ];
      });
      return visit;
    },
    held: ['start-blocked-late', 'start-blocked-late'],
    most: 10,
  },
  {
    name: 'a pause dated back before the start, or forward',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 30, (t) => [
        t(0, 'activity.started', one),
        t(20, 'activity.paused', { activityId, cause: 'idle', since: began + 90 * minute }),
        t(20, 'activity.resumed', stop),
        t(30, 'activity.paused', { activityId, cause: 'idle', since: began - 90 * minute }),
        t(30, 'visit.finished', {}),
      ]);
      return visit;
    },
    most: 20,
  },
  {
    name: 'a pause of the program that is taken back',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 60, (t) => {
        const started = t(0, 'activity.started', one);
        const paused = t(50, 'activity.paused', { activityId, cause: 'idle', since: began + 10 * minute });
        return [started, paused, t(55, 'event.retracted', {}, paused.id), t(60, 'visit.finished', {})];
      });
      return visit;
    },
    held: ['pause-restored'],
  },
  {
    name: 'a receipt that a device forges, to make old events look prompt',
    act: async (clinic) => {
      const visit = await clinic.visit();
      const sent = await clinic.send(visit, 10, (t) => [
        t(10, 'events.received', { writer: randomUUID(), from: 1, to: 9, receivedAt: began + 480 * minute }),
      ]);
      expect(sent.refused.map(({ fault }) => fault.code)).toEqual(['EUP_STORE_EVENT_SERVERS']);
      await clinic.send(visit, 10, (t) => treated(t, 0, 480));
      return visit;
    },
    held: ['time-questioned'],
    most: 10,
  },
  {
    name: 'an entry about other visits that a device forges',
    act: async (clinic) => {
      const [first, other] = [await clinic.visit(), await clinic.visit()];
      await clinic.send(other, 30, (t) => treated(t, 0, 30));
      await clinic.send(first, 30, (t) => treated(t, 0, 30));
      const sent = await clinic.send(first, 31, (t) => [
        t(31, 'attention.elsewhere', { visit: opaqueVisit(first, other), intervals: [], counts: 'here' }),
      ]);
      expect(sent.refused.map(({ fault }) => fault.code)).toEqual(['EUP_STORE_EVENT_SERVERS']);
      return first;
    },
    held: ['overlap-open'],
    most: 0,
  },
  {
    name: 'a second visit of the same patient at the same time by a colleague',
    act: async (clinic) => {
      const patient = newPatient();
      const [first, other] = [await clinic.visit(patient), await clinic.visit(patient)];
      const colleague: PersonActor = { ...clinic.therapist, userId: 'colleague' };
      await clinic.send(other, 30, (t) => treated(t, 0, 30), colleague);
      await clinic.send(first, 30, (t) => treated(t, 0, 30));
      return first;
    },
    held: ['overlap-open'],
    most: 0,
  },
  {
    name: 'one-on-one with one patient while a group with another goes on',
    act: async (clinic) => {
      const [first, group] = [await clinic.visit(), await clinic.visit()];
      await clinic.send(group, 30, (t) => treated(t, 0, 30, { mode: 'group' }));
      await clinic.send(first, 30, (t) => treated(t, 10, 20));
      return first;
    },
    held: ['overlap-open'],
    most: 0,
  },
  {
    name: 'an activity that is not in the program',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 30, (t) => [
        t(0, 'activity.started', { ...one, activityId: randomUUID() }),
        t(30, 'visit.finished', {}),
      ]);
      return visit;
    },
    held: ['contradiction'],
    most: 0,
  },
  {
    name: 'a clock that goes backward',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 30, (t) => treated(t, 25, 5));
      return visit;
    },
    most: 0,
  },
  {
    name: 'more than a day on the clock',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 30 * 60, (t) => treated(t, 0, 30 * 60));
      return visit;
    },
    held: ['time-questioned', 'time-day-total'],
  },
  {
    name: 'a clock handed over to a colleague who never comes, while the therapist treats the next patient',
    act: async (clinic) => {
      const [first, other] = [await clinic.visit(), await clinic.visit()];
      await clinic.send(first, 30, (t) => [
        t(0, 'activity.started', one),
        t(5, 'attention.changed', { ...one, person: 'colleague' }),
        t(30, 'visit.finished', {}),
      ]);
      await clinic.send(other, 30, (t) => treated(t, 5, 30));
      await clinic.send(first, 31, (t) => [t(31, 'remark.written', { section: 'response', text: 'Handed over' })]);
      return first;
    },
    held: ['time-named-word'],
    most: 30,
  },
  {
    name: 'the same, confirmed by who handed it over',
    act: async (clinic) => {
      const visit = await clinic.visit();
      const [, handed] = await sentTo(clinic, visit, 30, (t) => [
        t(0, 'activity.started', one),
        t(5, 'attention.changed', { ...one, person: 'colleague' }),
        t(30, 'visit.finished', {}),
      ]);
      const reason = 'My colleague treated the patient';
      await clinic.send(visit, 31, (t) => [t(31, 'time.confirmed', { of: handed?.id ?? '', reason })]);
      return visit;
    },
    held: ['time-named-word'],
    most: 30,
  },
  {
    name: 'an assistant’s time as both, with a therapist who is not there',
    act: async (clinic) => {
      const visit = await clinic.visit();
      const person = clinic.therapist.userId;
      await clinic.send(visit, 30, (t) => treated(t, 0, 30, { by: 'both', person }), clinic.assistant);
      return visit;
    },
    held: ['time-named-word'],
    most: 30,
  },
  {
    name: 'a therapist’s clock that an assistant resumes',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 10, (t) => [t(0, 'activity.started', one), t(5, 'activity.paused', stop)]);
      await clinic.send(visit, 30, (t) => [t(10, 'activity.resumed', stop), t(30, 'visit.finished', {})], clinic.assistant);
      return visit;
    },
    held: ['time-named-word'],
    most: 25,
  },
  {
    name: 'a therapist’s time that an assistant lengthens by hand',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 10, (t) => stretch(t, 5, 10));
      await clinic.send(
        visit,
        40,
        (t) => [
          t(35, 'time.corrected', { activityId, seconds: 1800, reason: 'The clock was started late' }),
          t(40, 'visit.finished', {}),
        ],
        clinic.assistant,
      );
      return visit;
    },
    held: ['time-named-word'],
    most: 30,
  },
  {
    name: 'a student’s time recorded as the assistant’s',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 30, (t) => treated(t, 0, 30, { by: 'assistant' }), clinic.student);
      return visit;
    },
    held: ['time-named-level'],
    most: 30,
  },
  {
    name: 'a therapist’s time recorded as that of an assistant without a name',
    act: async (clinic) => {
      const [first, other] = [await clinic.visit(), await clinic.visit()];
      await clinic.send(other, 30, (t) => treated(t, 0, 30));
      await clinic.send(first, 30, (t) => treated(t, 0, 30, { by: 'assistant' }));
      return first;
    },
    held: ['time-questioned'],
    most: 30,
  },
  {
    name: 'a stop that is taken back an hour later',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 75, (t) => {
        const [started, stopped] = [t(0, 'activity.started', one), t(10, 'activity.stopped', stop)];
        return [started, stopped, t(70, 'event.retracted', {}, stopped.id), t(75, 'visit.finished', {})];
      });
      return visit;
    },
    held: ['pause-restored'],
  },
  {
    name: 'a stop that another device takes back with a time just after it',
    act: async (clinic) => {
      const visit = await clinic.visit();
      const [, stopped] = await sentTo(clinic, visit, 10, (t) => [
        t(0, 'activity.started', one),
        t(10, 'activity.stopped', stop),
      ]);
      await clinic.send(visit, 75, (t) => [t(11, 'event.retracted', {}, stopped?.id), t(75, 'visit.finished', {})]);
      return visit;
    },
    held: ['pause-restored'],
  },
  {
    name: 'a group that becomes one-on-one afterward',
    act: async (clinic) => {
      const visit = await clinic.visit();
      await clinic.send(visit, 60, (t) => {
        const [started, grouped] = [
          t(0, 'activity.started', one),
          t(10, 'attention.changed', { activityId, by: 'therapist', mode: 'group' }),
        ];
        return [started, grouped, t(55, 'event.retracted', {}, grouped.id), t(60, 'visit.finished', {})];
      });
      return visit;
    },
    held: ['attention-restored'],
  },
  {
    name: 'more overlaps than one entry holds',
    act: async (clinic) => {
      const [first, other] = [await clinic.visit(), await clinic.visit()];
      await clinic.send(other, 60, (t) => treated(t, 0, 60));
      await clinic.send(first, 60, (t) => [
        t(0, 'activity.started', one),
        ...Array.from({ length: 590 }, (_, i) =>
          t((i + 1) / 10, 'attention.changed', {
            activityId,
            by: 'therapist' as const,
            mode: i % 2 === 0 ? ('unattended' as const) : ('one-on-one' as const),
          }),
        ),
        t(60, 'visit.finished', {}),
      ]);
      return first;
    },
    held: ['overlap-open'],
    most: 0,
  },
  {
    name: 'two patients at once, one of them in a visit that was opened the day before',
    act: async (clinic) => {
      const [first, other] = [await clinic.visit(), await clinic.visit(newPatient(), {}, 1440)];
      await clinic.send(other, 30, (t) => treated(t, 0, 30));
      await clinic.send(first, 30, (t) => treated(t, 0, 30));
      return first;
    },
    held: ['overlap-open'],
    most: 0,
  },
  {
    name: 'one patient in a group and one-on-one with a colleague at the same time',
    act: async (clinic) => {
      const patient = newPatient();
      const [first, other] = [await clinic.visit(patient), await clinic.visit(patient)];
      const colleague: PersonActor = { ...clinic.therapist, userId: 'colleague' };
      await clinic.send(other, 30, (t) => treated(t, 0, 30, { mode: 'group' }), colleague);
      await clinic.send(first, 30, (t) => treated(t, 0, 30));
      return first;
    },
    held: ['overlap-open'],
    most: 0,
  },
  {
    name: 'one Part A patient twice with one therapist at the same time',
    act: async (clinic) => {
      const patient = newPatient();
      const payer = { ...exampleSnapshot().payer, program: 'medicare-a' as const };
      const [first, other] = [await clinic.visit(patient, { payer }), await clinic.visit(patient, { payer })];
      await clinic.send(other, 30, (t) => treated(t, 0, 30));
      await clinic.send(first, 30, (t) => treated(t, 0, 30));
      return first;
    },
    held: ['overlap-open'],
    most: 0,
  },
];

/** Sends it and gives what was sent. */
async function sentTo(
  clinic: Clinic,
  visitId: string,
  received: number,
  write: (tablet: Tablet) => readonly Envelope[],
): Promise<readonly Envelope[]> {
  let sent: readonly Envelope[] = [];
  await clinic.send(visitId, received, (t) => {
    sent = write(t);
    return sent;
  });
  return sent;
}

describe('an attempt to bill more than the clock', () => {
  it.each(attempts)('$name: it is held, or no more is signed than was treated', async ({ act, held = [], most }) => {
    now = began;
    const clinic = new Clinic(await newClinic(store));
    const answer = await clinic.answer(await act(clinic));
    expect(answer.held).toEqual(held);
    if (most !== undefined) expect(answer.minutes).toBeLessThanOrEqual(most);
  });

  it('does not get in the way of a visit that was timed and finished as usual', async () => {
    now = began;
    const clinic = new Clinic(await newClinic(store));
    const visit = await clinic.visit();
    await clinic.send(visit, 5, (t) => [t(5, 'activity.started', one)]);
    await clinic.send(visit, 35, (t) => [t(35, 'activity.stopped', stop), t(35, 'visit.finished', {})]);
    expect(await clinic.answer(visit)).toEqual({ held: [], minutes: 30 });
  });
});
