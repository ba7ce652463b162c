import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { HandedOver, LeftRecord } from '@eupraxia/api';
import type { Envelope } from '@eupraxia/clinical';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openedVisit, rowOf } from './opened-visit.fixture.ts';
import { newId, type Session, type TestServer, testServer, tokenOf } from './server.fixture.ts';

let bed: TestServer;
let author: Session;
let finder: Session;
let clinicId: string;
let patientId: string;
let visit: Awaited<ReturnType<typeof openedVisit>>;

beforeAll(async () => {
  bed = await testServer();
  [author, finder] = await Promise.all([bed.signIn('therapist'), bed.signIn('assistant')]);
  await author.call('vault/mine');
  const row = await rowOf(author, 'Lena Marsh');
  patientId = row.patient.id;
  visit = await openedVisit(author, row);
  clinicId = (await author.call('me/get')).json.json.clinic.id;
});
afterAll(() => bed.remove());

const hashed = (subject: string) =>
  createHash('sha256').update(`eupraxia vault\0${subject}`).digest().subarray(0, 16).toString('hex');

/** As a browser seals a record: apps/web/src/vault/sealed-record.ts, format 1. */
function sealed(key: Buffer, subject: string, stream: string, number: number, value: unknown): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(`EUPV\0${1}\0${hashed(subject)}\0${stream}\0${number}`));
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const body = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([Buffer.from('EUPV'), Buffer.of(1), nonce, body, cipher.getAuthTag()]).toString('base64');
}

/** A key of one browser, kept at the server for a place. */
async function keptKey(who: Session, place: { visitId: string } | { patientId: string }) {
  const [keyId, key] = [newId(), randomBytes(32)];
  const kept = await who.call('vault/keep', { ...place, keyId, key: key.toString('base64') });
  if (kept.status !== 200) throw new Error(kept.text);
  const subject = 'visitId' in place ? place.visitId : `outbox/${place.patientId}`;
  const seal = (stream: string, number: number, value: unknown): LeftRecord => ({
    keyId,
    stream,
    number,
    bytes: sealed(key, subject, stream, number, value),
  });
  return { keyId, key, seal, sealEvent: (event: Envelope) => seal(event.writer, event.seq, event) };
}

const handOver = async (records: readonly LeftRecord[], who = finder): Promise<HandedOver> => {
  const answer = await who.call('vault/handOver', { records });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json.json;
};
const codes = ({ left }: HandedOver) => left.map(({ code }) => code);

/** A new stream of the author's in the visit. */
function stream(by: { userId: string; role: Envelope['by']['role'] } = { userId: author.userId, role: 'therapist' }) {
  const writer = newId();
  let seq = 0;
  return (more: Partial<Envelope> = {}): Envelope => {
    seq += 1;
    const at = Date.now();
    return {
      v: 1,
      id: newId(),
      clinicId,
      sessionId: visit.visitId,
      writer,
      seq,
      at,
      mono: 1000 * seq,
      tz: 'UTC',
      recordedAt: at,
      by,
      kind: 'remark.added',
      body: { text: `what the author saw ${seq}` },
      ...more,
    };
  };
}
const logOf = async (who = author): Promise<readonly Envelope[]> =>
  (await who.call('visit/read', { visitId: visit.visitId, have: {} })).json.json.events;
const chartOf = async () => (await author.call('chart/get', { patientId })).json.json.entries;
const auditOf = async () => (await (await bed.signIn('admin')).call('admin/audit', {})).json.json.rows;

describe('vault.keep', () => {
  it('takes the same key for a patient twice, and refuses another one under its id', async () => {
    const [keyId, key] = [newId(), randomBytes(32).toString('base64')];
    for (const place of [{ patientId }, { visitId: visit.visitId }]) {
      for (let i = 0; i < 2; i++) expect((await author.call('vault/keep', { ...place, keyId, key })).status).toBe(200);
      const other = await author.call('vault/keep', { ...place, keyId, key: randomBytes(32).toString('base64') });
      expect(other.json.json.data.code).toBe('EUP_STORE_KEY_CONFLICT');
      expect((await finder.call('vault/keep', { ...place, keyId, key })).status).toBe(409);
    }
  });
});

