import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codingToSign } from '@eupraxia/claims';
import { type Envelope, type EventKind, type Heads, logThrough, type NewBodies, readLog } from '@eupraxia/clinical';
import { composeNote, type SignedNote, sealNote, signedThrough } from '@eupraxia/clinical/note';
import { demoId, pastVisitId } from '@eupraxia/demo';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, ask, newId, type Session, type TestServer, testServer } from './server.fixture.ts';
import { versionsNow } from './stations/note.ts';

let bed: TestServer;
let therapist: Session;
let assistant: Session;
let clinicId: string;
/** The server's clock and the browsers': what is treated in these tests takes its time, and none of it lies in the future. */
let ahead = 0;
function now(): number {
  return Date.now() + ahead;
}

beforeAll(async () => {
  bed = await testServer({ clock: now });
  therapist = await bed.signIn('therapist');
  assistant = await bed.signIn('assistant');
  clinicId = (await therapist.call('me/get')).json.json.clinic.id;
  for (const person of [therapist, assistant]) expect((await person.beginSigning()).status).toBe(200);
});
afterAll(() => bed?.remove());

/** Asks for a signature, with the password given anew: the tests let more than its ten minutes pass. */
async function askToSign(who: Session, input: object): Promise<Answer> {
  await who.beginSigning();
  return who.call('note/sign', input);
}

const code = (answer: Answer) => answer.json?.json?.code ?? answer.json?.error?.code;

async function visitOf(name: string): Promise<string> {
  const { visits } = (await therapist.call('today/list', {})).json.json;
  return visits.find((row: { patient: { name: string } }) => row.patient.name === name).id;
}

/** Writes one browser's stream. */
function stream(session: Session, visitId: string, role = 'therapist') {
  const writer = newId();
  let seq = 0;
  return <K extends EventKind>(kind: K, body: NewBodies[K], over: Partial<Envelope> = {}): Envelope => {
    seq += 1;
    return {
      v: 1,
      id: newId(),
      clinicId,
      sessionId: visitId,
      writer,
      seq,
      at: now(),
      mono: 1000 * seq,
      tz: 'UTC',
      recordedAt: now(),
      by: { userId: session.userId, role: role as 'therapist' },
      kind,
      body,
      ...over,
    };
  };
}

async function logOf(session: Session, visitId: string): Promise<Envelope[]> {
  return (await session.call('visit/read', { visitId, have: {} })).json.json.events;
}

function draft(events: readonly Envelope[], notes: readonly SignedNote[] = [], through?: Heads) {
  const whole = readLog(events);
  const log = logThrough(whole, through ?? whole.heads);
  const note = composeNote(log, notes.length > 0 ? { locale: 'en-US', since: signedThrough(notes) } : { locale: 'en-US' });
  const hash = sealNote(log, note, versionsNow, codingToSign(log, notes));
  return { through: through ?? whole.heads, hash, note };
}

/** A short treatment that makes a note which can be signed. */
function treatment(
  append: ReturnType<typeof stream>,
  activityId: string,
  by: 'therapist' | 'assistant' = 'therapist',
): Envelope[] {
  const at = now();
  ahead += 20 * 60_000;
  const after = (minutes: number) => ({ at: at + minutes * 60_000 });
  return [
    append('pain.rated', { score: 1, when: 'before' }, after(0)),
    append('vitals.taken', { when: 'before', position: 'sitting', systolic: 124, diastolic: 78, heartRate: 72 }, after(0.5)),
    append('activity.started', { activityId, by, mode: 'one-on-one' }, after(1)),
    append('resistance.set', { activityId, kind: 'none' }, after(1.1)),
    append('assistance.set', { activityId, level: 'stand-by' }, after(1.2)),
    append('cue.given', { activityId, channel: 'verbal', level: 'some', text: 'Push the floor away' }, after(1.3)),
    ...[0, 1, 2, 3, 4, 5, 6, 7].map((i) => append('repetition.done', { activityId, held: i > 1, set: 1 }, after(2 + i))),
    append('set.finished', { activityId }, after(11)),
    append('effort.rated', { activityId, score: 3, scale: 'CR10' }, after(15)),
    append('activity.stopped', { activityId }, after(16)),
    append('pain.rated', { score: 1, when: 'after' }, after(17)),
    append('remark.written', { section: 'progress-and-plan', text: 'The same again on a lower chair.' }, after(18)),
    append('visit.finished', {}, after(19)),
  ];
}

