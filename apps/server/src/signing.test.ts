import type { ClinicSettings, Today, VisitRow } from '@eupraxia/api';
import { codingToSign } from '@eupraxia/claims';
import { type Envelope, type Heads, readLog } from '@eupraxia/clinical';
import {
  composeNote,
  isSecondSignature,
  type NoteSignature,
  type SignedNote,
  sealNote,
  verifySeal,
} from '@eupraxia/clinical/note';
import { demoPeople } from '@eupraxia/demo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowOf } from './opened-visit.fixture.ts';
import { type Answer, newcomer, newId, type Session, session, type TestServer, testServer } from './server.fixture.ts';
import { versionsNow } from './stations/note.ts';

let bed: TestServer;
/** Of the demo clinic, by name: a PT, a PTA, an OT; and a second PT. */
let rivera: Session;
let adeyemi: Session;
let chen: Session;
let second: Session;
let admin: Session;
let clinicId: string;
/** How far the server's clock is ahead, ms. */
let ahead = 0;
function clock(): number {
  return Date.now() + ahead;
}
const minute = 60_000;

const code = (answer: Answer) => answer.json?.json?.code ?? answer.json?.error?.code;
const remedy = (answer: Answer): string => answer.json.json.data.remedy;

async function personNamed(name: string): Promise<Session> {
  const { email } = demoPeople.find((one) => one.name === name) ?? { email: '' };
  const found = bed.server.demoSignIns.find((one) => one.email === email);
  return session(bed.url, email, found?.password ?? '');
}

beforeAll(async () => {
  bed = await testServer({ clock });
  [rivera, adeyemi, chen] = await Promise.all(['D. Rivera', 'K. Adeyemi', 'M. Chen'].map(personNamed));
  admin = await bed.signIn('admin');
  clinicId = (await rivera.call('me/get')).json.json.clinic.id;
  const password = 'a long enough password';
  const place = { role: 'therapist', credentials: 'PT', discipline: 'PT', level: 'therapist' } as const;
  second = await newcomer(bed.url, admin, { name: 'L. Okada', email: 'okada@demo.invalid', ...place }, password);
});
afterAll(() => bed?.remove());

const setClinic = async (settings: Partial<ClinicSettings>) =>
  expect((await admin.call('admin/saveClinic', settings)).status).toBe(200);

/** What one person records of a visit: a start, two cues, a stop; `finish` where they end it. */
async function treats(who: Session, role: 'therapist' | 'assistant', visitId: string, finish: boolean): Promise<void> {
  const { acknowledged, events } = (await who.call('visit/open', { visitId })).json.json;
  const activityId: string = events[0].body.snapshot.program.items[0].id;
  const writer = newId();
  const at = clock();
  const bodies: [string, object][] = [
    ['pain.rated', { score: 1, when: 'before' }],
    ['vitals.taken', { when: 'before', position: 'sitting', systolic: 124, diastolic: 78, heartRate: 72 }],
    ['activity.started', { activityId, by: role, mode: 'one-on-one' }],
    ['cue.given', { activityId, channel: 'verbal', level: 'some' }],
    ['activity.stopped', { activityId }],
    ...(finish
      ? ([
          ['remark.written', { section: 'response', text: 'Tolerated well.' }],
          ['remark.written', { section: 'progress-and-plan', text: 'The same next time.' }],
          ['visit.finished', {}],
        ] as [string, object][])
      : []),
  ];
  const sent = bodies.map(([kind, body], index) => ({
    ...{ v: 1, id: newId(), clinicId, sessionId: visitId, writer, seq: index + 1, at: at + index * 100, mono: index * 100 },
    ...{ tz: 'UTC', recordedAt: at, by: { userId: who.userId, role }, kind, body },
  }));
  const reply = await who.call('visit/sync', { visitId, events: sent, have: acknowledged });
  expect(reply.json.json.refused, reply.text.slice(0, 300)).toBeUndefined();
}

async function signing(who: Session, visitId: string): Promise<{ through: Heads; hash: string; log: Envelope[] }> {
  const log: Envelope[] = (await who.call('visit/read', { visitId, have: {} })).json.json.events;
  const read = readLog(log);
  return {
    log,
    through: read.heads,
    hash: sealNote(read, composeNote(read, { locale: 'en-US' }), versionsNow, codingToSign(read, [])),
  };
}

async function sign(who: Session, visitId: string): Promise<Answer> {
  const { through, hash } = await signing(who, visitId);
  return who.call('note/sign', { visitId, kind: 'treatment', through, hash });
}

const today = async (who: Session): Promise<Today> => (await who.call('today/list', {})).json.json;
const ids = (rows: readonly VisitRow[]) => rows.map(({ id }) => id);

