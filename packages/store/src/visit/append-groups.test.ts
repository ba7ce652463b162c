import { err, ok } from '@eupraxia/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../audit/verify.ts';
import {
  newClinic,
  newTab,
  newVisit,
  type OpenVisit,
  openTestStore,
  refusal,
  startTestDatabase,
  type TestDatabase,
  value,
} from '../database.fixture.ts';
import { fault } from '../errors.ts';
import { statement } from '../statements.ts';
import type { Store } from '../store.ts';
import type { AppendCall } from './append-groups.ts';
import { logOf, streamsOf } from './locked-visit.ts';
import { isPlain } from './plain-append.ts';

type Actor = Awaited<ReturnType<typeof newClinic>>;

const opened = 1_795_364_100_000;

describe('store.append(call): appends of a clinic that come close together', () => {
  let now = opened;
  let database: TestDatabase;
  let store: Store;
  let actor: Actor;

  beforeAll(async () => {
    database = await startTestDatabase();
    store = await openTestStore(database, () => now);
    actor = await newClinic(store);
  });
  afterAll(async () => {
    await store?.close();
    await database?.stop();
  });

  const cue = (visit: Pick<OpenVisit, 'write'>) =>
    visit.write(
      'cue.given',
      { activityId: '00000000-0000-4000-8000-000000000001', channel: 'verbal', level: 'some' },
      { at: now },
    );
  const call = (visit: OpenVisit, events = [cue(visit)], more: Partial<AppendCall<number>> = {}): AppendCall<number> => ({
    actor,
    visitId: visit.visitId,
    events,
    answer: async (_tx, appended) => ok(appended.stored),
    ...more,
  });
  const visits = (count: number) =>
    Promise.all(Array.from({ length: count }, (_, i) => newVisit(store, actor, opened + i * 3_600_000)));
  const stored = (visit: OpenVisit) => store.tenant(actor, (tx) => logOf(tx, visit.visitId));
  const transactionOf = async (visit: OpenVisit) =>
    (
      await store.tenant(actor, (tx) =>
        tx.rows(
          statement<{ xmin: string }>`select xmin::text from chart.event where clinic_id = ${actor.clinicId}
            and visit_id = ${visit.visitId} order by received_at desc, seq desc limit 1`,
        ),
      )
    )[0]?.xmin;

  it('stores those that wait while one is under way in one transaction, with a row of the audit for each', async () => {
    const all = await visits(6);
    const answers = await Promise.all(all.map((visit) => store.append(call(visit))));
    expect(answers.map(value)).toEqual(all.map(() => 1));
    const [first, ...others] = await Promise.all(all.map(transactionOf));
    expect(new Set(others).size).toBe(1);
    expect(others[0]).not.toBe(first);
    const rows = await store.tenant(actor, (tx) =>
      tx.rows(
        statement<{
          subject: string;
        }>`select subject from chart.audit where clinic_id = ${actor.clinicId} and action = 'visit.append'`,
      ),
    );
    for (const { visitId } of all) expect(rows.filter(({ subject }) => subject === `visit:${visitId}`)).toHaveLength(1);
    expect((await store.tenant(actor, (tx) => verifyAudit(tx, {}))).chain).toBe('whole');
  });

  it('stores nine of ten where the answer of one fails, and tells that one alone', async () => {
    const all = await visits(11);
    const answers = await Promise.allSettled(
      all.map((visit, i) =>
        store.append(
          call(visit, undefined, {
            answer: async (_tx, { stored: count }) => {
              if (i === 5) throw new Error('made to fail');
              return i === 6 ? err(fault('EUP_STORE_VISIT_NOT_OPEN', { visit: visit.visitId })) : ok(count);
            },
          }),
        ),
      ),
    );
    expect(answers.map(({ status }) => status === 'fulfilled')).toEqual(all.map((_, i) => i !== 5));
    for (const [i, visit] of all.entries()) {
      const cues = (await stored(visit)).filter(({ kind }) => kind === 'cue.given');
      expect(cues).toHaveLength(i === 5 || i === 6 ? 0 : 1);
    }
  });

  it('lets no answer begin a transaction of its own, in a group as by itself', async () => {
    const all = await visits(4);
    const answer = async () => ok(await store.tenant(actor, async () => 1));
    const answers = await Promise.allSettled(all.map((visit) => store.append(call(visit, undefined, { answer }))));
    expect(answers.map((one) => (one.status === 'rejected' ? String(one.reason) : one.status))).toEqual(
      all.map(() => expect.stringContaining('tenant() inside tenant()')),
    );
    for (const visit of all) expect((await stored(visit)).filter(({ kind }) => kind === 'cue.given')).toEqual([]);
  });

  it('stores each event once where a statement of the group fails in the database', async () => {
    const all = await visits(5);
    const failed = new Set<string>();
    const answers = await Promise.all(
      all.map((visit, i) =>
        store.append(
          call(visit, undefined, {
            answer: async (tx, { stored: count }, read) => {
              if (i === 3 && read !== undefined && !failed.has(visit.visitId)) {
                failed.add(visit.visitId);
                await tx.rows(statement`select 1 / (${0}::int)`);
              }
              return ok(count);
            },
          }),
        ),
      ),
    );
    expect(answers.map(value)).toEqual([1, 1, 1, 1, 1]);
    expect(failed.size).toBe(1);
    for (const visit of all) expect((await stored(visit)).filter(({ kind }) => kind === 'cue.given')).toHaveLength(1);
  });

  it('treats a conflict, an event of another person, a gap and an unknown visit as appendEvents does, and its neighbors as ever', async () => {
    const [good, conflict, gap, foreign] = (await visits(4)) as [OpenVisit, OpenVisit, OpenVisit, OpenVisit];
    const first = cue(conflict);
    value(await store.append(call(conflict, [first])));
    const changed = { ...first, body: { ...(first.body as object), level: 'much' } };
    const skipped = [cue(gap), cue(gap)].slice(1);
    const refused = (visit: OpenVisit, events: ReturnType<typeof cue>[]) =>
      store.append({ actor, visitId: visit.visitId, events, answer: async (_tx, appended) => ok(appended) });
    const [stayed, overwritten, beyond, another, unknown] = await Promise.all([
      refused(good, [cue(good)]),
      refused(conflict, [changed]),
      refused(gap, skipped),
      refused(foreign, [{ ...cue(foreign), by: { userId: 'somebody-else-of-the-clinic', role: 'therapist' } }]),
      refused({ ...good, visitId: '00000000-0000-4000-8000-00000000dead' }, [cue(good)]),
    ]);
    expect(value(stayed).stored).toBe(1);
    expect(value(overwritten).refused.map((one) => one.fault.code)).toEqual(['EUP_STORE_EVENT_CONFLICT']);
    expect(value(beyond)).toMatchObject({ stored: 0, refused: [] });
    expect(value(another).refused.map((one) => one.fault.code)).toEqual(['EUP_STORE_EVENT_FOREIGN']);
    expect(refusal(unknown)).toBe('EUP_STORE_VISIT_UNKNOWN');
  });

  it('stores the calls of one visit in the order in which they came, of two tabs as of one, with a STOP among them', async () => {
    const [visit, other] = (await visits(2)) as [OpenVisit, OpenVisit];
    const second = { ...visit, write: newTab(actor, visit.visitId, opened) };
    const events = [cue(visit), cue(visit), cue(second), cue(visit), cue(second)];
    const stop = visit.write('stop.pressed', { from: 'therapist' }, { at: now });
    const calls = [...events, stop].map((event) => store.append(call(visit, [event])));
    const beside = store.append(call(other));
    expect((await Promise.all(calls)).map(value)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(value(await beside)).toBe(1);
    const log = await stored(visit);
    expect(log.filter(({ writer }) => writer === stop.writer).map(({ id }) => id)).toEqual(
      [...events.filter(({ writer }) => writer === stop.writer), stop].map(({ id }) => id),
    );
    const streams = await store.tenant(actor, (tx) => streamsOf(tx, visit.visitId));
    expect(Object.fromEntries(streams.map(({ writer, head }) => [writer, head]))).toMatchObject({ [stop.writer]: 4 });
  });

  it('answers a call whose visit somebody else holds by itself, and its neighbors at once', async () => {
    const [held, free, starter] = (await visits(3)) as [OpenVisit, OpenVisit, OpenVisit];
    let release = (): void => undefined;
    const holding = new Promise<void>((resolve) => {
      release = resolve;
    });
    const holds = new Promise<void>((ready) => {
      void store.tenant(actor, async (tx) => {
        await tx.rows(
          statement`select 1 from chart.visit where clinic_id = ${actor.clinicId} and id = ${held.visitId} for update`,
        );
        ready();
        await holding;
      });
    });
    await holds;
    let answered = false;
    const begun = store.append(call(starter));
    const waits = store.append(call(held)).then((answer) => {
      answered = true;
      return answer;
    });
    expect(value(await store.append(call(free)))).toBe(1);
    expect(value(await begun)).toBe(1);
    expect(answered).toBe(false);
    release();
    expect(value(await waits)).toBe(1);
  });

  it('writes down the receipt of what comes late, as appendEvents does', async () => {
    const [visit] = (await visits(1)) as [OpenVisit];
    const late = cue(visit);
    now += 60_000;
    value(await store.append(call(visit, [late])));
    expect((await stored(visit)).map(({ kind }) => kind)).toContain('events.received');
  });

  it('isPlain(events) is false for what stops, moves a clock, ends, replaces or is judged', async () => {
    const [visit] = (await visits(1)) as [OpenVisit];
    const event = cue(visit);
    expect(isPlain([event])).toBe(true);
    expect(isPlain([])).toBe(false);
    for (const kind of [
      'stop.pressed',
      'activity.started',
      'visit.finished',
      'visit.reopened',
      'event.retracted',
      'time.corrected',
    ])
      expect(isPlain([event, { ...event, kind }])).toBe(false);
    expect(isPlain([{ ...event, corrects: event.id }])).toBe(false);
  });
});