describe('today.list', () => {
  it('shows what is treated to those who may read charts and leaves an audit row of it, and neither to others', async () => {
    const admin = await bed.signIn('admin');
    const reads = async () => {
      const { rows } = (await admin.call('admin/audit', {})).json.json;
      return rows.filter(({ action }: { action: string }) => action === 'day.read').map(({ role }: { role: string }) => role);
    };
    const before = (await reads()).length;
    const desk = await bed.signIn('front-desk');
    const shown = (await desk.call('today/list', {})).json.json;
    expect(shown.visits.filter(({ summary }: { summary?: string }) => summary !== undefined)).toEqual([]);
    const { patient, startsAt } = shown.visits[0];
    const plan = { id: newId(), patientId: patient.id, startsAt: startsAt + 7 * 86_400_000, minutes: 30 };
    expect((await desk.call('visit/plan', plan)).json.json).not.toHaveProperty('summary');
    await admin.call('today/list', {});
    expect(await reads()).toHaveLength(before);
    const { day } = (await (await bed.signIn('biller')).call('today/list', {})).json.json;
    expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect((await reads()).slice(0, -before || undefined)).toEqual(['biller']);
  });
});

describe('the demo clinic', () => {
  it('has a day of visits, and a signed visit that the next one compares with', async () => {
    const day = (await therapist.call('today/list', {})).json.json;
    expect(day.visits.map((row: { patient: { name: string } }) => row.patient.name)).toEqual([
      'Amara Okafor',
      'Lena Marsh',
      'Theo Brandt',
      'Samuel Reyes',
      'Haruto Sato',
      'Elif Vural',
      'Ruth Adler',
      'Marcus Bell',
      'Jonas Clark',
      'Helen Costa',
      'Owen Price',
      'Priya Nair',
    ]);
    expect(day.visits.filter((row: { ready: boolean }) => !row.ready)).toEqual([]);
    const [signed] = (await therapist.call('note/list', { visitId: pastVisitId })).json.json as SignedNote[];
    expect(signed?.note.findings.filter(({ severity }) => severity === 'blocks')).toEqual([]);
    const { acknowledged, events } = (await therapist.call('visit/open', { visitId: await visitOf('Amara Okafor') })).json.json;
    expect(Object.values(acknowledged)).toEqual([1]);
    const { snapshot } = events[0].body;
    expect(snapshot.previous.visitId).toBe(pastVisitId);
    expect(snapshot.previous.activities[0]).toMatchObject({ exerciseId: 'emg-wrist-extension', repetitions: 30, held: 17 });
    expect(snapshot.visitNumber).toBe(2);
  });
});