describe('vault.handOver of events', () => {
  it('stores them under their author as they were sealed, tells the caller places alone, and takes a repetition', async () => {
    const { sealEvent } = await keptKey(author, { visitId: visit.visitId });
    const write = stream();
    const events = [write(), write(), write()];
    const records = events.map(sealEvent).toReversed();
    const first = await handOver(records);
    expect(first.left).toEqual([]);
    expect(first.taken).toEqual(records.map(({ keyId, stream, number }) => ({ keyId, stream, number })));
    const log = await logOf();
    expect(log.filter(({ writer }) => writer === events[0]?.writer)).toEqual(events);
    expect(JSON.stringify(first)).not.toContain('what the author saw');
    expect((await handOver(records)).taken).toHaveLength(3);
    expect(await logOf()).toHaveLength(log.length);
  });

  it('leaves an audit row of who brought them and one that says whose they are', async () => {
    const { sealEvent } = await keptKey(author, { visitId: visit.visitId });
    await handOver([sealEvent(stream()())]);
    const subject = `visit:${visit.visitId}`;
    const rows = (await auditOf()).filter((row: { subject: string }) => row.subject === subject);
    const acts = rows.map(({ action, role }: { action: string; role: string }) => `${action} by a ${role}`);
    expect(acts).toEqual(expect.arrayContaining(['vault.handOver by a assistant', 'visit.handedOver by a therapist']));
  });

  it('takes what is stored already, whoever wrote it, and leaves what stands beyond a gap', async () => {
    const { sealEvent } = await keptKey(author, { visitId: visit.visitId });
    const [opening] = await logOf();
    const write = stream();
    const [, second] = [write(), write()];
    if (opening === undefined || second === undefined) throw new Error('nothing to seal');
    const answer = await handOver([sealEvent(opening), sealEvent(second)]);
    expect(answer.taken.map(({ stream }) => stream)).toEqual([opening.writer]);
    expect(codes(answer)).toEqual(['EUP_SERVER_HANDOVER_GAP']);
  });

  it('leaves what names somebody else, another place, another role, or what the server alone writes', async () => {
    const { seal, sealEvent } = await keptKey(author, { visitId: visit.visitId });
    const before = (await logOf()).length;
    const moved = stream()();
    const answer = await handOver([
      sealEvent(stream({ userId: finder.userId, role: 'assistant' })()),
      sealEvent(stream()({ sessionId: newId() })),
      sealEvent(stream()({ clinicId: newId() })),
      seal(newId(), 1, moved),
      seal(moved.writer, 2, moved),
      sealEvent(stream({ userId: author.userId, role: 'admin' })()),
      sealEvent(stream()({ kind: 'visit.opened' })),
      seal('state', 0, { v: 1 }),
      seal(newId(), 1, 'no JSON'),
    ]);
    expect(codes(answer)).toEqual([
      'EUP_SERVER_HANDOVER_AUTHOR',
      ...Array(4).fill('EUP_SERVER_HANDOVER_PLACE'),
      'EUP_STORE_EVENT_FOREIGN',
      'EUP_STORE_EVENT_SERVERS',
      'EUP_SERVER_HANDOVER_KIND',
      'EUP_SERVER_HANDOVER_KIND',
    ]);
    expect(await logOf()).toHaveLength(before);
  });

  it("opens nothing with a key of another visit, of an unknown id, or of the caller's under the author's id", async () => {
    const key = await keptKey(author, { visitId: visit.visitId });
    const event = stream()();
    const other = (await rowOf(author, 'Jonas Clark')).id;
    const elsewhere = await keptKey(author, { visitId: other });
    const own = await finder.call('vault/keep', { visitId: other, keyId: key.keyId, key: elsewhere.key.toString('base64') });
    expect(own.status).toBe(200);
    const forged = { ...key.sealEvent(event), bytes: sealed(elsewhere.key, other, event.writer, 1, event) };
    const answer = await handOver([
      elsewhere.sealEvent(event),
      { ...key.sealEvent(event), keyId: newId() },
      { ...key.sealEvent(event), bytes: sealed(randomBytes(32), visit.visitId, event.writer, 1, event) },
      forged,
    ]);
    expect(codes(answer)).toEqual([
      'EUP_SERVER_HANDOVER_PLACE',
      'EUP_SERVER_HANDOVER_KEY',
      'EUP_SERVER_HANDOVER_DAMAGED',
      'EUP_SERVER_HANDOVER_PLACE',
    ]);
  });

  it('does not continue a stream of somebody else, nor put another event in a place that is taken', async () => {
    const { sealEvent } = await keptKey(author, { visitId: visit.visitId });
    const theirs = stream({ userId: finder.userId, role: 'assistant' });
    const sent = theirs();
    await finder.call('visit/sync', { visitId: visit.visitId, events: [sent], have: {} });
    const mine = stream();
    const stored = mine();
    await author.call('visit/sync', { visitId: visit.visitId, events: [stored], have: {} });
    const answer = await handOver([
      sealEvent({ ...theirs(), by: { userId: author.userId, role: 'therapist' } }),
      sealEvent({ ...stored, body: { text: 'something else' } }),
    ]);
    expect(codes(answer)).toEqual(['EUP_STORE_WRITER_TAKEN', 'EUP_STORE_EVENT_CONFLICT']);
  });

  it('takes nothing of a key that was kept before its owner’s browsers bound keys to the person', async () => {
    const assistants = await keptKey(finder, { visitId: visit.visitId });
    const event = stream({ userId: finder.userId, role: 'assistant' })();
    expect(codes(await handOver([assistants.sealEvent(event)], author))).toEqual(['EUP_SERVER_HANDOVER_UNBOUND']);
    await finder.call('vault/mine');
    const later = await keptKey(finder, { visitId: visit.visitId });
    expect((await handOver([later.sealEvent(event)], author)).left).toEqual([]);
  });

  it('answers any bytes whatever with their places, and stores none of them', async () => {
    const { keyId, seal } = await keptKey(author, { visitId: visit.visitId });
    const before = (await logOf()).length;
    const valid = stream()();
    const cut = fc.nat({ max: 60 }).map((n) => {
      const bytes = Buffer.from(seal(valid.writer, 1, valid).bytes, 'base64');
      return bytes.subarray(0, bytes.length - 1 - n).toString('base64');
    });
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((raw) => Buffer.from(raw).toString('base64')),
      cut,
      fc.json().map((text) => seal(valid.writer, 1, text).bytes),
      fc
        .record({ ...Object.fromEntries(Object.keys(valid).map((key) => [key, fc.anything({ withNullPrototype: false })])) })
        .map((event) => seal(valid.writer, 1, JSON.stringify({ ...valid, ...event, by: { userId: 'x', role: 'admin' } })).bytes),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(bytes, { minLength: 1, maxLength: 40 }), async (all) => {
        const records = all.map((one) => ({ keyId, stream: valid.writer, number: 1, bytes: one }));
        const answer = await handOver(records);
        expect(answer.taken).toEqual([]);
        expect(answer.left).toHaveLength(records.length);
      }),
      { numRuns: 25, seed: 31 },
    );
    expect(await logOf()).toHaveLength(before);
  });
});

