import { randomUUID } from 'node:crypto';
import { type Envelope, linkOf, readLog } from '@eupraxia/clinical';
import type { NewChartEntry } from '@eupraxia/clinical/chart';
import { exampleSnapshot } from '@eupraxia/clinical/example';
import { opaqueVisit } from '@eupraxia/clinical/gate';
import { foldVisit } from '@eupraxia/clinical/visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../actor.ts';
import { appendChart } from '../chart.ts';
import { newClinic, newTab, newVisit, openTestStore, startTestDatabase, type TestDatabase, value } from '../database.fixture.ts';
import type { Store } from '../store.ts';
import { appendEvents } from './append.ts';
import { eventsBeyond } from './beyond.ts';

let database: TestDatabase;
let store: Store;
let actor: PersonActor;
let now = 1_795_364_100_000;
const minute = 60_000;
const activityId = exampleSnapshot().program.items[0]?.id ?? '';

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database, () => now);
  actor = await newClinic(store);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});

const append = async (visitId: string, ...events: Envelope[]) =>
  value(await store.tenant(actor, (tx) => appendEvents(tx, visitId, events)));
const logOf = async (visitId: string) => value(await store.tenant(actor, (tx) => eventsBeyond(tx, visitId, {}, 1000))).events;
/** What the server wrote after the opening. */
const judged = async (visitId: string) =>
  (await logOf(visitId)).filter(({ source, kind }) => source === 'server' && kind !== 'visit.opened');

describe('the server’s own stream', () => {
  it('says nothing of events that arrive in time, and links each of its own to the one before', async () => {
    const visit = await newVisit(store, actor, now);
    await append(visit.visitId, { ...visit.write('pain.rated', { score: 1, when: 'before' }), at: now });
    expect(await judged(visit.visitId)).toEqual([]);
    const late = { at: now - minute };
    await append(visit.visitId, { ...visit.write('pain.rated', { score: 2, when: 'before' }), ...late });
    await append(visit.visitId, { ...visit.write('pain.rated', { score: 3, when: 'before' }), ...late });
    const server = (await logOf(visit.visitId)).filter(({ source }) => source === 'server');
    expect(server.map(({ seq }) => seq)).toEqual(server.map((_, i) => i + 1));
    for (const [i, event] of server.slice(1).entries()) expect(event.prev).toBe(linkOf(server[i] as Envelope));
    expect(server.slice(1).map(({ kind }) => kind)).toContain('events.received');
  });

  it('stores an event of any content and judges one dated 2100: it is read at its receipt, and moves no other', async () => {
    const visit = await newVisit(store, actor, now);
    const odd = { ...visit.write('pain.rated', { score: 1, when: 'before' }), body: { score: 'much' }, at: now };
    const ahead = { ...visit.write('effort.rated', { activityId, score: 3, scale: 'CR10' }), at: Date.UTC(2100, 0, 1) };
    const next = { ...visit.write('effort.rated', { activityId, score: 4, scale: 'CR10' }), at: now };
    expect((await append(visit.visitId, odd, ahead, next)).stored).toBe(3);
    const log = readLog(await logOf(visit.visitId));
    expect(log.unknown.map(({ id }) => id)).toEqual([odd.id]);
    expect(log.events.find(({ id }) => id === ahead.id)?.at).toBe(now);
    expect(log.events.find(({ id }) => id === next.id)?.at).toBe(now);
    expect((await judged(visit.visitId)).map(({ kind, body }) => [kind, (body as { why?: string }).why])).toEqual([
      ['events.received', undefined],
      ['time.questioned', 'future'],
    ]);
  });

  it('refuses a start under a rule of the session that is met, so that it gives no time', async () => {
    const visit = await newVisit(store, actor, now);
    const at = (ms: number) => ({ at: now + ms });
    const before = { ...visit.write('pain.rated', { score: 1, when: 'before' }), ...at(0) };
    const pain = { ...visit.write('pain.rated', { score: 8, when: 'during' }), ...at(1) };
    const start = { ...visit.write('activity.started', { activityId, by: 'therapist', mode: 'one-on-one' }), ...at(2) };
    const stop = { ...visit.write('activity.stopped', { activityId }), ...at(3) };
    now += 5;
    await append(visit.visitId, before, pain, start, stop);
    const [refusal] = (await judged(visit.visitId)).filter(({ kind }) => kind === 'start.refused');
    expect(refusal?.body).toMatchObject({ of: start.id });
    const folded = foldVisit(readLog(await logOf(visit.visitId)));
    expect(folded.activities[0]?.seconds).toBe(0);
    expect(folded.contradictions).toContainEqual({ id: start.id, what: 'start-refused' });
  });

  it('tells an open visit that a consent was given, and withdrawn', async () => {
    const visit = await newVisit(store, actor, now);
    const consent = (given: boolean, on: string): NewChartEntry => ({
      id: randomUUID(),
      kind: 'consent',
      body: { id: randomUUID(), what: 'recording', given, by: 'patient', on },
    });
    for (const entry of [consent(true, '2026-11-22'), consent(false, '2026-11-22')]) {
      now += 1000;
      value(await store.tenant(actor, (tx) => appendChart(tx, visit.patientId, [entry])));
    }
    expect((await judged(visit.visitId)).map(({ kind, body }) => [kind, (body as { state: string }).state])).toEqual([
      ['consent.changed', 'given'],
      ['consent.changed', 'withdrawn'],
    ]);
  });

  it('tells both visits of one-on-one time that two of them claim, once', async () => {
    const [first, second] = [await newVisit(store, actor, now), await newVisit(store, actor, now)];
    const began = now;
    const treated = (visit: typeof first, from: number, to: number) => [
      { ...visit.write('activity.started', { activityId, by: 'therapist', mode: 'one-on-one' }), at: began + from * minute },
      { ...visit.write('visit.finished', {}), at: began + to * minute },
    ];
    now = began + 40 * minute;
    await append(first.visitId, ...treated(first, 0, 20));
    await append(second.visitId, ...treated(second, 10, 40));
    const [elsewhere] = (await judged(second.visitId)).filter(({ kind }) => kind === 'attention.elsewhere');
    expect(elsewhere?.body).toEqual({
      visit: opaqueVisit(second.visitId, first.visitId),
      intervals: [{ from: began + 10 * minute, to: began + 20 * minute }],
      counts: 'open',
      of: 'clinician',
    });
    expect(JSON.stringify(elsewhere)).not.toContain(first.visitId);
    // The first, opened again and finished again, is not told the same a second time.
    const again = newTab(actor, first.visitId, began);
    await append(first.visitId, { ...again('visit.reopened', {}), at: now }, { ...again('visit.finished', {}), at: now + 1 });
    expect((await judged(first.visitId)).filter(({ kind }) => kind === 'attention.elsewhere')).toHaveLength(1);
  });
});
