import type { VisitDevice, VisitStatus } from '@eupraxia/api';
import {
  checkBody,
  type Envelope,
  type EventKind,
  type EventSource,
  type Heads,
  type NewBodies,
  type NewEvent,
} from '@eupraxia/clinical';
import type { NoteSignature, SignedNote } from '@eupraxia/clinical/note';
import { ratedKinds, ruleStopOf } from '@eupraxia/clinical/stop';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import type { LocalVault } from '../../vault/local-vault.ts';
import { visitFault } from '../errors.ts';
import { type BlockedStart, blockedStarts } from './blocked-starts.ts';
import { EventWriter, type Recorder } from './event-writer.ts';
import { LogVault } from './log-vault.ts';
import { openRescue } from './rescue.ts';
import { type SessionClock, sessionClock, type TabClocks } from './session-clock.ts';
import { type Link, SyncLoop } from './sync-loop.ts';
import type { Tabs } from './tabs.ts';
import type { VisitConnection } from './visit-connection.ts';
import { WatchLoop } from './watch-loop.ts';
import { WriterStreams } from './writer-streams.ts';

export type { Recorder } from './event-writer.ts';
export type { Link } from './sync-loop.ts';

/** What the screens see of a journal; a new object after every change, the same one between changes. */
export interface JournalState {
  /** `absent`: neither here nor reachable. */
  readonly phase: 'opening' | 'ready' | 'absent';
  /** All events that are kept, the same array until one is added. */
  readonly envelopes: readonly Envelope[];
  readonly heads: Heads;
  readonly acknowledged: Heads;
  /** Kept here, not yet acknowledged by the server. */
  readonly waiting: number;
  /** Whether the server holds a copy of the key of what is kept here: without it this browser alone can open it. */
  readonly keyKept: boolean;
  readonly link: Link;
  readonly status: VisitStatus;
  readonly notes: readonly SignedNote[];
  /** Second signatures under the notes, in order of time. */
  readonly signatures: readonly NoteSignature[];
  /** Starts that the server’s answers since the opening blocked; the same array until one is added. Its stream says it for good. */
  readonly blocked: readonly BlockedStart[];
  /** The devices that show this visit, as the server last told of them; which has not confirmed a STOP says `devicesWithoutStop`. */
  readonly devices: readonly VisitDevice[];
  /** What the clinician must see: storage that does not hold, damaged records, a refusal. */
  readonly faults: readonly Fault[];
}

/** What may come along with an event. Without a source a person recorded it. */
export interface EventExtras {
  readonly source?: EventSource;
  readonly corrects?: string;
  readonly evidence?: readonly string[];
}

/** One tab's side of a visit. */
export interface Journal {
  readonly visitId: string;
  /** The stream that this tab writes now. */
  readonly writer: string;
  readonly clock: SessionClock;
  state(): JournalState;
  subscribe(changed: () => void): () => void;
  /** Records an event. Resolves once it is kept: on disk, or in memory where the state's faults say so. */
  append<K extends EventKind>(kind: K, body: NewBodies[K], more?: EventExtras): Promise<Result<Envelope, Fault>>;
  /** Takes an event back (undo). */
  retract(id: string): Promise<Result<Envelope, Fault>>;
  /** Sends now. True once everything that is kept here as it is called is on the server, whatever others record meanwhile. */
  flush(): Promise<boolean>;
  /** Tries the server at once: after a sign-in, or when the network came back. */
  wake(): void;
  /** The browser says that the network is gone: what waits at the server is given up, and asked for again. */
  networkLost(): void;
  /**
   * Says that a screen shows the visit, until it says that it no longer does: meanwhile others' events come as soon as the
   * server has them, or every two seconds where it holds no call for this tab, and the others see this device.
   */
  watch(): () => void;
  /** Whether a screen, a clock that runs or a STOP watches the visit. */
  watched(): boolean;
  /** Says that this tab's page is being left: nobody waits for it to confirm a STOP. */
  leave(): void;
  /** Ends what this tab asks and sends for the visit. What is recorded afterwards is kept, and sent once it is opened again. */
  close(): void;
}

/** Everything from outside; a test makes its own. */
export interface JournalEdges {
  readonly vault: LocalVault;
  readonly door: VisitConnection;
  readonly clocks: TabClocks;
  readonly random: (count: number) => Uint8Array;
  readonly wait: (ms: number, until: AbortSignal) => Promise<void>;
  readonly joinTabs: (visitId: string, writer: string, receive: (events: readonly Envelope[]) => void) => Tabs;
  readonly zone: string;
  /** Told when something could not be recorded as it was asked; the caller is told too. */
  readonly refused?: (fault: Fault) => void;
}