describe('visit.open, visit.sync and note.sign', () => {
  it('carry a visit from the plan to the signature, however often a call is sent', async () => {
    const visitId = await visitOf('Haruto Sato');
    const opened = (await therapist.call('visit/open', { visitId })).json.json;
    const again = (await therapist.call('visit/open', { visitId })).json.json;
    expect(again.events).toEqual(opened.events);
    const activityId = opened.events[0].body.snapshot.program.items[0].id;
    const events = treatment(stream(therapist, visitId), activityId);
    const first = (await therapist.call('visit/sync', { visitId, events: events.slice(0, 10), have: opened.acknowledged })).json
      .json;
    const sent = (reply: { events: Envelope[] }) => reply.events.filter(({ source }) => source !== 'server');
    expect(sent(first)).toEqual(events.slice(0, 10));
    const all = (await therapist.call('visit/sync', { visitId, events, have: first.acknowledged })).json.json;
    expect(sent(all)).toHaveLength(events.length - 10);
    expect(all.status).toBe('finished');
    const log = await logOf(assistant, visitId);
    expect(sent({ events: log })).toHaveLength(events.length);

    const { through, hash, note } = draft(log);
    expect(note.findings.filter(({ severity }) => severity === 'blocks')).toEqual([]);
    const sign = (input: object) => askToSign(therapist, { visitId, kind: 'treatment', through, hash, ...input });
    expect(code(await sign({ hash: '0'.repeat(64) }))).toBe('EUP_SERVER_NOTE_DIFFERS');
    expect(code(await sign({ through: { ...through, [newId()]: 3 } }))).toBe('EUP_SERVER_NOTE_BEHIND');
    expect(code(await sign({ kind: 'addendum' }))).toBe('EUP_SERVER_NOTE_UNSIGNED');
    const signed = (await sign({})).json.json;
    expect(signed).toMatchObject({
      hash,
      versions: versionsNow,
      coding: codingToSign(readLog(log), []),
      signedBy: { name: 'D. Rivera', credentials: 'PT, NCS' },
    });
    expect(code(await sign({}))).toBe('EUP_SERVER_NOTE_SIGNED');
    expect((await therapist.call('note/list', { visitId })).json.json).toEqual([signed]);

    const audited = async () => {
      const { rows } = (await (await bed.signIn('admin')).call('admin/audit', {})).json.json;
      return rows.filter(({ subject }: { subject: string }) => subject === `visit:${visitId}`).length;
    };
    const rows = await audited();
    for (let poll = 0; poll < 3; poll++) {
      const holds = { visitId, have: through, haveNotes: 1 };
      expect((await therapist.call('visit/sync', { ...holds, events: [] })).json.json.notes).toEqual([]);
      expect((await assistant.call('visit/read', holds)).json.json.notes).toEqual([]);
    }
    expect(await audited()).toBe(rows);
    expect((await assistant.call('visit/read', { visitId, have: through })).json.json.notes).toEqual([signed]);
    expect(await audited()).toBe(rows + 1);

    const late = stream(therapist, visitId)('remark.written', {
      section: 'response',
      text: 'Called: no soreness in the evening.',
    });
    const reply = (await therapist.call('visit/sync', { visitId, events: [late], have: through })).json.json;
    expect(reply.status).toBe('addendum-proposed');
    const addendum = draft([...log, late], [signed]);
    const added = await askToSign(therapist, {
      visitId,
      kind: 'addendum',
      through: addendum.through,
      hash: addendum.hash,
    });
    expect(added.status, added.text.slice(0, 300)).toBe(200);
    expect((await therapist.call('note/list', { visitId })).json.json).toHaveLength(2);
  });

  it('store no event of another person, role, clinic or visit, and let nobody else open a visit', async () => {
    const visitId = await visitOf('Lena Marsh');
    const { acknowledged, events } = (await therapist.call('visit/open', { visitId })).json.json;
    const foreign: [string, Partial<Envelope>][] = [
      ['person', { by: { userId: assistant.userId, role: 'therapist' } }],
      ['role', { by: { userId: therapist.userId, role: 'assistant' } }],
      ['clinic', { clinicId: newId() }],
      ['visit', { sessionId: newId() }],
      ['opening', { kind: 'visit.opened', body: events[0].body }],
    ];
    for (const [what, over] of foreign) {
      const append = stream(therapist, visitId);
      const answer = await therapist.call('visit/sync', {
        visitId,
        events: [append('pain.rated', { score: 1, when: 'before' }), append('pain.rated', { score: 2, when: 'before' }, over)],
        have: acknowledged,
      });
      const { refused } = answer.json.json;
      expect([what, refused.map((one: { code: string }) => one.code)]).toEqual([
        what,
        [what === 'opening' ? 'EUP_STORE_EVENT_SERVERS' : 'EUP_STORE_EVENT_FOREIGN'],
      ]);
    }
    const kept = (await logOf(therapist, visitId)).filter(({ kind }) => kind === 'pain.rated');
    expect(kept.map(({ body }) => (body as { score: number }).score)).toEqual(foreign.map(() => 1));
  });

  it('keep an event whatever its clock says', async () => {
    const visitId = await visitOf('Lena Marsh');
    const append = stream(therapist, visitId);
    const events = [
      append('pain.rated', { score: 3, when: 'before' }, { at: Date.now() + 3 * 3_600_000 }),
      append('pain.rated', { score: 2, when: 'during' }, { at: Date.now() - 86_400_000 }),
    ];
    expect((await therapist.call('visit/sync', { visitId, events, have: {} })).status).toBe(200);
    const log = await logOf(therapist, visitId);
    const ids = events.map(({ id }) => id);
    expect(log.filter(({ id }) => ids.includes(id))).toEqual(events);
    // The server has written down when they arrived, and what it doubts.
    const said = log
      .filter(({ seq, source }) => source === 'server' && seq > 1)
      .map(({ kind, body }) => [kind, (body as { why?: string }).why]);
    expect(said).toEqual(
      expect.arrayContaining([
        ['events.received', undefined],
        ['time.questioned', 'future'],
        ['time.questioned', 'before-opening'],
      ]),
    );
    const read = readLog(log).events.find(({ id }) => id === ids[0]);
    expect(read?.at).toBeLessThan(events[0]?.at ?? 0);
  });

  it('answer a tab of the first release in its own words, and ask it to reload', async () => {
    const visitId = await visitOf('Marcus Bell');
    const asBefore = { 'x-eupraxia-clinic': demoId('clinic') };
    await therapist.call('visit/open', { visitId });
    const append = stream(therapist, visitId);
    const late = { at: Date.now() - 7_200_000 };
    const events = [append('pain.rated', { score: 1, when: 'before' }, late), append('stop.pressed', { from: 'patient' }, late)];
    const reply = (await therapist.call('visit/sync', { visitId, events, have: {} }, asBefore)).json.json;
    expect(reply.events.at(-1)).toMatchObject({ notice: 'EUP_SERVER_RELOAD' });
    const read = reply.events.slice(0, -1) as Record<string, unknown>[];
    expect(read.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['visit.opened', 'events.received', 'stop.pressed']));
    for (const event of read) {
      expect(event).not.toHaveProperty('source');
      expect(event).not.toHaveProperty('release');
      expect(event).not.toHaveProperty('prev');
      expect(event['v']).toBe(1);
    }
    const opened = read.find(({ kind }) => kind === 'visit.opened') as { body: { snapshot: object } };
    for (const later of ['goals', 'consents', 'clinicians', 'orders']) expect(opened.body.snapshot).not.toHaveProperty(later);
    // A refusal of one event is the refusal of the call to such a tab; what could be stored is stored.
    const other = append('pain.rated', { score: 2, when: 'during' });
    const foreign = append('pain.rated', { score: 3, when: 'during' }, { by: { userId: assistant.userId, role: 'therapist' } });
    // Where it lacks events of the others it has these first: a STOP may be among them.
    const { acknowledged, events: lacked } = (
      await therapist.call('visit/sync', { visitId, events: [other, foreign], have: {} }, asBefore)
    ).json.json;
    expect(lacked.map(({ kind }: { kind?: string }) => kind)).toContain('stop.pressed');
    const refused = await therapist.call('visit/sync', { visitId, events: [foreign], have: acknowledged }, asBefore);
    expect([refused.status, code(refused)]).toEqual([422, 'EUP_SERVER_EVENT_REFUSED']);
    expect((await logOf(therapist, visitId)).some(({ id }) => id === other.id)).toBe(true);
  });

  it('do not open a visit whose chart holds no program', async () => {
    const [patientId, visitId] = [newId(), newId()];
    await therapist.call('patients/create', { id: patientId, name: 'Noor Haddad', bornOn: '1968-04-02' });
    await therapist.call('visit/plan', { id: visitId, patientId, startsAt: Date.now(), minutes: 30 });
    const answer = await therapist.call('visit/open', { visitId });
    expect(code(answer)).toBe('EUP_CLINICAL_NO_PROGRAM');
    expect(answer.json.json.data.remedy).toContain('program');
  });

  it('sign no note that stops short of a stored STOP, and none for an assistant who wrote nothing', async () => {
    const visitId = await visitOf('Theo Brandt');
    const opened = (await therapist.call('visit/open', { visitId })).json.json;
    const events = treatment(stream(therapist, visitId), opened.events[0].body.snapshot.program.items[0].id);
    await therapist.call('visit/sync', { visitId, events, have: {} });
    const before = draft(await logOf(therapist, visitId));
    const sign = (session: Session, { through, hash }: ReturnType<typeof draft>) =>
      askToSign(session, { visitId, kind: 'treatment', through, hash });
    expect(code(await sign(assistant, before))).toBe('EUP_SERVER_NOTE_NOT_THEIRS');

    const otherTab = stream(therapist, visitId);
    const stop = otherTab('stop.pressed', { from: 'therapist' });
    await therapist.call('visit/sync', { visitId, events: [stop], have: {} });
    expect(code(await sign(therapist, before))).toBe('EUP_SERVER_NOTE_BEHIND');
    const stopped = await sign(therapist, draft(await logOf(therapist, visitId)));
    expect([stopped.status, code(stopped)]).toEqual([422, 'EUP_SERVER_NOTE_BLOCKED']);

    const because = otherTab('stop.explained', { stop: stop.id, why: 'asked-to-stop' });
    const cleared = otherTab('stop.cleared', { stop: stop.id, text: 'Asked for a rest, nothing else was found.' });
    await therapist.call('visit/sync', { visitId, events: [because, cleared], have: {} });
    expect(code(await sign(therapist, before))).toBe('EUP_SERVER_NOTE_BEHIND');
    const signed = await sign(therapist, draft(await logOf(therapist, visitId)));
    expect(signed.status, signed.text.slice(0, 300)).toBe(200);
  });

  it('let an assistant sign their own treatment, with a measurement unless the state of the clinic says no', async () => {
    const visitId = await visitOf('Jonas Clark');
    const opened = (await assistant.call('visit/open', { visitId })).json.json;
    const append = stream(assistant, visitId, 'assistant');
    const events = treatment(append, opened.events[0].body.snapshot.program.items[0].id, 'assistant');
    events.push(
      append('measurement.taken', {
        measureId: 'five-times-sit-to-stand',
        name: 'Five times sit to stand',
        value: 14,
        unit: 's',
        better: 'lower',
      }),
    );
    await assistant.call('visit/sync', { visitId, events, have: {} });
    const log = await logOf(assistant, visitId);
    const { through, hash } = draft(log);
    const sign = () => askToSign(assistant, { visitId, kind: 'treatment', through, hash });
    const signed = await sign();
    expect(signed.status, signed.text.slice(0, 300)).toBe(200);
    expect(signed.json.json).toMatchObject({
      capacity: 'treating',
      treatedBy: [{ userId: assistant.userId, level: 'assistant' }],
    });
  });
});

