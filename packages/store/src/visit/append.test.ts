import { randomUUID } from 'node:crypto';
import { type Envelope, type Heads, readLog } from '@eupraxia/clinical';
import { foldVisit } from '@eupraxia/clinical/visit';
import { release } from '@eupraxia/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../actor.ts';
import {
  newClinic,
  newNote,
  newTab,
  newVisit,
  openTestStore,
  refusal,
  startTestDatabase,
  type TestDatabase,
  value,
} from '../database.fixture.ts';
import { rebuildProjections } from '../rebuild.ts';
import { statement } from '../statements.ts';
import { openStore, type Store } from '../store.ts';
import type { TenantTx } from '../tenant.ts';
import { appendEvents, eventsToEnd, mostEvents } from './append.ts';
import { eventsBeyond } from './beyond.ts';
import { logOf, signedOf } from './locked-visit.ts';
import { visitBodyOf } from './projection.ts';
import { visitOf } from './rows.ts';
import { signNote } from './sign.ts';
import { waitingVisits } from './waiting.ts';

let database: TestDatabase;
let store: Store;
let actor: PersonActor;
const startsAt = 1_795_364_100_000;

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database);
  actor = await newClinic(store);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});

const append = (visitId: string, events: readonly Envelope[], as = actor) =>
  store.tenant(as, (tx) => appendEvents(tx, visitId, events));
const all = async (visitId: string) => value(await store.tenant(actor, (tx) => eventsBeyond(tx, visitId, {}, 100_000)));

/** What people sent: without what the server wrote of it. */
const persons = async (visitId: string) => (await all(visitId)).events.filter(({ source }) => source !== 'server');
/** The codes of the events that an append did not store. */
const refusedCodes = (answer: Awaited<ReturnType<typeof append>>) => value(answer).refused.map(({ fault }) => fault.code);

