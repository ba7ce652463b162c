import type { Envelope, NewBodies } from '@eupraxia/clinical';
import { exampleSnapshot } from '@eupraxia/clinical/example';
import { opaqueVisit } from '@eupraxia/clinical/gate';
import type { Compilable, CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor } from '../actor.ts';
import {
  newClinic,
  newTab,
  newVisit,
  type OpenVisit,
  openTestStore,
  startTestDatabase,
  type TestDatabase,
  value,
} from '../database.fixture.ts';
import type { Store } from '../store.ts';
import type { TenantTx } from '../tenant.ts';
import { appendEvents } from './append.ts';
import { eventsBeyond } from './beyond.ts';
import { lockForSigning } from './sign.ts';

let database: TestDatabase;
let store: Store;
let actor: PersonActor;
const began = 1_795_364_100_000;
const minute = 60_000;
let now = began;
const activityId = exampleSnapshot().program.items[0]?.id ?? '';

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openTestStore(database, () => now);
});
afterAll(async () => {
  await store?.close();
  await database?.stop();
});

const at = (minutes: number) => ({ at: began + minutes * minute });
const start = ({ write }: Pick<OpenVisit, 'write'>, from: number) =>
  write('activity.started', { activityId, by: 'therapist', mode: 'one-on-one' }, at(from));
const stop = ({ write }: Pick<OpenVisit, 'write'>, to: number) => write('activity.stopped', { activityId }, at(to));

/** The visits whose whole log a transaction reads, in order of the reading. */
async function logsRead<T>(work: (tx: TenantTx) => Promise<T>): Promise<readonly string[]> {
  const read: string[] = [];
  await store.tenant(actor, async (tx) => {
    const send = tx.rows.bind(tx);
    tx.rows = (async (query: Compilable<unknown> | CompiledQuery<unknown>) => {
      const { sql, parameters } = 'compile' in query ? query.compile() : query;
      if (/^select "envelope" from "chart"."event".* order by "writer", "seq"$/.test(sql)) read.push(String(parameters[1]));
      return send(query);
    }) as typeof tx.rows;
    return work(tx);
  });
  return read;
}
const append = async (visitId: string, events: readonly Envelope[]) =>
  value(await store.tenant(actor, (tx) => appendEvents(tx, visitId, events)));
const readBy = ({ visitId }: OpenVisit, events: readonly Envelope[]) => logsRead((tx) => appendEvents(tx, visitId, events));
const stated = async ({ visitId }: OpenVisit) =>
  value(await store.tenant(actor, (tx) => eventsBeyond(tx, visitId, {}, 1000))).events.flatMap(({ kind, body }) =>
    kind === 'attention.elsewhere' ? [(body as NewBodies['attention.elsewhere']).intervals.length] : [],
  );

/** A morning of one clinician: `first` was treated from 0 to 20 min, the others are open. */
async function morning(): Promise<readonly [first: OpenVisit, second: OpenVisit, third: OpenVisit]> {
  now = began;
  actor = await newClinic(store);
  const visit = () => newVisit(store, actor, began);
  const [first, second, third] = [await visit(), await visit(), await visit()];
  now = began + 90 * minute;
  await append(first.visitId, [start(first, 0), stop(first, 20), first.write('visit.finished', {}, at(21))]);
  return [first, second, third];
}

describe('comparing a visit with the others of its day', () => {
  it('reads no log of a visit whose attended time does not meet: at a start, a STOP, a finish and the signature', async () => {
    const [first, second] = await morning();
    for (const events of [
      [start(second, 30)],
      [second.write('stop.pressed', { from: 'therapist' }, at(40))],
      [second.write('visit.finished', {}, at(45))],
    ]) {
      const read = await readBy(second, events);
      expect(read).toContain(second.visitId);
      expect(read).not.toContain(first.visitId);
    }
    expect(await logsRead((tx) => lockForSigning(tx, second.visitId))).not.toContain(first.visitId);
    expect(await stated(second)).toEqual([]);
  });

  it('reads one that runs, whenever this one began, and not what is behind it', async () => {
    const [first, second, third] = await morning();
    await append(second.visitId, [start(second, 30)]);
    const read = await readBy(third, [start(third, 60)]);
    expect(read).toContain(second.visitId);
    expect(read).not.toContain(first.visitId);
    expect(await stated(third)).toEqual([1]);
    await append(second.visitId, [stop(second, 65)]);
    expect(await readBy(third, [stop(third, 70)])).toContain(second.visitId);
  });

  it('reads it again where time entered by hand widens the span, and as long as something is stated of it', async () => {
    const [first, second] = await morning();
    await append(second.visitId, [start(second, 30), stop(second, 40)]);
    const entered = second.write('time.corrected', { activityId, seconds: 900, from: began + 15 * minute, reason: 'x' }, at(50));
    expect(await readBy(second, [entered])).toContain(first.visitId);
    expect(await stated(second)).toEqual([1]);
    expect(await stated(first)).toEqual([1]);
    const undo = newTab(actor, second.visitId, began)('event.retracted', {}, { corrects: entered.id, ...at(51) });
    expect(await readBy(second, [undo])).toContain(first.visitId);
    expect(await stated(second)).toEqual([1, 0]);
    const settle = newTab(actor, second.visitId, began);
    const named = { visit: opaqueVisit(second.visitId, first.visitId), counts: 'here' } as const;
    expect(await readBy(second, [settle('overlap.settled', named, at(52))])).not.toContain(first.visitId);
  });
});
