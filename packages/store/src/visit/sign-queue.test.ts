import { randomUUID } from 'node:crypto';
import type { Level } from '@eupraxia/catalogue';
import { exampleSnapshot } from '@eupraxia/clinical/example';
import type { NoteSignature, SignedNote, TreatedBy } from '@eupraxia/clinical/note';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../actor.ts';
import { appendChart } from '../chart.ts';
import {
  newClinic,
  newNote,
  newPatient,
  newTab,
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
import type { Store } from '../store.ts';
import { appendEvents } from './append.ts';
import { addSignature, signaturesOf } from './note-signatures.ts';
import { openVisit } from './open.ts';
import { planVisit } from './plan.ts';
import { listDay, visitOf } from './rows.ts';
import { signNote, sinceTherapistOf } from './sign.ts';
import { visitsToCosign, waitingVisits } from './waiting.ts';

let database: TestDatabase;
let store: Store;
let now = Date.parse('2026-11-23T15:00:00Z');
const day = 86_400_000;

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database, () => now);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});

interface Member extends PersonActor {
  readonly level: Level;
}

async function member(clinic: PersonActor, level: Level, discipline: 'PT' | 'OT' = 'PT'): Promise<Member> {
  const role = level === 'therapist' ? 'therapist' : 'assistant';
  const userId = `user-${randomUUID().slice(0, 8)}`;
  value(await store.addMembership(clinic.clinicId, { userId, role, credentials: 'X', discipline, level }));
  return { kind: 'person', clinicId: clinic.clinicId, userId, name: level, role, level };
}

const treated = ({ userId, level }: Member): TreatedBy => ({ userId, name: level, credentials: 'X', level, seconds: 600 });
const who = ({ userId, level }: Member, discipline: 'PT' | 'OT' = 'PT') => ({ userId, level, discipline });

const clinicianOf = ({ userId, name, level }: Member) => ({ userId, name, credentials: 'X', discipline: 'PT' as const, level });

/** Plans and opens a visit as somebody, and lets them treat for ten minutes and finish it. */
async function treatedVisit(by: Member, patientId: string): Promise<{ visitId: string; opening: Opening }> {
  const visitId = randomUUID();
  const seen: Opening[] = [];
  value(await store.tenant(by, (tx) => planVisit(tx, { id: visitId, patientId, startsAt: now, minutes: 45 })));
  value(
    await store.tenant(by, (tx) =>
      openVisit(tx, visitId, (opening) => {
        seen.push(opening);
        const made = snapshotFor(opening);
        return made.ok ? { ok: true, value: { ...made.value, clinicians: [clinicianOf(by)] } } : made;
      }),
    ),
  );
  const write = newTab(by, visitId, now);
  const activityId = exampleSnapshot().program.items[0]?.id ?? '';
  const events = [
    write('activity.started', { activityId, by: by.level === 'therapist' ? 'therapist' : 'assistant', mode: 'one-on-one' }),
    write('activity.stopped', { activityId }, { at: now + 600_000 }),
    write('visit.finished', {}),
  ];
  value(await store.tenant(by, (tx) => appendEvents(tx, visitId, events)));
  return { visitId, opening: seen[0] as Opening };
}

async function signed(by: Member, visitId: string, more: Partial<SignedNote>): Promise<SignedNote> {
  const { acknowledged } = value(await store.tenant(by, (tx) => visitOf(tx, visitId)));
  const note = { ...newNote(visitId, by, { ...acknowledged }), treatedBy: [treated(by)], ...more };
  return value(await store.tenant(by, (tx) => signNote(tx, note)));
}

const second = (by: Member, note: SignedNote, capacity: NoteSignature['capacity']): NoteSignature => ({
  id: randomUUID(),
  visitId: note.visitId,
  noteId: note.id,
  capacity,
  signedBy: { userId: by.userId, name: by.name, credentials: 'X' },
  signedAt: now,
  hash: note.hash,
  seal: 'b'.repeat(64),
});

describe('the lists of what is to sign', () => {
  it('show who treated their own, a therapist of the discipline an assistant’s, and nobody else anything', async () => {
    const clinic = await newClinic(store);
    const [pt, other, ot, pta, otherPta] = await Promise.all([
      member(clinic, 'therapist'),
      member(clinic, 'therapist'),
      member(clinic, 'therapist', 'OT'),
      member(clinic, 'assistant'),
      member(clinic, 'assistant'),
    ]);
    const patient = newPatient();
    value(await store.tenant(clinic, (tx) => createPatient(tx, patient)));
    const { visitId: byTherapist } = await treatedVisit(pt, patient.id);
    now += 3_600_000;
    const { visitId: byAssistant } = await treatedVisit(pta, patient.id);
    const list = async (person: Member, discipline: 'PT' | 'OT' = 'PT') => {
      const shown = await store.tenant(person, (tx) => waitingVisits(tx, who(person, discipline)));
      const { counts } = await store.tenant(person, (tx) => listDay(tx, undefined, who(person, discipline)));
      expect(counts.toSign).toBe(shown.length);
      return shown.map(({ id }) => id);
    };
    expect(await list(pt)).toEqual([byTherapist, byAssistant]);
    expect(await list(other)).toEqual([byAssistant]);
    expect(await list(ot, 'OT')).toEqual([]);
    expect(await list(pta)).toEqual([byAssistant]);
    expect(await list(otherPta)).toEqual([]);
    expect(await store.tenant(clinic, (tx) => waitingVisits(tx))).toHaveLength(2);
  });
});