describe('appendEvents(tx, visit, events)', () => {
  it('stores events as they were sent and acknowledges the head of each stream', async () => {
    const visit = await newVisit(store, actor, startsAt);
    const sent = [
      visit.write('quote.said', { text: 'My “hand” caught less — ok?', speaker: 'patient' }),
      {
        ...visit.write('pain.rated', { score: 1.5, when: 'before' }),
        kind: 'mood.rated',
        body: { z: 1, a: [1e-7, { deep: null }], ünï: '𝄞' },
      },
    ];
    const done = value(await append(visit.visitId, sent));
    expect(done).toMatchObject({ stored: 2, status: 'open', acknowledged: { [sent[0]?.writer ?? '']: 2 } });
    const { events, more } = await all(visit.visitId);
    expect(more).toBe(false);
    expect(events[0]?.kind).toBe('visit.opened');
    expect(JSON.stringify(events.filter(({ source }) => source !== 'server'))).toBe(JSON.stringify(sent));
  });

  it('ignores the same events sent again, alone, together with new ones, and from two calls at once', async () => {
    const visit = await newVisit(store, actor, startsAt);
    const [one, two] = [
      visit.write('pain.rated', { score: 1, when: 'before' }),
      visit.write('pain.rated', { score: 2, when: 'before' }),
    ];
    const both = await Promise.all([append(visit.visitId, [one, two]), append(visit.visitId, [one, one, two])]);
    expect(both.map((done) => value(done).stored).sort()).toEqual([0, 2]);
    const three = visit.write('pain.rated', { score: 3, when: 'during' });
    expect(value(await append(visit.visitId, [two, three, one])).stored).toBe(1);
    expect(await persons(visit.visitId)).toEqual([one, two, three]);
  });

  it('stores what continues a stream and leaves what lies beyond a gap unacknowledged', async () => {
    const visit = await newVisit(store, actor, startsAt);
    const sent = [1, 2, 3, 4].map((score) => visit.write('pain.rated', { score, when: 'before' }));
    const [one, two, three, four] = sent as [Envelope, Envelope, Envelope, Envelope];
    expect(value(await append(visit.visitId, [four, two, one])).acknowledged[one.writer]).toBe(2);
    expect(value(await append(visit.visitId, [four])).stored).toBe(0);
    expect(value(await append(visit.visitId, [three, four])).acknowledged[one.writer]).toBe(4);
    expect(await persons(visit.visitId)).toEqual(sent);
  });

  it('refuses an event that differs from the stored one, or takes its id, and stores everything else of that call', async () => {
    const visit = await newVisit(store, actor, startsAt);
    const one = visit.write('pain.rated', { score: 1, when: 'before' });
    const two = visit.write('pain.rated', { score: 2, when: 'before' });
    const three = visit.write('pain.rated', { score: 3, when: 'before' });
    value(await append(visit.visitId, [one]));
    const changed = { ...one, body: { score: 9, when: 'before' } };
    for (const [sent, stored] of [
      [[two, changed], 1],
      [[two, { ...changed, id: randomUUID() }], 0],
      [[two, { ...three, id: one.id }], 0],
      [[two, { ...two, at: two.at + 1 }], 0],
      [[two, { ...three, id: two.id }], 0],
    ] as const) {
      const answer = await append(visit.visitId, sent);
      expect(refusedCodes(answer)).toEqual(['EUP_STORE_EVENT_CONFLICT']);
      expect(value(answer).stored).toBe(stored);
    }
    const other = await newVisit(store, actor, startsAt);
    expect(
      refusedCodes(await append(other.visitId, [{ ...other.write('pain.rated', { score: 1, when: 'before' }), id: one.id }])),
    ).toEqual(['EUP_STORE_EVENT_CONFLICT']);
    expect(await persons(visit.visitId)).toEqual([one, two]);
  });

  it("refuses another person's stream, name, role, visit and clinic, an opening, and a visit that isn't open", async () => {
    const visit = await newVisit(store, actor, startsAt);
    const one = visit.write('pain.rated', { score: 1, when: 'before' });
    value(await append(visit.visitId, [one]));
    const other: PersonActor = { ...actor, userId: 'someone-else', name: 'Someone Else' };
    const next = { ...visit.write('pain.rated', { score: 2, when: 'before' }), by: { userId: other.userId, role: other.role } };
    expect(refusedCodes(await append(visit.visitId, [next], other))).toEqual(['EUP_STORE_WRITER_TAKEN']);
    const server = (await all(visit.visitId)).events[0] as Envelope;
    expect(refusedCodes(await append(visit.visitId, [{ ...next, writer: server.writer, by: one.by }]))).toEqual([
      'EUP_STORE_WRITER_TAKEN',
    ]);
    const fresh = { ...next, writer: randomUUID(), seq: 1, by: one.by };
    expect(refusedCodes(await append(visit.visitId, [fresh], other))).toEqual(['EUP_STORE_EVENT_FOREIGN']);
    expect(refusedCodes(await append(visit.visitId, [{ ...fresh, by: { ...one.by, role: 'admin' } }]))).toEqual([
      'EUP_STORE_EVENT_FOREIGN',
    ]);
    expect(refusedCodes(await append(visit.visitId, [{ ...fresh, sessionId: randomUUID() }]))).toEqual([
      'EUP_STORE_EVENT_FOREIGN',
    ]);
    expect(refusedCodes(await append(visit.visitId, [{ ...fresh, clinicId: randomUUID() }]))).toEqual([
      'EUP_STORE_EVENT_FOREIGN',
    ]);
    expect(refusedCodes(await append(visit.visitId, [{ ...fresh, kind: 'visit.opened' }]))).toEqual(['EUP_STORE_EVENT_SERVERS']);
    expect(refusedCodes(await append(visit.visitId, [{ ...fresh, kind: 'huge', body: 'x'.repeat(1_000_001) }]))).toEqual([
      'EUP_STORE_EVENT_LARGE',
    ]);
    expect(refusal(await append(randomUUID(), [fresh]))).toBe('EUP_STORE_VISIT_UNKNOWN');
    const stranger = await newClinic(store);
    expect(refusal(await append(visit.visitId, [fresh], stranger))).toBe('EUP_STORE_VISIT_UNKNOWN');
  });

  it('stores up to 20,000 events of a visit and then refuses; 50 more ask the database for as much at the end as at the start', async () => {
    const visit = await newVisit(store, actor, startsAt);
    // As a tab of this release writes it: that of another is judged by the whole visit.
    const batch = (n: number) =>
      Array.from({ length: n }, () => ({ ...visit.write('pain.rated', { score: 1, when: 'during' }), release }));
    /** Statements that an append of 50 sends, and rows that it gets back. */
    const asked = async () => {
      const counts: [statements: number, rows: number] = [0, 0];
      const events = batch(50);
      await store.tenant(actor, async (tx) => {
        const send = tx.rows.bind(tx);
        tx.rows = (async (query: never) => {
          const rows = await send(query);
          counts[0] += 1;
          counts[1] += rows.length;
          return rows;
        }) as typeof tx.rows;
        value(await appendEvents(tx, visit.visitId, events));
      });
      return counts;
    };
    value(await append(visit.visitId, batch(50)));
    const first = await asked();
    for (let left = mostEvents - 150; left > 0; left -= 2000) value(await append(visit.visitId, batch(Math.min(2000, left))));
    const last = await asked();
    expect((await persons(visit.visitId)).length).toBe(mostEvents);
    expect(refusal(await append(visit.visitId, batch(1)))).toBe('EUP_STORE_VISIT_FULL');
    expect(last).toEqual(first);
  });
});

