import { randomUUID } from 'node:crypto';
import { exampleSnapshot } from '@eupraxia/clinical/example';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../actor.ts';
import { appendChart } from '../chart.ts';
import {
  newClinic,
  newNote,
  newPatient,
  newTab,
  newVisit,
  openTestStore,
  plansOf,
  refusal,
  snapshotFor,
  startTestDatabase,
  type TestDatabase,
  value,
} from '../database.fixture.ts';
import { createPatient } from '../patients.ts';
import type { Opening } from '../shapes.ts';
import { statement } from '../statements.ts';
import type { Store } from '../store.ts';
import { appendEvents } from './append.ts';
import { openVisit } from './open.ts';
import { planVisit } from './plan.ts';
import { listDay, visitOf } from './rows.ts';
import { lockForSigning, notesOf, signNote } from './sign.ts';
import { waitingVisits } from './waiting.ts';

let database: TestDatabase;
let store: Store;
let now = Date.parse('2026-11-22T16:15:00Z');

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database, () => now);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});

const entry = <K extends 'condition' | 'program'>(kind: K) => {
  const { conditions, program } = exampleSnapshot();
  return { id: randomUUID(), kind, body: kind === 'condition' ? conditions[0] : program } as never;
};

describe('a planned visit', () => {
  it("planVisit(tx) puts it into the clinic's day, once, and listDay(tx) shows it ready as soon as a program is there", async () => {
    const actor = await newClinic(store);
    const patient = newPatient();
    const visit = { id: randomUUID(), patientId: patient.id, startsAt: Date.parse('2026-11-23T04:30:00Z'), minutes: 45 };
    await store.tenant(actor, async (tx) => {
      value(await createPatient(tx, patient));
      expect(value(await planVisit(tx, visit))).toMatchObject({ id: visit.id, patient, status: 'planned', ready: false });
      value(await planVisit(tx, visit));
      value(await appendChart(tx, patient.id, [entry('condition'), entry('program')]));
    });
    expect(await store.tenant(actor, (tx) => listDay(tx))).toEqual({
      day: '2026-11-22',
      visits: [
        {
          id: visit.id,
          patient,
          startsAt: visit.startsAt,
          minutes: 45,
          status: 'planned',
          ready: true,
          summary: 'Right hemiparesis after stroke · Wrist extension with EMG biofeedback, Sit-to-stand',
        },
      ],
      counts: { visits: 1, done: 0, toSign: 0, addenda: 0, toCosign: 0 },
      next: null,
    });
    expect((await store.tenant(actor, (tx) => listDay(tx, '2026-11-23'))).visits).toEqual([]);
    expect(refusal(await store.tenant(actor, (tx) => planVisit(tx, { ...visit, minutes: 30 })))).toBe('EUP_STORE_VISIT_CONFLICT');
    expect(
      refusal(await store.tenant(actor, (tx) => planVisit(tx, { ...visit, id: randomUUID(), patientId: randomUUID() }))),
    ).toBe('EUP_STORE_PATIENT_UNKNOWN');
  });

  it('openVisit(tx) opens it once, however many ask at the same time, and gives the snapshot what the chart holds', async () => {
    const actor = await newClinic(store);
    const patient = newPatient();
    value(await store.tenant(actor, (tx) => createPatient(tx, patient)));
    value(await store.tenant(actor, (tx) => appendChart(tx, patient.id, [entry('program')])));
    const ids = [randomUUID(), randomUUID()];
    for (const [i, id] of ids.entries()) {
      value(
        await store.tenant(actor, (tx) =>
          planVisit(tx, { id, patientId: patient.id, startsAt: now + i * 1000, minutes: 45 }, true),
        ),
      );
    }
    const seen: Opening[] = [];
    const states = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        store.tenant(actor, (tx) =>
          openVisit(tx, ids[i % 2] ?? '', (opening) => {
            seen.push(opening);
            return snapshotFor(opening);
          }),
        ),
      ),
    );
    for (const state of states) expect(value(state)).toMatchObject({ status: 'open', events: 1 });
    expect(seen.map(({ visitNumber }) => visitNumber).sort()).toEqual([1, 2]);
    expect(seen[0]).toMatchObject({
      patient,
      plannedAt: expect.any(Number),
      previous: [],
      entries: [{ kind: 'program' }],
      clinic: { id: actor.clinicId, name: 'Example clinic', zone: 'America/Chicago' },
      clinician: {
        userId: actor.userId,
        name: 'D. Rivera',
        credentials: 'PT',
        discipline: 'PT',
        level: 'therapist',
        role: 'therapist',
      },
    });
  });

  it('openVisit(tx) leaves it planned when the snapshot is refused', async () => {
    const actor = await newClinic(store);
    const patient = newPatient();
    const id = randomUUID();
    value(await store.tenant(actor, (tx) => createPatient(tx, patient)));
    value(await store.tenant(actor, (tx) => planVisit(tx, { id, patientId: patient.id, startsAt: now, minutes: 45 })));
    const no = { code: 'EUP_TEST_NO', message: '', remedy: '', status: 409 };
    expect(refusal(await store.tenant(actor, (tx) => openVisit(tx, id, () => ({ ok: false, error: no }))))).toBe('EUP_TEST_NO');
    expect(value(await store.tenant(actor, (tx) => visitOf(tx, id)))).toMatchObject({ status: 'planned', events: 0 });
  });
});