describe('vault.handOver of chart entries', () => {
  const write = (more: object = {}) => {
    const key = newId();
    const entry = { id: newId(), kind: 'precaution', body: { id: newId(), text: 'falls when turning', source: 'patient' } };
    return { v: 1, key, patientId, clinicId, userId: author.userId, at: Date.now(), entries: [entry], ...more };
  };

  it('stores them under their author once, in their order', async () => {
    const { seal } = await keptKey(author, { patientId });
    const [first, second] = [write({ at: Date.now() - 1 }), write()];
    const records = [second, first].map((one) => seal(`chart:${one.key}`, 0, one));
    expect((await handOver(records)).left).toEqual([]);
    expect((await handOver(records)).left).toEqual([]);
    const ids = [first, second].map(({ entries }) => entries[0]?.id);
    const stored = (await chartOf()).filter(({ id }: { id: string }) => ids.includes(id));
    expect(stored.map(({ id, by }: { id: string; by: string }) => [id, by])).toEqual(ids.map((id) => [id, author.userId]));
  });

  it('leaves what names somebody else or another place, what is impossible, and drafts', async () => {
    const { seal } = await keptKey(author, { patientId });
    const before = (await chartOf()).length;
    const foreign = write({ userId: finder.userId });
    const moved = write({ patientId: newId() });
    const other = write({ clinicId: newId() });
    const tomorrow = write({
      entries: [
        {
          id: newId(),
          kind: 'consent',
          body: { id: newId(), what: 'treatment', given: true, by: 'patient', name: 'Lena Marsh', on: '2199-01-01' },
        },
      ],
    });
    const answer = await handOver([
      seal(`chart:${foreign.key}`, 0, foreign),
      seal(`chart:${moved.key}`, 0, moved),
      seal(`chart:${other.key}`, 0, other),
      seal(`chart:${newId()}`, 0, write()),
      seal('draft:history', 0, { v: 1 }),
      seal(`chart:${tomorrow.key}`, 0, tomorrow),
    ]);
    expect(codes(answer).slice(0, 5)).toEqual([
      'EUP_SERVER_HANDOVER_AUTHOR',
      ...Array(3).fill('EUP_SERVER_HANDOVER_PLACE'),
      'EUP_SERVER_HANDOVER_KIND',
    ]);
    expect(answer.taken).toEqual([]);
    expect(await chartOf()).toHaveLength(before);
  });

  it('takes what an assistant could not have written themselves from nobody', async () => {
    await finder.call('vault/mine');
    const { seal } = await keptKey(finder, { patientId });
    const one = write({ userId: finder.userId });
    expect(codes(await handOver([seal(`chart:${one.key}`, 0, one)], author))).toEqual(['EUP_SERVER_ROLE']);
  });
});

