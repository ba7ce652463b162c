import 'fake-indexeddb/auto';
import type { RefusedEvent, SyncReply } from '@eupraxia/api';
import { type Envelope, type Heads, readLog } from '@eupraxia/clinical';
import { exampleVisit } from '@eupraxia/clinical/example';
import type { SignedNote } from '@eupraxia/clinical/note';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type LocalVault, memoryVault } from '../../vault/local-vault.ts';
import { dana, vaultOf } from '../../vault/vault.fixture.ts';
import { visitFault } from '../errors.ts';
import type { BlockedStart } from './blocked-starts.ts';
import { type Journal, type JournalEdges, openJournal, type Recorder } from './journal.ts';
import type { Answer, VisitConnection } from './visit-connection.ts';

const visitId = '0190a000-0000-7000-8000-000000000001';
const clinicId = '0190a000-0000-7000-8000-0000000000c1';
const activityId = '0190a000-0000-7000-8000-0000000000a1';
const t0 = 1_795_000_000_000;
const me: Recorder = { userId: 'u1', role: 'therapist', clinicId };
const random = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

/** A server in memory: stores each place once, acknowledges what is gapless, and can be put out of reach or made to lose its reply. */
function fakeServer() {
  const stored = new Map<string, Envelope>();
  const server = {
    mode: 'up' as 'up' | 'away' | 'reply-lost' | 'sign-in',
    doubled: 0,
    calls: 0,
    stored,
    notes: [] as SignedNote[],
    /** How many notes each reply carried. */
    notesSent: [] as number[],
    heads(): Heads {
      const heads: Record<string, number> = {};
      for (const e of stored.values()) heads[e.writer] ??= 0;
      for (const writer of Object.keys(heads))
        while (stored.has(`${writer}/${(heads[writer] ?? 0) + 1}`)) heads[writer] = (heads[writer] ?? 0) + 1;
      return heads;
    },
    /** What the server would take from nobody. */
    bad: (_event: Envelope): boolean => false,
    /** What each answer says of starts that a rule blocks. */
    blocked: [] as readonly BlockedStart[],
    /** Stores what continues its stream; refuses what is bad, and what is stored in another place. */
    put(events: readonly Envelope[]): readonly RefusedEvent[] {
      const refused: RefusedEvent[] = [];
      for (const e of events.toSorted((a, b) => a.seq - b.seq)) {
        const place = `${e.writer}/${e.seq}`;
        const there = stored.get(place);
        if (there !== undefined && there.id !== e.id) server.doubled++;
        const elsewhere = [...stored].some(([other, { id }]) => id === e.id && other !== place);
        if (elsewhere || server.bad(e)) refused.push({ id: e.id, writer: e.writer, seq: e.seq, code: 'EUP_TEST', message: 'no' });
        else if (there === undefined && (server.heads()[e.writer] ?? 0) === e.seq - 1) stored.set(place, e);
      }
      return refused;
    },
    reply(have: Heads, haveNotes = 0): SyncReply {
      const notes = server.notes.slice(haveNotes);
      server.notesSent.push(notes.length);
      const events = [...stored.values()].filter((e) => e.seq > (have[e.writer] ?? 0));
      return {
        acknowledged: server.heads(),
        events,
        more: false,
        serverTime: t0 + 60_000,
        status: 'open',
        notes,
        blocked: server.blocked,
      } as SyncReply;
    },
  };
  const answer = (work: () => SyncReply): Answer<SyncReply> => {
    server.calls++;
    if (server.mode === 'away') return { kind: 'away' };
    if (server.mode === 'sign-in') return { kind: 'sign-in' };
    const value = work();
    return server.mode === 'reply-lost' ? { kind: 'away' } : { kind: 'reply', value, sent: 0, received: 0 };
  };
  const door: VisitConnection = {
    open: async () => answer(() => server.reply({})),
    sync: async (_visit, events, have, haveNotes) =>
      answer(() => {
        const refused = server.put(events);
        const reply = server.reply(have, haveNotes);
        return refused.length > 0 ? { ...reply, refused } : reply;
      }),
    keepKey: async () => undefined,
    upload: async () => ({ kind: 'away' }),
  };
  const opening = exampleVisit({ visitId, events: 60 }).envelopes.find((e) => e.kind === 'visit.opened') as Envelope;
  const first = { ...opening, at: t0 - 60_000, writer: '0190a000-0000-7000-8000-0000000000f1', seq: 1 };
  stored.set(`${first.writer}/1`, first);
  return { server, door };
}