describe('signNote(tx, note)', () => {
  let actor: PersonActor;
  const status = async (visitId: string) => value(await store.tenant(actor, (tx) => visitOf(tx, visitId))).status;
  const sign = (note: ReturnType<typeof newNote>) => store.tenant(actor, (tx) => signNote(tx, note));
  const append = (visitId: string, events: Parameters<typeof appendEvents>[2]) =>
    store.tenant(actor, (tx) => appendEvents(tx, visitId, events));
  beforeAll(async () => {
    actor = await newClinic(store);
  });

  it('goes from finished to signed, to a proposed addendum by what comes late, and back by the addendum; the bill alone changes nothing', async () => {
    const visit = await newVisit(store, actor, now);
    const heads = async () => ({ ...value(await store.tenant(actor, (tx) => visitOf(tx, visit.visitId))).acknowledged });
    value(await append(visit.visitId, [visit.write('pain.rated', { score: 1, when: 'before' })]));
    expect(refusal(await sign(newNote(visit.visitId, actor, await heads())))).toBe('EUP_STORE_NOTE_EARLY');
    const finish = visit.write('visit.finished', {});
    expect(value(await append(visit.visitId, [finish])).status).toBe('finished');
    expect(await store.tenant(actor, (tx) => waitingVisits(tx))).toMatchObject([{ id: visit.visitId, status: 'finished' }]);

    const through = await heads();
    expect(refusal(await sign(newNote(visit.visitId, actor, { ...through, [finish.writer]: 99 })))).toBe('EUP_STORE_NOTE_BEYOND');
    expect(refusal(await sign(newNote(visit.visitId, actor, { ...through, [randomUUID()]: 1 })))).toBe('EUP_STORE_NOTE_BEYOND');
    const note = newNote(visit.visitId, actor, through);
    expect(value(await sign(note))).toEqual(note);
    expect(value(await sign(note))).toEqual(note);
    expect(refusal(await sign({ ...note, hash: 'b'.repeat(64) }))).toBe('EUP_STORE_NOTE_CONFLICT');
    expect(refusal(await sign(newNote(visit.visitId, actor, through)))).toBe('EUP_STORE_NOTE_EARLY');
    expect(await status(visit.visitId)).toBe('signed');
    expect(await store.tenant(actor, (tx) => waitingVisits(tx))).toEqual([]);

    expect(value(await append(visit.visitId, [visit.write('units.chosen', { remainder: 8, codes: ['97112'] })])).status).toBe(
      'signed',
    );
    const late = visit.write('remark.written', { section: 'response', text: 'Tired at home.' });
    expect(value(await append(visit.visitId, [late])).status).toBe('addendum-proposed');
    expect(await store.tenant(actor, async (tx) => (await listDay(tx)).counts)).toMatchObject({ done: 1, toSign: 0, addenda: 1 });
    const behind = newNote(visit.visitId, actor, { [finish.writer]: 1 }, 'addendum');
    expect(refusal(await sign(behind))).toBe('EUP_STORE_NOTE_BEHIND');
    const undo = visit.write('event.retracted', {}, { corrects: late.id });
    expect(value(await append(visit.visitId, [undo])).status).toBe('signed');
    value(await append(visit.visitId, [visit.write('remark.written', { section: 'response', text: 'Slept well.' })]));
    const addendum = newNote(visit.visitId, actor, await heads(), 'addendum');
    value(await sign(addendum));
    expect(await status(visit.visitId)).toBe('signed');
    expect(value(await store.tenant(actor, (tx) => notesOf(tx, visit.visitId)))).toEqual([note, addendum]);
  });

  it('comes one after the other with an append: whichever is first, the note covers what was stored or the rest is late', async () => {
    for (let round = 0; round < 8; round++) {
      const visit = await newVisit(store, actor, now);
      value(await append(visit.visitId, [visit.write('visit.finished', {})]));
      const tablet = newTab(actor, visit.visitId, now);
      const late = tablet('pain.rated', { score: 2, when: 'after' });
      await Promise.all([
        append(visit.visitId, [late]),
        store.tenant(actor, async (tx) => {
          const { acknowledged } = value(await lockForSigning(tx, visit.visitId));
          await new Promise((resolve) => setTimeout(resolve, round % 3));
          return signNote(tx, newNote(visit.visitId, actor, { ...acknowledged }));
        }),
      ]);
      const [note] = value(await store.tenant(actor, (tx) => notesOf(tx, visit.visitId)));
      const covered = note?.note.through[late.writer] === 1;
      expect(await status(visit.visitId)).toBe(covered ? 'signed' : 'addendum-proposed');
    }
  });

  it('gives the log of the last signed visit to the opening of the next', async () => {
    const visit = await newVisit(store, actor, now);
    value(await append(visit.visitId, [visit.write('visit.finished', {})]));
    const through = { ...value(await store.tenant(actor, (tx) => visitOf(tx, visit.visitId))).acknowledged };
    value(await sign(newNote(visit.visitId, actor, through)));
    const next = randomUUID();
    value(
      await store.tenant(actor, (tx) =>
        planVisit(tx, { id: next, patientId: visit.patientId, startsAt: now + 1, minutes: 45 }, true),
      ),
    );
    let seen: Opening | undefined;
    const compose = (opening: Opening) => {
      seen = opening;
      return snapshotFor(opening);
    };
    value(await store.tenant(actor, (tx) => openVisit(tx, next, compose)));
    expect(seen).toMatchObject({ visitNumber: 2, previous: [{ visitId: visit.visitId, day: '2026-11-22', discipline: 'PT' }] });
    expect(seen?.previous[0]?.log.map((event) => event.kind).sort()).toEqual(['visit.finished', 'visit.opened']);
  });

  it('gives that opening the last signed visit of each discipline, without what reached a log after its signature', async () => {
    const actor = await newClinic(store);
    const first = await newVisit(store, actor, now);
    const asOt = (opening: Opening) => {
      const snapshot = snapshotFor(opening);
      return snapshot.ok ? { ...snapshot, value: { ...snapshot.value, discipline: 'OT' as const } } : snapshot;
    };
    const second = randomUUID();
    const planned = (id: string, startsAt: number) =>
      store.tenant(actor, (tx) => planVisit(tx, { id, patientId: first.patientId, startsAt, minutes: 45 }, true));
    value(await planned(second, now + 1));
    value(await store.tenant(actor, (tx) => openVisit(tx, second, asOt)));
    const other = newTab(actor, second, now);
    for (const [visitId, write] of [
      [first.visitId, first.write],
      [second, other],
    ] as const) {
      value(await store.tenant(actor, (tx) => appendEvents(tx, visitId, [write('visit.finished', {})])));
      const through = { ...value(await store.tenant(actor, (tx) => visitOf(tx, visitId))).acknowledged };
      value(await store.tenant(actor, (tx) => signNote(tx, newNote(visitId, actor, through))));
    }
    const late = first.write('pain.rated', { score: 3, when: 'after' });
    value(await store.tenant(actor, (tx) => appendEvents(tx, first.visitId, [late])));
    const third = randomUUID();
    value(await planned(third, now + 2));
    let seen: Opening | undefined;
    const compose = (opening: Opening) => {
      seen = opening;
      return snapshotFor(opening);
    };
    value(await store.tenant(actor, (tx) => openVisit(tx, third, compose)));
    const found = seen?.previous.map(({ visitId, discipline, log }) => [visitId, discipline, log.map((e) => e.kind).sort()]);
    expect(found).toEqual([
      [second, 'OT', ['visit.finished', 'visit.opened']],
      [first.visitId, 'PT', ['visit.finished', 'visit.opened']],
    ]);
  });
});