describe('a signature', () => {
  it('wants the password once in ten minutes of a sign-in, and says so', async () => {
    const { id } = await rowOf(rivera, 'Haruto Sato');
    await treats(rivera, 'therapist', id, true);
    expect((await rivera.call('note/signingUntil')).json.json).toEqual({ until: null });
    const locked = await sign(rivera, id);
    expect([locked.status, code(locked)]).toEqual([403, 'EUP_SERVER_SIGNING_LOCKED']);
    const wrong = await rivera.call('note/beginSigning', { password: 'not the password' });
    expect([wrong.status, code(wrong)]).toEqual([403, 'EUP_SERVER_SIGNING_PASSWORD']);
    expect(code(await sign(rivera, id))).toBe('EUP_SERVER_SIGNING_LOCKED');
    const { until } = (await rivera.beginSigning()).json.json;
    expect(until - clock()).toBeGreaterThan(9 * minute);
    expect((await rivera.call('note/signingUntil')).json.json).toEqual({ until });
    // Another sign-in of the same person asks by itself.
    expect((await (await personNamed('D. Rivera')).call('note/signingUntil')).json.json).toEqual({ until: null });
    ahead += 10 * minute;
    expect((await rivera.call('note/signingUntil')).json.json).toEqual({ until: null });
    expect(code(await sign(rivera, id))).toBe('EUP_SERVER_SIGNING_LOCKED');
    await rivera.beginSigning();
    const signed = await sign(rivera, id);
    expect(signed.status, signed.text.slice(0, 300)).toBe(200);
    expect(bed.lines.join('\n')).not.toContain('not the password');
  });

  it('is not asked for by guessing: wrong passwords are counted with those of the sign-in', async () => {
    const place = { role: 'assistant', credentials: 'PTA', discipline: 'PT', level: 'assistant' } as const;
    const person = { name: 'G. Uesser', email: 'guesser@demo.invalid', ...place };
    const guessing = await newcomer(bed.url, admin, person, 'a long enough password');
    const answers: string[] = [];
    for (let n = 0; n < 6; n++) answers.push(code(await guessing.call('note/beginSigning', { password: `guess ${n}` })));
    expect(answers).toEqual([...Array(5).fill('EUP_SERVER_SIGNING_PASSWORD'), 'EUP_SERVER_TOO_MANY']);
  });

  it('ends with the sign-out', async () => {
    const leaving = await personNamed('M. Chen');
    await leaving.beginSigning();
    expect((await leaving.call('note/signingUntil')).json.json.until).toEqual(expect.any(Number));
    const { ask } = await import('./server.fixture.ts');
    await ask(bed.url, '/api/auth/sign-out', { method: 'POST', headers: { cookie: leaving.cookie }, body: {} });
    expect((await leaving.call('note/signingUntil')).status).toBe(401);
  });

  it('is the treating clinician’s: no colleague’s, no other discipline’s, and each is told whose it is', async () => {
    await Promise.all([rivera, chen, second].map((one) => one.beginSigning()));
    const { id } = await rowOf(chen, 'Priya Nair');
    await treats(chen, 'therapist', id, true);
    const other = await sign(rivera, id);
    expect([other.status, code(other)]).toEqual([403, 'EUP_SERVER_NOTE_DISCIPLINE']);
    expect(remedy(other)).toContain('M. Chen, OTR/L');
    expect(ids((await today(rivera)).waiting)).not.toContain(id);
    expect(ids((await today(chen)).waiting)).toContain(id);
    const { id: rivers } = await rowOf(rivera, 'Lena Marsh');
    await treats(rivera, 'therapist', rivers, true);
    const colleague = await sign(second, rivers);
    expect([code(colleague), remedy(colleague)]).toEqual(['EUP_SERVER_NOTE_NOT_THEIRS', 'It is signed by: D. Rivera, PT, NCS.']);
    expect(ids((await today(second)).waiting)).not.toContain(rivers);
    const signed: SignedNote = (await sign(chen, id)).json.json;
    expect(signed).toMatchObject({ capacity: 'treating', due: [], treatedBy: [{ name: 'M. Chen', level: 'therapist' }] });
    const { log } = await signing(chen, id);
    expect(verifySeal(readLog(log), signed)).toEqual({ ok: true, value: { hash: signed.hash, covers: 'signature' } });
    for (const changed of [
      { capacity: 'supervising' as const },
      { treatedBy: [] },
      { due: [{ capacity: 'co-signer', userId: null }] },
    ])
      expect(verifySeal(readLog(log), { ...signed, ...changed } as SignedNote)).toMatchObject({
        error: { code: 'EUP_CLINICAL_SEAL_SIGNATURE_CHANGED' },
      });
  });
});