let elapsed = 0;
function edges(vault: LocalVault, door: VisitConnection): JournalEdges {
  return {
    vault,
    door,
    clocks: { wall: () => t0 + elapsed, mono: () => elapsed++ },
    random,
    wait: (_ms, until) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, 3);
        until.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      }),
    joinTabs: () => ({ publish: () => undefined, alive: async () => false, close: () => undefined }),
    zone: 'America/New_York',
  };
}

const freshVault = () => vaultOf(dana, () => t0);
const cue = (journal: Journal, text: string) =>
  journal.append('cue.given', { activityId, channel: 'verbal', level: 'some', text });
const texts = (events: Iterable<Envelope>): string[] =>
  [...events].flatMap((e) => (e.kind === 'cue.given' ? [(e.body as { text: string }).text] : [])).sort();

/** Waits for what the journal does next, however long this machine takes; the time limit of the test is the guard. */
async function until(what: () => boolean): Promise<void> {
  while (!what()) await new Promise((next) => setTimeout(next));
}

describe('openJournal', () => {
  beforeEach(() => {
    globalThis.indexedDB = new FakeFactory();
  });

  it('close() ends what is asked of the server; what is recorded afterwards is kept, and sent once it is opened again', async () => {
    const { server, door } = fakeServer();
    const vault = await freshVault();
    const journal = openJournal(visitId, me, edges(vault, door));
    const unwatch = journal.watch();
    await until(() => journal.state().link === 'online');
    expect(journal.watched()).toBe(true);
    unwatch();
    expect(journal.watched()).toBe(false);
    journal.close();
    await new Promise((next) => setTimeout(next, 20));
    const { calls } = server;
    await cue(journal, 'late');
    await new Promise((next) => setTimeout(next, 20));
    expect(server.calls).toBe(calls);
    expect(journal.state().waiting).toBe(1);
    const again = openJournal(visitId, me, edges(vault, door));
    await until(() => texts(server.stored.values()).includes('late'));
    expect(server.doubled).toBe(0);
    again.close();
  });

  it('append() is on disk before it resolves, and on the server soon after', async () => {
    const { server, door } = fakeServer();
    const journal = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => journal.state().phase === 'ready');
    expect((await cue(journal, 'a')).ok).toBe(true);
    const kept = await (await (await freshVault()).box(visitId)).read(journal.writer);
    expect(kept.records).toHaveLength(1);
    expect(await journal.flush()).toBe(true);
    expect(texts(server.stored.values())).toEqual(['a']);
    expect(journal.state().waiting).toBe(0);
    journal.close();
  });

  it('append() with a body that is not of its kind is refused with a reason and leaves no gap', async () => {
    const { server, door } = fakeServer();
    const journal = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => journal.state().phase === 'ready');
    const refused = await journal.append('pain.rated', { score: 11, when: 'during' });
    expect(refused.ok ? '' : refused.error.code).toBe('EUP_VISIT_BODY');
    await cue(journal, 'b');
    await journal.flush();
    expect(texts(server.stored.values())).toEqual(['b']);
    journal.close();
  });

  it('openJournal() with the server away goes on with what is kept, by the kept clock; and is absent when nothing is', async () => {
    const { server, door } = fakeServer();
    server.mode = 'away';
    const nowhere = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => nowhere.state().phase === 'absent');
    nowhere.close();
    server.mode = 'up';
    const first = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => first.state().phase === 'ready');
    await cue(first, 'kept');
    expect(await first.flush()).toBe(true);
    const offset = first.clock.now() - (t0 + elapsed);
    expect(offset).toBeGreaterThan(50_000);
    first.close();
    server.mode = 'away';
    const again = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => again.state().phase === 'ready' && again.state().link === 'away');
    expect(texts(again.state().envelopes)).toEqual(['kept']);
    expect(Math.abs(again.clock.now() - (t0 + elapsed) - offset)).toBeLessThan(200);
    again.close();
  });

  it('a 401 in the middle keeps recording here and sends after wake()', async () => {
    const { server, door } = fakeServer();
    const journal = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => journal.state().phase === 'ready');
    server.mode = 'sign-in';
    await cue(journal, 'c');
    await until(() => journal.state().link === 'sign-in');
    expect(journal.state().waiting).toBe(1);
    server.mode = 'up';
    journal.wake();
    await until(() => journal.state().waiting === 0);
    expect(texts(server.stored.values())).toEqual(['c']);
    journal.close();
  });

  it('a tab never sends what another person recorded on the same device', async () => {
    const { server, door } = fakeServer();
    const first = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => first.state().phase === 'ready');
    server.mode = 'away';
    await cue(first, 'mine');
    first.close();
    server.mode = 'up';
    const other = openJournal(visitId, { ...me, userId: 'u2' }, edges(await freshVault(), door));
    await until(() => other.state().phase === 'ready');
    expect(await other.flush()).toBe(false);
    expect(other.state().waiting).toBe(1);
    expect(texts(server.stored.values())).toEqual([]);
    other.close();
    const again = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => again.state().phase === 'ready' && again.state().waiting === 0);
    expect(texts(server.stored.values())).toEqual(['mine']);
    again.close();
  });

  it('a damaged record costs itself alone: the later ones of the dead tab are taken over under their own ids', async () => {
    const { server, door } = fakeServer();
    const first = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => first.state().phase === 'ready');
    server.mode = 'away';
    for (const name of ['a', 'b', 'c', 'd']) await cue(first, name);
    first.close();
    const box = await (await freshVault()).box(visitId);
    await box.put(first.writer, 2, new Uint8Array([1, 2, 3]));
    server.mode = 'up';
    for (let life = 0; life < 2; life++) {
      const next = openJournal(visitId, me, edges(await freshVault(), door));
      await until(() => next.state().phase === 'ready' && next.state().waiting === 0);
      expect(await next.flush()).toBe(true);
      if (life === 0) expect(next.state().faults.map((f) => f.code)).toContain('EUP_VISIT_RECORD_DAMAGED');
      expect(texts(next.state().envelopes)).toEqual(['a', 'c', 'd']);
      next.close();
    }
    expect(texts(server.stored.values())).toEqual(['a', 'c', 'd']);
    expect(new Set([...server.stored.values()].map((e) => e.id)).size).toBe(server.stored.size);
  });

  it('a tab that finds another one taking over waits, and then records nothing again that the other has recorded', async () => {
    const { server, door } = fakeServer();
    const first = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => first.state().phase === 'ready');
    server.mode = 'away';
    for (const name of ['a', 'b', 'c']) await cue(first, name);
    first.close();
    const box = await (await freshVault()).box(visitId);
    await box.put(first.writer, 2, new Uint8Array([1, 2, 3]));
    const { writer: _writer, seq: _seq, prev: _prev, ...c } = first.state().envelopes.at(-1) as Envelope;
    const taken = { ...c, writer: '0190a000-0000-7000-8000-0000000000b2', seq: 1 };
    server.mode = 'up';
    let asked = 0;
    const late = openJournal(visitId, me, {
      ...edges(await freshVault(), door),
      joinTabs: () => ({
        publish: () => undefined,
        alive: async () => false,
        async alone(work) {
          asked++;
          if (asked < 3) return false;
          await box.put(taken.writer, 1, new TextEncoder().encode(JSON.stringify(taken)));
          await work();
          return true;
        },
        close: () => undefined,
      }),
    });
    await until(() => texts(late.state().envelopes).length === 2 && late.state().waiting === 0);
    expect(await late.flush()).toBe(true);
    late.close();
    expect(asked).toBe(3);
    expect(texts(late.state().envelopes)).toEqual(['a', 'c']);
    expect(texts(server.stored.values())).toEqual(['a', 'c']);
    expect(Object.keys(late.state().heads)).not.toContain(late.writer);
  });

  it('fetches each signed note once, also where some are kept from an earlier life', async () => {
    const { server, door } = fakeServer();
    const note = (id: string) => ({ id }) as unknown as SignedNote;
    server.notes = [note('first')];
    const first = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => first.state().phase === 'ready');
    for (let i = 0; i < 3; i++) expect(await first.flush()).toBe(true);
    server.notes = [note('first'), note('second')];
    for (let i = 0; i < 3; i++) expect(await first.flush()).toBe(true);
    expect(first.state().notes.map(({ id }) => id)).toEqual(['first', 'second']);
    expect(server.notesSent.filter((count) => count > 0)).toEqual([1, 1]);
    first.close();
    const again = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => again.state().phase === 'ready' && again.state().link === 'online');
    expect(await again.flush()).toBe(true);
    expect(again.state().notes.map(({ id }) => id)).toEqual(['first', 'second']);
    again.close();
  });

  it('a start that an answer blocks is said once, however often the server says it', async () => {
    const { server, door } = fakeServer();
    const journal = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => journal.state().phase === 'ready');
    const start = await journal.append('activity.started', { activityId, by: 'therapist', mode: 'one-on-one' });
    const id = start.ok ? start.value.id : '';
    const findings = [{ rule: 'pain-limit', severity: 'block' }];
    server.blocked = [{ event: id, code: 'EUP_SERVER_START_BLOCKED', message: '', remedy: '', findings }];
    const calls = server.calls;
    await until(() => server.calls > calls + 3);
    expect(journal.state().blocked).toEqual(server.blocked);
    journal.close();
  });

  it('append() goes on in memory when the storage refuses, and says so', async () => {
    const { server, door } = fakeServer();
    const vault = memoryVault(visitFault('EUP_VISIT_MEMORY_ONLY', { why: 'test' }));
    const journal = openJournal(visitId, me, edges(vault, door));
    await until(() => journal.state().phase === 'ready');
    await cue(journal, 'm');
    await journal.flush();
    expect(journal.state().faults[0]?.code).toBe('EUP_VISIT_MEMORY_ONLY');
    expect(texts(server.stored.values())).toEqual(['m']);
    journal.close();
  });

  it('flush() is done with what was kept as it was called, while another tab goes on recording', async () => {
    const { server, door } = fakeServer();
    let hear: (events: readonly Envelope[]) => void = () => undefined;
    const journal = openJournal(visitId, me, {
      ...edges(await freshVault(), {
        ...door,
        sync: (visit, events, have, haveNotes) => {
          const answer = door.sync(visit, events, have, haveNotes);
          tell();
          return answer;
        },
      }),
      joinTabs: (_visit, _writer, heard) => {
        hear = heard;
        return { publish: () => undefined, alive: async () => true, close: () => undefined };
      },
    });
    await until(() => journal.state().phase === 'ready');
    await cue(journal, 'a');
    const mine = journal.state().envelopes.find((e) => e.kind === 'cue.given') as Envelope;
    const otherTab = '0190a000-0000-7000-8000-0000000000b2';
    let seq = 0;
    const tell = () => {
      seq++;
      hear([{ ...mine, writer: otherTab, seq, id: `0190a000-0000-7000-8000-${seq.toString(16).padStart(12, '0')}` }]);
    };
    tell();
    expect(await journal.flush()).toBe(true);
    expect(journal.state().waiting).toBeGreaterThan(0);
    expect(texts(server.stored.values())).toContain('a');
    journal.close();
  });

  it('append() goes on in a new stream where the clock was ahead and is set back, so that later events keep their times', async () => {
    const { server, door } = fakeServer();
    const first = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => first.state().phase === 'ready');
    await cue(first, 'before');
    expect(await first.flush()).toBe(true);
    first.close();
    // While nobody looks, somebody sets the device's clock an hour ahead: the offset that was kept no longer fits.
    server.mode = 'away';
    const own = edges(await freshVault(), door);
    const again = openJournal(visitId, me, { ...own, clocks: { ...own.clocks, wall: () => t0 + elapsed + 3_600_000 } });
    await until(() => again.state().link === 'away');
    await cue(again, 'ahead');
    const ahead = again.writer;
    server.mode = 'up';
    again.wake();
    await until(() => again.state().link === 'online');
    await cue(again, 'after');
    expect(again.writer).not.toBe(ahead);
    expect(await again.flush()).toBe(true);
    again.close();
    const after = readLog([...server.stored.values()]).events.find((e) => e.writer === again.writer);
    expect(Math.abs((after?.at ?? 0) - (t0 + 60_000))).toBeLessThan(5_000);
    expect(texts(server.stored.values())).toEqual(['after', 'ahead', 'before']);
  });

  it('a STOP behind a refused event reaches the server in a new stream, and the refused event stays kept and said', async () => {
    const { server, door } = fakeServer();
    server.bad = (e) => texts([e]).includes('bad');
    const journal = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => journal.state().phase === 'ready');
    server.mode = 'away';
    for (const name of ['a', 'bad', 'b']) await cue(journal, name);
    await journal.append('stop.pressed', { from: 'patient' });
    server.mode = 'up';
    journal.wake();
    await until(() => [...server.stored.values()].some((e) => e.kind === 'stop.pressed'));
    await until(() => journal.state().waiting === 1);
    await cue(journal, 'c');
    await until(() => texts(server.stored.values()).includes('c') && journal.state().waiting === 1);
    expect(texts(server.stored.values())).toEqual(['a', 'b', 'c']);
    expect(texts(journal.state().envelopes)).toEqual(['a', 'b', 'bad', 'c']);
    expect(journal.state().faults.map((f) => f.code)).toContain('EUP_VISIT_REFUSED');
    expect(readLog([...server.stored.values()]).skewed).toEqual([]);
    journal.close();
    const next = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => next.state().link === 'online' && next.state().waiting === 1);
    await next.flush();
    expect(texts(next.state().envelopes)).toEqual(['a', 'b', 'bad', 'c']);
    server.bad = () => false;
    await until(() => next.state().waiting === 0);
    expect(texts(server.stored.values())).toEqual(['a', 'b', 'bad', 'c']);
    next.close();
  });

  it('a STOP behind more refused events than one call holds reaches the server, from this tab and from a later one', async () => {
    const { server, door } = fakeServer();
    server.bad = (e) => texts([e]).includes('bad');
    const stops = () => [...server.stored.values()].filter((e) => e.kind === 'stop.pressed').length;
    const first = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => first.state().phase === 'ready');
    server.mode = 'away';
    for (let i = 0; i < 450; i++) await cue(first, 'bad');
    await first.append('stop.pressed', { from: 'patient' });
    server.mode = 'up';
    first.wake();
    await until(() => stops() === 1 && first.state().waiting === 450);
    server.mode = 'away';
    for (let i = 0; i < 250; i++) await cue(first, 'bad');
    await first.append('stop.pressed', { from: 'patient' });
    first.close();
    server.mode = 'up';
    const next = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => stops() === 2 && next.state().waiting === 700);
    expect(texts(next.state().envelopes)).toHaveLength(700);
    expect(texts(server.stored.values())).toEqual([]);
    next.close();
  }, 60_000);

  it('a tab whose stream begins with what another tab took over first goes on in a new stream, with nothing doubled', async () => {
    const { server, door } = fakeServer();
    const journal = openJournal(visitId, me, edges(await freshVault(), door));
    await until(() => journal.state().phase === 'ready');
    server.mode = 'away';
    await cue(journal, 'E');
    const mine = journal.state().envelopes.find((e) => e.kind === 'cue.given') as Envelope;
    const winner = '0190a000-0000-7000-8000-0000000000b2';
    server.stored.set(`${winner}/1`, { ...mine, writer: winner });
    await journal.append('stop.pressed', { from: 'patient' });
    server.mode = 'up';
    journal.wake();
    await until(() => journal.state().waiting === 0 && journal.state().faults.length === 0 && journal.writer !== mine.writer);
    expect(await journal.flush()).toBe(true);
    expect(texts(server.stored.values())).toEqual(['E']);
    expect(texts(journal.state().envelopes)).toEqual(['E']);
    expect([...server.stored.values()].filter((e) => e.kind === 'stop.pressed')).toHaveLength(1);
    journal.close();
  });

  it('any order of appends, lost networks, lost replies, killed tabs and two tabs at once loses nothing and doubles nothing', async () => {
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant('append' as const), tab: fc.integer({ min: 0, max: 1 }) }) },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constantFrom('up' as const, 'away' as const, 'reply-lost' as const, 'sign-in' as const),
          tab: fc.constant(0),
        }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('kill' as const), tab: fc.integer({ min: 0, max: 1 }) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('pause' as const), tab: fc.constant(0) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        globalThis.indexedDB = new FakeFactory();
        const { server, door } = fakeServer();
        const start = async (): Promise<Journal> => openJournal(visitId, me, edges(await freshVault(), door));
        const tabs = [await start(), await start()];
        await until(() => tabs.every((t) => t.state().phase === 'ready'));
        const said: string[] = [];
        for (const { do: what, tab } of steps) {
          const journal = tabs[tab] as Journal;
          if (what === 'append') {
            const name = `n${said.length.toString().padStart(3, '0')}`;
            said.push(name);
            await cue(journal, name);
          } else if (what === 'kill') {
            journal.close();
            tabs[tab] = await start();
          } else if (what === 'pause') await new Promise((r) => setTimeout(r, 5));
          else server.mode = what;
        }
        server.mode = 'up';
        for (const t of tabs) t.close();
        const last = await start();
        await until(() => last.state().phase === 'ready');
        expect(await last.flush()).toBe(true);
        last.close();
        expect(texts(server.stored.values())).toEqual([...said].sort());
        expect(texts(last.state().envelopes)).toEqual([...said].sort());
        expect(server.doubled).toBe(0);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