describe('addSignature(tx, signature)', () => {
  it('takes a due signature off the list, is safe to repeat, and is refused twice by one person and under no note', async () => {
    const clinic = await newClinic(store);
    const [pt, pta] = await Promise.all([member(clinic, 'therapist'), member(clinic, 'assistant')]);
    const patient = newPatient();
    value(await store.tenant(clinic, (tx) => createPatient(tx, patient)));
    const { visitId } = await treatedVisit(pta, patient.id);
    const note = await signed(pta, visitId, { due: [{ capacity: 'co-signer', userId: null }] });
    const due = async (person: Member) => {
      const shown = await store.tenant(person, (tx) => visitsToCosign(tx, who(person)));
      const { counts } = await store.tenant(person, (tx) => listDay(tx, undefined, who(person)));
      expect(counts).toMatchObject({ toSign: 0, toCosign: shown.length });
      return shown.map(({ id }) => id);
    };
    expect(await due(pt)).toEqual([visitId]);
    expect(await due(pta)).toEqual([]);
    expect(await store.tenant(pt, (tx) => waitingVisits(tx, who(pt)))).toEqual([]);
    const signature = second(pt, note, 'co-signer');
    const add = (one: NoteSignature) => store.tenant(pt, (tx) => addSignature(tx, one));
    expect(refusal(await add({ ...signature, noteId: randomUUID() }))).toBe('EUP_STORE_NOTE_UNKNOWN');
    expect(value(await add(signature))).toEqual(signature);
    expect(value(await add({ ...signature, signedAt: now + 5 }))).toEqual(signature);
    expect(refusal(await add(second(pt, note, 'co-signer')))).toBe('EUP_STORE_SIGNATURE_CONFLICT');
    expect(refusal(await add({ ...signature, hash: 'c'.repeat(64) }))).toBe('EUP_STORE_SIGNATURE_CONFLICT');
    expect(await store.tenant(pt, (tx) => signaturesOf(tx, visitId))).toEqual([signature]);
    expect(await due(pt)).toEqual([]);
    expect(value(await store.tenant(pt, (tx) => visitOf(tx, visitId))).status).toBe('signed');
  });

  it('leaves a second clinician’s on the list of that person alone', async () => {
    const clinic = await newClinic(store);
    const [pt, pta, otherPta] = await Promise.all([
      member(clinic, 'therapist'),
      member(clinic, 'assistant'),
      member(clinic, 'assistant'),
    ]);
    const patient = newPatient();
    value(await store.tenant(clinic, (tx) => createPatient(tx, patient)));
    const { visitId } = await treatedVisit(pt, patient.id);
    const note = await signed(pt, visitId, { due: [{ capacity: 'second-clinician', userId: pta.userId }] });
    const due = async (person: Member) =>
      (await store.tenant(person, (tx) => visitsToCosign(tx, who(person)))).map(({ id }) => id);
    expect([await due(pta), await due(otherPta), await due(pt)]).toEqual([[visitId], [], []]);
    value(await store.tenant(pta, (tx) => addSignature(tx, second(pta, note, 'second-clinician'))));
    expect(await due(pta)).toEqual([]);
  });
});

describe('the report period of a visit that opens', () => {
  it('counts treatment days since the plan and on how many a therapist treated, by the notes and by index', async () => {
    const clinic = await newClinic(store);
    const [pt, pta] = await Promise.all([member(clinic, 'therapist'), member(clinic, 'assistant')]);
    const patient = newPatient();
    value(await store.tenant(clinic, (tx) => createPatient(tx, patient)));
    const first = now;
    const on = (at: number) => new Date(at).toISOString().slice(0, 10);
    const older = await treatedVisit(pt, patient.id);
    expect(older.opening.reportPeriod).toEqual({ since: on(now), treatmentDays: 0, therapistDays: 0 });
    // A note of an earlier release: who treated is not in it, and who signed is a therapist.
    const { acknowledged } = value(await store.tenant(pt, (tx) => visitOf(tx, older.visitId)));
    value(await store.tenant(pt, (tx) => signNote(tx, newNote(older.visitId, pt, { ...acknowledged }))));
    for (let n = 0; n < 10; n++) {
      now += day;
      const { visitId, opening } = await treatedVisit(pta, patient.id);
      expect(opening.reportPeriod).toEqual({ since: on(first), treatmentDays: n + 1, therapistDays: 1 });
      await signed(pta, visitId, {});
      const since = await store.tenant(pta, (tx) => sinceTherapistOf(tx, visitId, 'PT', on(now)));
      expect(value(since)).toEqual({ treatmentDays: n + 1, days: n + 1 });
    }
    now += day;
    const last = await treatedVisit(pta, patient.id);
    expect(last.opening.reportPeriod).toEqual({ since: on(first + day), treatmentDays: 10, therapistDays: 0 });
    const plan = {
      ...{ id: randomUUID(), discipline: 'PT', diagnoses: [{ icd10: 'I69.354', name: 'Hemiparesis' }], goals: [randomUUID()] },
      ...{ interventions: [{ name: 'Re-education' }], setting: 'clinic', delivery: ['individual'] },
      ...{ amount: 45, frequency: 2, duration: 6, startsOn: on(now - 2 * day) },
    };
    value(await store.tenant(pt, (tx) => appendChart(tx, patient.id, [{ id: randomUUID(), kind: 'plan', body: plan } as never])));
    now += day;
    const replanned = await treatedVisit(pta, patient.id);
    expect(replanned.opening.reportPeriod).toEqual({ since: on(now - 3 * day), treatmentDays: 2, therapistDays: 0 });
    const plans = await plansOf(store, pta, (tx) => sinceTherapistOf(tx, replanned.visitId, 'PT', on(now)));
    for (const shown of plans) expect(shown).not.toMatch(/on (event|writer)/i);
  });
});