describe('a second signature', () => {
  const put = (who: Session, note: SignedNote, id = newId(), over: object = {}) =>
    who.call('note/cosign', { id, visitId: note.visitId, noteId: note.id, hash: note.hash, ...over });

  it('of the other clinician is due, holds nothing, and is theirs alone', async () => {
    const { id } = await rowOf(rivera, 'Theo Brandt');
    await treats(rivera, 'therapist', id, false);
    await treats(adeyemi, 'assistant', id, true);
    const note: SignedNote = (await sign(rivera, id)).json.json;
    expect(note.treatedBy?.map(({ name }) => name).toSorted()).toEqual(['D. Rivera', 'K. Adeyemi']);
    expect(note.due).toEqual([{ capacity: 'second-clinician', userId: adeyemi.userId }]);
    expect(ids((await today(adeyemi)).toCosign)).toEqual([id]);
    expect((await today(second)).toCosign).toEqual([]);
    const signatureId = newId();
    expect(code(await put(adeyemi, note))).toBe('EUP_SERVER_SIGNING_LOCKED');
    expect(code(await put(second, note))).toBe('EUP_SERVER_COSIGN_NOT_THEIRS');
    expect(code(await put(rivera, note))).toBe('EUP_SERVER_COSIGN_TWICE');
    expect(code(await put(rivera, note, signatureId, { hash: '0'.repeat(64) }))).toBe('EUP_SERVER_NOTE_DIFFERS');
    expect(code(await put(rivera, note, signatureId, { noteId: newId() }))).toBe('EUP_SERVER_COSIGN_NO_NOTE');
    expect((await adeyemi.beginSigning()).status).toBe(200);
    const given = (await put(adeyemi, note, signatureId)).json.json;
    expect(given).toMatchObject({ id: signatureId, capacity: 'second-clinician', signedBy: { name: 'K. Adeyemi' } });
    expect((await today(adeyemi)).toCosign).toEqual([]);
  });

  it('of a therapist is due under an assistant’s note where the clinic wants it, and is safe to repeat', async () => {
    await setClinic({ state: 'OH', cosign: 'by-rule' });
    for (const one of [rivera, chen, second]) await one.beginSigning();
    const password = 'a long enough password';
    const place = { role: 'assistant', credentials: 'PTA', discipline: 'PT', level: 'assistant' } as const;
    const vance = await newcomer(bed.url, admin, { name: 'R. Vance', email: 'vance@demo.invalid', ...place }, password);
    await vance.beginSigning();
    const { id } = await rowOf(vance, 'Jonas Clark');
    await treats(vance, 'assistant', id, true);
    // A therapist of the discipline may sign it as who supervised; here the assistant does.
    expect(ids((await today(second)).waiting)).toContain(id);
    const note: SignedNote = (await sign(vance, id)).json.json;
    expect(note).toMatchObject({ capacity: 'treating', due: [{ capacity: 'co-signer', userId: null }] });
    expect(ids((await today(second)).toCosign)).toContain(id);
    expect((await today(chen)).toCosign).toEqual([]);
    expect(code(await put(chen, note))).toBe('EUP_SERVER_COSIGN_NOT_THEIRS');
    const signatureId = newId();
    const first = await put(second, note, signatureId);
    expect(first.status, first.text.slice(0, 300)).toBe(200);
    const signature: NoteSignature = first.json.json;
    expect(signature).toMatchObject({
      capacity: 'co-signer',
      signedBy: { name: 'L. Okada', credentials: 'PT' },
      hash: note.hash,
    });
    expect(isSecondSignature(note, signature)).toBe(true);
    expect(isSecondSignature(note, { ...signature, signedAt: signature.signedAt - 1 })).toBe(false);
    expect((await put(second, note, signatureId)).json.json).toEqual(signature);
    expect(code(await put(second, note))).toBe('EUP_SERVER_COSIGN_TWICE');
    const { notes, signatures, status } = (await vance.call('visit/read', { visitId: id, have: {} })).json.json;
    expect([notes, signatures, status]).toEqual([[note], [signature], 'signed']);
    expect(ids((await today(second)).toCosign)).not.toContain(id);
    const { rows } = (await admin.call('admin/audit', {})).json.json;
    expect(rows).toContainEqual(expect.objectContaining({ action: 'note.cosign', subject: `visit:${id}`, who: 'L. Okada' }));
  });
});

describe('a therapist who did not treat', () => {
  it('signs an assistant’s visit as who supervised it, and the assistant’s own signature is due', async () => {
    const { id } = await rowOf(adeyemi, 'Ruth Adler');
    await treats(adeyemi, 'assistant', id, true);
    const note: SignedNote = (await sign(second, id)).json.json;
    expect(note).toMatchObject({
      signedBy: { name: 'L. Okada' },
      capacity: 'supervising',
      treatedBy: [{ name: 'K. Adeyemi', level: 'assistant' }],
      due: [{ capacity: 'second-clinician', userId: adeyemi.userId }],
    });
  });
});