describe('a visit that is full', () => {
  it('takes a call that holds a STOP or a finish, up to 1,000 events more, and refuses every other', async () => {
    const visit = await newVisit(store, actor, startsAt);
    /** As if people had written so many: the server's own do not count. */
    const holding = (people: number) =>
      store.tenant(actor, (tx) =>
        tx.rows(statement`update chart.visit set events = ${people}::int + (
            select sum(w.head) from chart.writer w
            where w.clinic_id = ${actor.clinicId} and w.visit_id = ${visit.visitId} and w.user_id is null)
          where clinic_id = ${actor.clinicId} and id = ${visit.visitId}`),
      );
    await holding(mostEvents);
    const pain = visit.write('pain.rated', { score: 9, when: 'during' });
    const stop = visit.write('stop.pressed', { from: 'patient' });
    expect(refusal(await append(visit.visitId, [pain]))).toBe('EUP_STORE_VISIT_FULL');
    expect(value(await append(visit.visitId, [pain, stop])).stored).toBe(2);
    expect(value(await append(visit.visitId, [visit.write('visit.finished', {})]))).toMatchObject({
      stored: 1,
      status: 'finished',
    });
    await holding(mostEvents + eventsToEnd);
    expect(refusal(await append(visit.visitId, [visit.write('stop.pressed', { from: 'patient' })]))).toBe('EUP_STORE_VISIT_FULL');
  });
});

describe('eventsBeyond(tx, visit, have, limit)', () => {
  it('gives what the caller lacks of each stream, in pages that end with the same log', async () => {
    const visit = await newVisit(store, actor, startsAt);
    const tablet = newTab(actor, visit.visitId, startsAt);
    const sent = Array.from({ length: 25 }, (_, i) => (i % 3 ? visit.write : tablet)('pain.rated', { score: 1, when: 'during' }));
    value(await append(visit.visitId, sent));
    let have: Heads = {};
    const got: Envelope[] = [];
    for (let page = 0, more = true; more; page++) {
      const beyond = value(await store.tenant(actor, (tx) => eventsBeyond(tx, visit.visitId, have, 7)));
      expect(beyond.events.length).toBeLessThanOrEqual(7);
      got.push(...beyond.events);
      have = Object.fromEntries(Object.entries(readLog(got).heads));
      more = beyond.more;
      expect(page).toBeLessThan(10);
    }
    expect(readLog(got).all).toEqual(readLog((await all(visit.visitId)).events).all);
    expect(value(await store.tenant(actor, (tx) => eventsBeyond(tx, visit.visitId, have, 7)))).toMatchObject({
      events: [],
      more: false,
    });
  });
});