describe('waitingVisits(tx)', () => {
  it('counts an open visit once its day is over', async () => {
    const actor = await newClinic(store);
    const visit = await newVisit(store, actor, now);
    expect(await store.tenant(actor, (tx) => waitingVisits(tx))).toEqual([]);
    now += 86_400_000;
    expect(await store.tenant(actor, (tx) => waitingVisits(tx))).toMatchObject([{ id: visit.visitId, status: 'open' }]);
    expect((await store.tenant(actor, (tx) => listDay(tx))).counts).toEqual({
      visits: 0,
      done: 0,
      toSign: 1,
      addenda: 0,
      toCosign: 0,
    });
  });

  it('beside it, listDay(tx) gives 3,000 visits of one day by pages of 100, each once, and counts them all on each page', async () => {
    const actor = await newClinic(store);
    const { patientId } = await newVisit(store, actor, now);
    await store.tenant(actor, async (tx) => {
      // Twenty begin in each minute, so that pages end between visits of one instant.
      await tx.rows(statement`insert into chart.visit (clinic_id, id, patient_id, starts_at, minutes, day, planned_at, planned_by)
        select ${actor.clinicId}, gen_random_uuid(), ${patientId}, ${now} + (n / 20) * 60000::bigint, 45, date '2026-12-24', 0, 'x'
        from generate_series(0, 2999) n`);
      await tx.rows(statement`insert into chart.projection (clinic_id, subject, patient_id, name, version, through, body)
        select clinic_id, id, patient_id, 'visit', 1, '{}', case when minutes = 45 then '{"status":"signed","summary":null}'::jsonb end
        from chart.visit v where clinic_id = ${actor.clinicId} and day = '2026-12-24'`);
    });
    const seen: string[] = [];
    let after: string | undefined;
    for (let page = 1; page <= 31; page++) {
      const read = await store.tenant(actor, (tx) => listDay(tx, '2026-12-24', undefined, { after }));
      expect(read.counts).toMatchObject({ visits: 3000, done: 3000 });
      expect(read.visits.length).toBeLessThanOrEqual(100);
      expect(read.visits.map((visit) => visit.startsAt)).toEqual(
        read.visits.map((visit) => visit.startsAt).toSorted((a, b) => a - b),
      );
      seen.push(...read.visits.map(({ id }) => id));
      if (read.next === null) break;
      after = read.next;
    }
    expect(seen).toHaveLength(3000);
    expect(new Set(seen).size).toBe(3000);
    const beyond = (text: string) => store.tenant(actor, (tx) => listDay(tx, '2026-12-24', undefined, { after: text }));
    for (const text of ['', 'x', '1.2', `${now}.'; drop table chart.visit; --${'x'.repeat(20)}`])
      expect(await beyond(text)).toMatchObject({ visits: [], next: null, counts: { visits: 3000 } });
  });

  it('and listDay(tx) read by index what they show, not the history: no scan of 20,000 visits', async () => {
    const actor = await newClinic(store);
    const { patientId } = await newVisit(store, actor, now);
    await store.tenant(actor, async (tx) => {
      await tx.rows(statement`insert into chart.visit (clinic_id, id, patient_id, starts_at, minutes, day, planned_at, planned_by)
        select ${actor.clinicId}, gen_random_uuid(), ${patientId}, ${now} - n * 3600000::bigint, 45, date '2026-11-21' - (n / 20)::int, 0, 'x' from generate_series(1, 20000) n`);
      await tx.rows(statement`insert into chart.projection (clinic_id, subject, patient_id, name, version, through, body)
        select clinic_id, id, patient_id, 'visit', 1, '{}', '{"status":"signed","summary":null}' from chart.visit v where clinic_id = ${actor.clinicId}
        on conflict do nothing`);
    });
    const { Client } = (await import('pg')).default;
    const owner = new Client(database.owner);
    await owner.connect();
    await owner.query('analyze chart.visit, chart.projection, chart.patient');
    await owner.end();
    const plans = await plansOf(store, actor, async (tx) => {
      await listDay(tx);
      await waitingVisits(tx);
    });
    expect(plans.length).toBeGreaterThanOrEqual(3);
    for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on (visit|projection)/);
  });
});