describe('vault.handOver of somebody who lost their place', () => {
  it('takes what they recorded before, and leaves what their device dates after it', async () => {
    const leaver = await bed.signIn('therapist');
    const { seal, sealEvent } = await keptKey(leaver, { visitId: visit.visitId });
    const charts = await keptKey(leaver, { patientId });
    const before = stream()();
    const admin = await bed.signIn('admin');
    const removed = await admin.call('admin/removePerson', { userId: leaver.userId });
    expect(removed.status, removed.text).toBe(200);
    const later = stream()({ at: Date.now() + 60_000 });
    const answer = await handOver([sealEvent(before), sealEvent(later), seal('state', 0, {})]);
    expect(answer.taken.map(({ stream }) => stream)).toEqual([before.writer]);
    expect(codes(answer)).toEqual(['EUP_SERVER_HANDOVER_REMOVED', 'EUP_SERVER_HANDOVER_KIND']);
    const write = { v: 1, key: newId(), patientId, clinicId, userId: leaver.userId, at: Date.now() + 60_000 };
    const entry = { id: newId(), kind: 'precaution', body: { id: newId(), text: 'dated ahead', source: 'patient' } };
    const late = charts.seal(`chart:${write.key}`, 0, { ...write, entries: [entry] });
    expect(codes(await handOver([late]))).toEqual(['EUP_SERVER_HANDOVER_REMOVED']);
    // Whoever comes back at the front desk has an old key of a therapist, and no right of one.
    const { email = '', name = '' } = bed.server.demoSignIns.find(({ role }) => role === 'therapist') ?? {};
    const invited = await admin.call('admin/invite', { name, email, role: 'front-desk', credentials: '' });
    const back = await bed.signIn('therapist');
    const joined = await back.call('account/acceptInvitation', { token: tokenOf(invited) });
    expect([joined.status, joined.json.json.role]).toEqual([200, 'front-desk']);
    expect(codes(await handOver([late]))).toEqual(['EUP_SERVER_HANDOVER_REMOVED']);
  });
});