/** Opens a visit: what is kept here first, then the server; goes on without it where the visit has been here before. */
export function openJournal(visitId: string, me: Recorder, edges: JournalEdges): Journal {
  const streams = new WriterStreams();
  const listeners = new Set<() => void>();
  const closing = new AbortController();
  const faults = new Map<string, Fault>();
  let clock = sessionClock(edges.clocks);
  let acknowledged: Heads = {};
  let phase: JournalState['phase'] = 'opening';
  let link: Link = 'connecting';
  let status: VisitStatus = 'open';
  let notes: readonly SignedNote[] = [];
  let signatures: readonly NoteSignature[] = [];
  let blocked: readonly BlockedStart[] = [];
  let devices: readonly VisitDevice[] = [];
  /** Streams under which the server has been told that this tab shows the visit. */
  const shownAs = new Set<string>();
  let current: JournalState | null = null;
  let keyKept = false;
  let confirming = false;
  if (edges.vault.fault !== null) faults.set('vault', edges.vault.fault);

  const changed = (): void => {
    current = null;
    for (const listener of listeners) listener();
  };
  const refusedByStorage = (): void => {
    if (edges.vault.fault === null)
      faults.set('vault', visitFault('EUP_VISIT_MEMORY_ONLY', { why: 'the browser’s storage is full or was closed' }));
  };
  const vault = new LogVault(
    edges.vault.box(visitId, (keyId, raw) => edges.door.keepKey(visitId, keyId, raw)),
    refusedByStorage,
  );
  const pen = new EventWriter(visitId, me, { zone: edges.zone, random: edges.random, clock: () => clock });
  const receive = (events: readonly Envelope[]): void => {
    if (streams.add(events).length > 0) changed();
  };
  /** Events that have a place and are not kept yet. */
  const unkept: Envelope[] = [];
  let joined = pen.writer;
  let tabs = edges.joinTabs(visitId, joined, receive);

  const sync = new SyncLoop(
    {
      visitId,
      userId: me.userId,
      door: edges.door,
      streams,
      clock: () => clock,
      acknowledged: () => acknowledged,
      notes: () => notes.length,
      shownBy,
      pace: () => (watching.stands ? 'held' : watching.watched ? 'watched' : 'unwatched'),
      random: edges.random,
      wait: edges.wait,
      closing: closing.signal,
    },
    {
      async replied(reply, fresh, how) {
        const all = how === 'whole' ? reply.notes : [...notes, ...reply.notes];
        const moved =
          JSON.stringify([acknowledged, status, notes.length, signatures.length]) !==
          JSON.stringify([reply.acknowledged, reply.status, all.length, (reply.signatures ?? signatures).length]);
        acknowledged = reply.acknowledged;
        status = reply.status;
        notes = all;
        signatures = reply.signatures ?? signatures;
        devices = reply.devices ?? devices;
        // The other tabs of this browser hear of it from this one; and a STOP is shown before anything is kept.
        if (how === 'held' && fresh.length > 0) tabs.publish(fresh);
        if (fresh.some(({ kind }) => kind === 'stop.pressed')) changed();
        const refusedStarts = blockedStarts(reply).filter(({ event }) => !blocked.some((one) => one.event === event));
        if (refusedStarts.length > 0) {
          blocked = [...blocked, ...refusedStarts];
          // Shown before anything is kept: practice must not go on while a disk is written.
          changed();
          // Its stream says the same; where this answer did not bring it, the next one does, and at once.
          sync.wake();
        }
        if (fresh.length > 0) await vault.keep(fresh);
        confirmKey();
        if (moved) vault.keepState({ clock: clock.kept(), status, notes, signatures, acknowledged });
        phase = 'ready';
      },
      refused: (events) => rescue.passBy(events),
      caughtUp: () => rescue.takeOver(),
      link(now) {
        if (now === 'online' && link !== 'online') watching.poke();
        link = now;
        if (now !== 'online' && phase === 'opening') phase = 'absent';
      },
      fault(key, fault) {
        if (fault === null) faults.delete(key);
        else faults.set(key, fault);
      },
      attempted: changed,
    },
  );

  const watching: WatchLoop = new WatchLoop({
    visitId,
    door: edges.door,
    heads: () => streams.heads(),
    notes: () => notes.length,
    writer: () => shownBy() ?? pen.writer,
    online: () => link === 'online',
    take: (reply, haveNotes) => sync.take(reply, haveNotes),
    lost: () => sync.wake(),
    alone: (work) => tabs.watching?.(work) ?? Promise.resolve(false),
    wait: edges.wait,
    closing: closing.signal,
  });

  /** The stream of this tab as the others are to know of it, while a screen shows the visit. */
  function shownBy(): string | null {
    if (!watching.watched) return null;
    shownAs.add(pen.writer);
    return pen.writer;
  }

  function leave(): void {
    for (const writer of shownAs) edges.door.leave?.(visitId, writer);
    shownAs.clear();
  }

  /** Has the server confirm the key, at each answer until it has. */
  function confirmKey(): void {
    if (keyKept || confirming) return;
    confirming = true;
    vault
      .confirmKey()
      .catch(() => false)
      .then((kept) => {
        confirming = false;
        keyKept = kept;
        if (kept) changed();
      });
  }

  const rescue = openRescue({
    userId: me.userId,
    streams,
    vault,
    pen,
    tabs: () => tabs,
    join,
    acknowledged: () => acknowledged,
    recording: () => unkept.length > 0,
    refusedByStorage,
    changed,
    wake: () => sync.wake(),
  });

  /** Where the pen has begun a new stream, this tab lives under that one's name from now on. */
  function join(): void {
    if (joined === pen.writer) return;
    tabs.close();
    joined = pen.writer;
    tabs = edges.joinTabs(visitId, joined, receive);
  }

  async function record<K extends EventKind>(recorded: NewEvent<K>): Promise<Envelope> {
    const event = pen.next(recorded);
    // A rating that meets a stop rule and its STOP are recorded together: whoever reads the one reads the other.
    const met = ratedKinds.has(event.kind) ? ruleStopOf([...streams.shown(), ...unkept, event], event) : null;
    const fresh: Envelope[] = [event];
    if (met !== null)
      fresh.push(
        pen.next({ kind: 'stop.pressed', body: { from: 'rule', rule: met.rule }, source: 'station', evidence: [met.of] }),
      );
    join();
    unkept.push(...fresh);
    // A STOP reaches the other tabs and windows before a disk is written.
    const stops = fresh.some(({ kind }) => kind === 'stop.pressed');
    if (stops) tabs.publish(fresh);
    await vault.keep(fresh);
    streams.add(fresh);
    unkept.splice(0, unkept.length, ...unkept.filter((one) => !fresh.includes(one)));
    if (!stops) tabs.publish(fresh);
    changed();
    // While the server is away each new event must not become an attempt of its own.
    if (link === 'online' || link === 'connecting') sync.wake();
    return event;
  }

  async function fromVault(): Promise<void> {
    const { events, state, unreadable } = await vault.read();
    if (state !== null) {
      clock = sessionClock(edges.clocks, state.clock);
      ({ status, notes, acknowledged } = state);
      signatures = state.signatures ?? [];
    }
    if (unreadable > 0) faults.set('damaged', visitFault('EUP_VISIT_RECORD_DAMAGED', { count: unreadable }));
    streams.add(events);
    if (streams.shown().some((event) => event.kind === 'visit.opened')) phase = 'ready';
    changed();
  }

  // What cannot be read here now may still be read from the server.
  fromVault()
    .catch(refusedByStorage)
    .then(() => Promise.all([sync.run(), watching.run()]))
    .catch((error: unknown) => {
      faults.set('loop', visitFault('EUP_VISIT_REFUSED', { why: String(error) }));
      changed();
    });

  return {
    visitId,
    get writer() {
      return pen.writer;
    },
    get clock() {
      return clock;
    },
    state() {
      current ??= {
        phase,
        envelopes: streams.shown(),
        heads: streams.heads(),
        acknowledged,
        waiting: streams.waiting(acknowledged),
        keyKept,
        link,
        status,
        notes,
        signatures,
        blocked,
        devices,
        faults: [...faults.values()],
      };
      return current;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async append(kind, body, { source = 'person', ...more } = {}) {
      const checked = checkBody(kind, body);
      if (!checked.ok) {
        const fault = visitFault('EUP_VISIT_BODY', { kind, why: checked.error.message });
        edges.refused?.(fault);
        return err(fault);
      }
      return ok(await record({ kind, body: checked.value, source, ...more }));
    },
    async retract(id) {
      return ok(await record({ kind: 'event.retracted', body: {}, source: 'person', corrects: id }));
    },
    async flush() {
      await vault.written();
      const upTo = streams.heads();
      for (let left = Number.POSITIVE_INFINITY; ; ) {
        if (!(await sync.once())) return false;
        const now = waitingBelow(upTo, acknowledged);
        if (now === 0 && !sync.more) return true;
        if (now > 0 && now >= left) return false;
        left = now;
      }
    },
    wake: () => sync.retry(),
    networkLost: () => watching.drop(),
    watch() {
      const unwatch = watching.watch();
      // The server is told at once that this device shows the visit.
      sync.wake();
      return () => {
        unwatch();
        if (!watching.watched) leave();
      };
    },
    watched: () => watching.watched,
    leave,
    close() {
      leave();
      closing.abort();
      tabs.close();
    },
  };
}

/** How many events up to `heads` are not acknowledged. */
const waitingBelow = (heads: Heads, acknowledged: Heads): number =>
  Object.entries(heads).reduce((sum, [writer, head]) => sum + Math.max(0, head - (acknowledged[writer] ?? 0)), 0);