describe('the projection of a visit', () => {
  const stored = (tx: TenantTx, visitId: string) =>
    tx.row(statement<{ body: unknown; through: unknown; waits_since: number | null }>`
      select body, through, waits_since from chart.projection where clinic_id = ${tx.actor.clinicId} and subject = ${visitId} and name = 'visit'`);

  it('equals the full fold after every append, over random logs of three streams with finishes, undos of undos, late events and signatures', async () => {
    const step = fc.record({
      tab: fc.nat(2),
      what: fc.constantFrom(
        'pain',
        'finish',
        'reopen',
        'undo',
        'undo',
        'undo-ahead',
        'choose',
        'unknown',
        'sign',
        'send',
        'send',
        'send',
      ),
      pick: fc.nat(),
      at: fc.integer({ min: 0, max: 50 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const visit = await newVisit(store, actor, startsAt);
        const tabs = [visit.write, newTab(actor, visit.visitId, startsAt), newTab(actor, visit.visitId, startsAt)];
        const waiting: Envelope[][] = [[], [], []];
        const made: Envelope[] = [];
        for (const { tab, what, pick, at } of steps) {
          const write = tabs[tab] as (typeof tabs)[number];
          const when = startsAt + at * 1000;
          const any = made[pick % Math.max(1, made.length)];
          const push = (event: Envelope) => {
            made.push(event);
            waiting[tab]?.push(event);
          };
          if (what === 'pain') push(write('pain.rated', { score: 1, when: 'during' }, { at: when }));
          if (what === 'finish') push(write('visit.finished', {}, { at: when }));
          if (what === 'reopen') push(write('visit.reopened', {}, { at: when }));
          if (what === 'choose') push(write('units.chosen', { remainder: 8, codes: ['97112'] }, { at: when }));
          if (what === 'unknown')
            push({ ...write('pain.rated', { score: 1, when: 'during' }, { at: when }), kind: 'unheard.of' });
          if (what === 'undo' && any) push(write('event.retracted', {}, { corrects: any.id, at: when }));
          if (what === 'undo-ahead') {
            const later = write('visit.finished', {}, { at: when });
            const undo = (tabs[(tab + 1) % 3] as (typeof tabs)[number])('event.retracted', {}, { corrects: later.id, at: when });
            waiting[(tab + 1) % 3]?.push(undo);
            made.push(later, undo);
            waiting[tab]?.push(later);
          }
          if (what === 'send') value(await append(visit.visitId, waiting[tab]?.splice(0) ?? []));
          if (what === 'sign') {
            const { status, acknowledged } = value(await store.tenant(actor, (tx) => visitOf(tx, visit.visitId)));
            const kind = status === 'finished' ? 'treatment' : status === 'addendum-proposed' ? 'addendum' : undefined;
            if (kind)
              value(await store.tenant(actor, (tx) => signNote(tx, newNote(visit.visitId, actor, { ...acknowledged }, kind))));
          }
          await store.tenant(actor, async (tx) => {
            const log = await logOf(tx, visit.visitId);
            const notes = await signedOf(tx, visit.visitId);
            const full = visitBodyOf(log, notes);
            if (notes.length === 0) expect(full.status).toBe(foldVisit(readLog(log)).status);
            expect(await stored(tx, visit.visitId)).toMatchObject({ body: full, through: readLog(log).heads });
          });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('openStore(connections) folds anew what another version of the program folded, and only that', async () => {
    const clinic = await newClinic(store);
    await store.authPool.query('insert into "user" (id, name, email, "emailVerified") values ($1, $1, $1, true)', [
      clinic.userId,
    ]);
    const visit = await newVisit(store, clinic, startsAt);
    value(await append(visit.visitId, [visit.write('visit.finished', {})], clinic));
    const seen = () => store.tenant(clinic, async (tx) => [await stored(tx, visit.visitId), await waitingVisits(tx)]);
    const before = await seen();
    await store.tenant(clinic, (tx) =>
      tx.rows(
        statement`update chart.projection set version = 0, body = '{"status":"planned","summary":"of another fold"}', waits_since = null`,
      ),
    );
    const read = value(await store.tenant(clinic, (tx) => eventsBeyond(tx, visit.visitId, {}, 1)));
    expect(read.status).toBe('finished');
    const lines: string[] = [];
    for (let start = 0; start < 2; start++) {
      const next = value(await openStore({ owner: database.owner, app: database.app, onProgress: (line) => lines.push(line) }));
      await next.close();
    }
    expect(await seen()).toEqual(before);
    expect(lines.filter((line) => line.startsWith('Preparing'))).toEqual([expect.stringContaining('2 done')]);
  });

  it('rebuildProjections(tx) brings back every row that was spoilt', async () => {
    const clinic = await newClinic(store);
    const visit = await newVisit(store, clinic, startsAt);
    const sent = [visit.write('pain.rated', { score: 1, when: 'before' }), visit.write('visit.finished', {})];
    value(await append(visit.visitId, sent, clinic));
    const before = await store.tenant(clinic, async (tx) => [await stored(tx, visit.visitId), await waitingVisits(tx)]);
    await store.tenant(clinic, (tx) =>
      tx.rows(
        statement`update chart.projection set body = '{"status":"planned","summary":null}', through = '{}', waits_since = null where name = 'visit'`,
      ),
    );
    expect(await store.tenant(clinic, (tx) => waitingVisits(tx))).toEqual([]);
    expect(await store.tenant(clinic, (tx) => rebuildProjections(tx))).toBe(2);
    expect(await store.tenant(clinic, async (tx) => [await stored(tx, visit.visitId), await waitingVisits(tx)])).toEqual(before);
  });
});