describe('vault.recover after vault.keep', () => {
  it('gives the key back to the one who kept it', async () => {
    const visitId = await visitOf('Lena Marsh');
    const keyId = newId();
    const key = randomBytes(32).toString('base64');
    expect((await therapist.call('vault/keep', { visitId, keyId, key })).json.json).toEqual({ kept: true });
    expect((await therapist.call('vault/recover', { visitId, keyId })).json.json).toEqual({ key });
    expect((await assistant.call('vault/recover', { visitId, keyId })).status).toBe(404);
  });
});

describe('vault.mine', () => {
  it('gives each person one key in the clinic, 256 bits, the same at every call and at calls that come at once', async () => {
    const keyOf = async (who: typeof therapist) => (await who.call('vault/mine', undefined)).json.json.key as string;
    const [first, ...others] = await Promise.all(Array.from({ length: 4 }, () => keyOf(therapist)));
    expect(others).toEqual([first, first, first]);
    expect(Buffer.from(first ?? '', 'base64')).toHaveLength(32);
    expect(await keyOf(assistant)).not.toBe(first);
  });
});

describe('recordings', () => {
  // The same bytes in every run: the folder of their hash is none that a test expects to be empty.
  const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * 31 + (i >> 8)) & 255));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const put = async (name: string, raw: Buffer, headers: Record<string, string> = {}) =>
    ask(bed.url, `/api/recordings/${name}`, {
      method: 'PUT',
      raw,
      headers: {
        cookie: therapist.cookie,
        'content-type': 'application/octet-stream',
        'x-eupraxia-visit': await visitOf('Lena Marsh'),
        ...headers,
      },
    });

  const get = (name: string, visitId: string, { cookie } = therapist) =>
    ask(bed.url, `/api/recordings/${name}`, { headers: { cookie, 'x-eupraxia-visit': visitId } });

  it('come back byte for byte, are stored once, and lie on the disk as ciphertext', async () => {
    expect((await put(sha256, bytes)).status).toBe(201);
    expect((await put(sha256, bytes)).status).toBe(200);
    const got = await get(sha256, await visitOf('Lena Marsh'), assistant);
    expect(got.status).toBe(200);
    expect(got.bytes.equals(bytes)).toBe(true);
    const folder = join(bed.dataDir, 'recordings', clinicId, sha256.slice(0, 2));
    expect(await readdir(folder)).toEqual([sha256]);
    expect((await readFile(join(folder, sha256))).includes(bytes.subarray(0, 64))).toBe(false);
  });

  it('are refused when bytes and name differ, when the visit is unknown, and over 64 MB; nothing is kept', async () => {
    const other = 'f'.repeat(64);
    expect(code(await put(other, bytes))).toBe('EUP_SERVER_RECORDING_HASH');
    expect((await put(other, bytes, { 'x-eupraxia-visit': newId() })).status).toBe(404);
    expect(code(await put('nonsense', bytes))).toBe('EUP_SERVER_INPUT');
    const nothing = createHash('sha256').digest('hex');
    expect(code(await put(nothing, Buffer.alloc(0)))).toBe('EUP_SERVER_INPUT');
    expect(code(await put(nothing, Buffer.alloc(0), { 'transfer-encoding': 'chunked' }))).toBe('EUP_SERVER_INPUT');
    expect(await readdir(join(bed.dataDir, 'recordings', clinicId))).not.toContain(nothing.slice(0, 2));
    expect((await get(other, await visitOf('Lena Marsh'))).status).toBe(404);
    const large = await put(other, Buffer.alloc(64 * 1024 * 1024 + 1), { 'transfer-encoding': 'chunked' });
    expect([large.status, code(large)]).toEqual([413, 'EUP_SERVER_TOO_LARGE']);
    expect(await readdir(join(bed.dataDir, 'recordings', clinicId, 'ff'))).toEqual([]);
  });

  it('leave audit rows of the visit that was named when they are sent and fetched, and of no other', async () => {
    const another = await visitOf('Haruto Sato');
    expect(code(await get(sha256, another))).toBe('EUP_STORE_RECORDING_UNKNOWN');
    expect(code(await get(sha256, 'none'))).toBe('EUP_SERVER_INPUT');
    expect((await put(sha256, bytes, { 'x-eupraxia-visit': another })).status).toBe(200);
    expect((await get(sha256, another)).status).toBe(200);
    const admin = await bed.signIn('admin');
    const { rows } = (await admin.call('admin/audit', {})).json.json;
    const subject = `visit:${await visitOf('Lena Marsh')}`;
    const actions = rows
      .filter((row: { subject: string }) => row.subject === subject)
      .map(({ action }: { action: string }) => action);
    expect(actions.filter((action: string) => action.startsWith('recording.'))).toEqual(['recording.read', 'recording.attach']);
    expect(rows.map(({ action, subject: of }: { action: string; subject: string }) => `${action} ${of}`)).toContain(
      `recording.read visit:${another}`,
    );
  });
});
