import type { SyncReply, VisitStatus } from '@eupraxia/api';
import {
  bodySchemas,
  bodyVersion,
  type Envelope,
  type EventBodies,
  type EventKind,
  type Heads,
  parseEvent,
  type SignedNote,
} from '@eupraxia/clinical';
import { err, type Fault, ok, type Result, uuidV7 } from '@eupraxia/kernel';
import type { LocalVault } from '../../vault/local-vault.ts';
import { visitFault } from '../errors.ts';
import { backoff } from './backoff.ts';
import { type KeptOffset, type SessionClock, sessionClock, type TabClocks } from './session-clock.ts';
import type { Tabs } from './tabs.ts';
import type { Answer, VisitDoor } from './visit-door.ts';
import { WriterStreams } from './writer-streams.ts';

/** How the server stands, as of the last attempt. */
export type Link = 'connecting' | 'online' | 'away' | 'sign-in' | 'refused';

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
  readonly link: Link;
  readonly status: VisitStatus;
  readonly notes: readonly SignedNote[];
  /** What the clinician must see: storage that does not hold, damaged records, a refusal. */
  readonly faults: readonly Fault[];
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
  append<K extends EventKind>(
    kind: K,
    body: EventBodies[K],
    more?: { readonly corrects?: string; readonly evidence?: readonly string[] },
  ): Promise<Result<Envelope, Fault>>;
  /** Takes an event back (undo). */
  retract(id: string): Promise<Result<Envelope, Fault>>;
  /** Sends now. True once everything that is kept here as it is called is on the server, whatever others record meanwhile. */
  flush(): Promise<boolean>;
  /** Tries the server at once: after a sign-in, or when the network came back. */
  wake(): void;
  /** Says that a screen shows the visit: others' events are fetched every two seconds until it says that it no longer does. */
  watch(): () => void;
  close(): void;
}

/** Everything from outside; a test makes its own. */
export interface JournalEdges {
  readonly vault: LocalVault;
  readonly door: VisitDoor;
  readonly clocks: TabClocks;
  readonly random: (count: number) => Uint8Array;
  readonly wait: (ms: number, until: AbortSignal) => Promise<void>;
  readonly joinTabs: (visitId: string, writer: string, hear: (events: readonly Envelope[]) => void) => Tabs;
  readonly zone: string;
  /** Told when something could not be recorded as it was asked; the caller is told too. */
  readonly refused?: (fault: Fault) => void;
}

/** Who records. */
export interface Recorder {
  readonly userId: string;
  readonly role: Envelope['by']['role'];
  readonly clinicId: string;
}

/** Events per call: small enough that a slow line acknowledges something before it breaks. */
const batchSize = 200;
/** How often another therapist's events are fetched, in ms: while a screen shows the visit, and while none does. */
const pollEvery = { watched: 2000, unwatched: 60_000 };
const stateStream = 'state';

interface KeptState {
  readonly clock: KeptOffset | null;
  readonly status: VisitStatus;
  readonly notes: readonly SignedNote[];
  readonly acknowledged: Heads;
}

/** Opens a visit: what is kept here first, then the server; goes on without it where the visit has been here before. */
export function openJournal(visitId: string, me: Recorder, edges: JournalEdges): Journal {
  const streams = new WriterStreams();
  let writer = uuidV7(edges.clocks.wall(), edges.random(10));
  const keyDoor = (keyId: string, raw: Uint8Array) => edges.door.keepKey(visitId, keyId, raw);
  const box = edges.vault.box(visitId, keyDoor);
  const listeners = new Set<() => void>();
  const closing = new AbortController();
  const faults = new Map<string, Fault>();
  let clock = sessionClock(edges.clocks);
  let acknowledged: Heads = {};
  let phase: JournalState['phase'] = 'opening';
  let link: Link = 'connecting';
  let status: VisitStatus = 'open';
  let notes: readonly SignedNote[] = [];
  let seq = 0;
  let lastAt = Number.NEGATIVE_INFINITY;
  let keeping: Promise<unknown> = Promise.resolve();
  let nap = new AbortController();
  let current: JournalState | null = null;
  let opened = false;
  /** After a refusal each writer's events go alone, so that one bad stream does not hold up the others. */
  let alone = 0;
  if (edges.vault.fault !== null) faults.set('vault', edges.vault.fault);

  const hear = (events: readonly Envelope[]): void => {
    if (streams.add(events).length > 0) changed();
  };
  let tabs = edges.joinTabs(visitId, writer, hear);

  function changed(): void {
    current = null;
    for (const listener of listeners) listener();
  }

  function state(): JournalState {
    current ??= {
      phase,
      envelopes: streams.shown(),
      heads: streams.heads(),
      acknowledged,
      waiting: streams.waiting(acknowledged),
      link,
      status,
      notes,
      faults: [...faults.values()],
    };
    return current;
  }

  /** Puts events into the vault one after another; a refusal of the storage is shown, and the events live on in memory. */
  function keep(events: readonly Envelope[]): Promise<void> {
    const work = keeping.then(async () => {
      try {
        const into = await box;
        await into.putAll(events.map((event) => ({ stream: event.writer, number: event.seq, plain: encoded(event) })));
      } catch {
        refusedByStorage();
      }
    });
    keeping = work.catch(() => undefined);
    return work;
  }

  function refusedByStorage(): void {
    if (edges.vault.fault === null)
      faults.set('vault', visitFault('EUP_VISIT_MEMORY_ONLY', { why: 'the browser’s storage is full or was closed' }));
  }

  function keepState(): void {
    const kept: KeptState = { clock: clock.kept(), status, notes, acknowledged };
    keeping = keeping
      .then(async () => {
        const into = await box;
        await into.put(stateStream, 0, encoded(kept));
        await into.settle(acknowledged);
      })
      .catch(() => undefined);
  }

  /**
   * Time never runs backwards within one stream: the log would read every later event at the time of the one that was
   * ahead. So when the clock turns out to have been ahead and is set back, this tab goes on in a new stream.
   */
  function goOnAnew(): void {
    tabs.close();
    writer = uuidV7(edges.clocks.wall(), edges.random(10));
    seq = 0;
    tabs = edges.joinTabs(visitId, writer, hear);
  }

  function envelope(kind: string, body: unknown, more: { corrects?: string; evidence?: readonly string[] } = {}): Envelope {
    const at = clock.now();
    if (at < lastAt) goOnAnew();
    lastAt = at;
    seq++;
    return {
      v: bodyVersion(kind),
      id: uuidV7(at, edges.random(10)),
      clinicId: me.clinicId,
      sessionId: visitId,
      writer,
      seq,
      at,
      mono: clock.mono(),
      tz: edges.zone,
      recordedAt: clock.wall(),
      by: { userId: me.userId, role: me.role },
      kind,
      body,
      ...(more.corrects === undefined ? {} : { corrects: more.corrects }),
      ...(more.evidence === undefined ? {} : { evidence: [...more.evidence] }),
    };
  }

  async function record(event: Envelope): Promise<void> {
    await keep([event]);
    streams.add([event]);
    tabs.tell([event]);
    changed();
    wake();
  }

  async function fromVault(): Promise<void> {
    const { records, damaged } = await (await box).read();
    const events: Envelope[] = [];
    let unreadable = damaged.filter((d) => d.stream !== stateStream).length;
    for (const { stream, plain } of records) {
      const value = decoded(plain);
      if (stream === stateStream) {
        const kept = value as KeptState;
        clock = sessionClock(edges.clocks, kept.clock);
        status = kept.status;
        notes = kept.notes;
        acknowledged = kept.acknowledged;
        continue;
      }
      if (stream.includes(':')) continue;
      const parsed = parseEvent(value);
      if (parsed.ok) events.push(parsed.value);
      else unreadable++;
    }
    if (unreadable > 0) faults.set('damaged', visitFault('EUP_VISIT_RECORD_DAMAGED', { count: unreadable }));
    streams.add(events.sort((a, b) => a.seq - b.seq));
    if (streams.shown().some((e) => e.kind === 'visit.opened')) phase = 'ready';
    changed();
  }

  /** Events of a dead tab beyond a gap that nobody can fill are recorded again by this tab, under their own ids. */
  async function takeOver(): Promise<void> {
    for (const { writer: other, after, events } of streams.stranded(acknowledged)) {
      if (other === writer || events.length === 0 || events.some((e) => e.by.userId !== me.userId) || (await tabs.alive(other)))
        continue;
      for (const event of events) {
        seq++;
        const again = { ...event, writer, seq };
        await keep([again]);
        streams.add([again]);
      }
      await (await box).drop(other, after + 1).catch(refusedByStorage);
      changed();
    }
  }

  /** One exchange with the server. True when it answered. */
  async function exchange(): Promise<boolean> {
    const all = streams.unsent(acknowledged, me.userId, batchSize);
    const writers = [...new Set(all.map((e) => e.writer))];
    const batch = alone > 0 && writers.length > 1 ? all.filter((e) => e.writer === writers[alone % writers.length]) : all;
    const held = opened ? notes : [];
    const answer: Answer<SyncReply> = opened
      ? await edges.door.sync(visitId, batch, streams.heads(), held.length)
      : await edges.door.open(visitId);
    if (closing.signal.aborted) return false;
    if (answer.kind === 'reply') {
      clock.measure(answer.sent, answer.received, answer.value.serverTime);
      opened = true;
      link = 'online';
      faults.delete('refused');
      await absorb({ ...answer.value, notes: [...held, ...answer.value.notes] });
      // Only when all that the server has is here is it known which gaps nobody can fill.
      if (!tookOver && !more) {
        tookOver = true;
        await takeOver();
      }
      phase = 'ready';
    } else {
      link = answer.kind;
      if (answer.kind === 'refused') {
        faults.set('refused', answer.fault);
        alone++;
      }
      if (phase === 'opening') phase = 'absent';
    }
    changed();
    return answer.kind === 'reply';
  }

  async function absorb(reply: SyncReply): Promise<void> {
    const events: Envelope[] = [];
    for (const raw of reply.events) {
      const parsed = parseEvent(raw);
      if (parsed.ok) events.push(parsed.value);
    }
    const fresh = streams.add(events);
    const moved =
      JSON.stringify([acknowledged, status, notes.length]) !==
      JSON.stringify([reply.acknowledged, reply.status, reply.notes.length]);
    acknowledged = reply.acknowledged;
    status = reply.status;
    notes = reply.notes;
    // A page that brought nothing readable would come again at once, and for ever.
    more = reply.more && fresh.length > 0;
    if (events.length < reply.events.length)
      faults.set('unreadable', visitFault('EUP_VISIT_UNREADABLE', { count: reply.events.length - events.length }));
    if (fresh.length > 0) await keep(fresh);
    if (moved) keepState();
  }

  let more = false;
  let tookOver = false;
  let failures = 0;
  let watchers = 0;
  let running: Promise<boolean> | null = null;

  /** Exchanges never overlap: a second caller waits for the one under way. */
  function once(): Promise<boolean> {
    running ??= exchange().finally(() => {
      running = null;
    });
    return running;
  }

  async function loop(): Promise<void> {
    // What cannot be read here now may still be read from the server.
    await fromVault().catch(refusedByStorage);
    while (!closing.signal.aborted) {
      nap = new AbortController();
      const before = streams.waiting(acknowledged);
      const opening = !opened;
      const answered = await once();
      failures = answered ? 0 : failures + 1;
      const unsent = streams.unsent(acknowledged, me.userId, 1).length > 0;
      if (answered && (more || (unsent && (opening || nap.signal.aborted || streams.waiting(acknowledged) < before)))) continue;
      const chance = (edges.random(1)[0] as number) / 255;
      await edges.wait(
        answered ? (watchers > 0 ? pollEvery.watched : pollEvery.unwatched) : backoff(failures, chance),
        AbortSignal.any([nap.signal, closing.signal]),
      );
    }
  }

  function wake(): void {
    // While the server is away each new event must not become an attempt of its own.
    if (link === 'online' || link === 'connecting') nap.abort();
  }

  const looping = loop();
  looping.catch((error: unknown) => {
    faults.set('loop', visitFault('EUP_VISIT_REFUSED', { why: String(error) }));
    changed();
  });

  return {
    visitId,
    get writer() {
      return writer;
    },
    get clock() {
      return clock;
    },
    state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async append(kind, body, more = {}) {
      const checked = bodySchemas[kind].safeParse(body);
      if (!checked.success) {
        const fault = visitFault('EUP_VISIT_BODY', { kind, why: checked.error.issues[0]?.message ?? 'not of its shape' });
        edges.refused?.(fault);
        return err(fault);
      }
      const event = envelope(kind, checked.data, more);
      await record(event);
      return ok(event);
    },
    async retract(id) {
      const event = envelope('event.retracted', {}, { corrects: id });
      await record(event);
      return ok(event);
    },
    async flush() {
      await keeping;
      const upTo = streams.heads();
      for (let left = Number.POSITIVE_INFINITY; ; ) {
        if (!(await once())) return false;
        const now = waitingBelow(upTo, acknowledged);
        if (now === 0 && !more) return true;
        if (now > 0 && now >= left) return false;
        left = now;
      }
    },
    wake() {
      failures = 0;
      nap.abort();
    },
    watch() {
      watchers++;
      nap.abort();
      return () => {
        watchers--;
      };
    },
    close() {
      closing.abort();
      tabs.close();
    },
  };
}

/** How many events up to `heads` are not acknowledged. */
const waitingBelow = (heads: Heads, acknowledged: Heads): number =>
  Object.entries(heads).reduce((sum, [writer, head]) => sum + Math.max(0, head - (acknowledged[writer] ?? 0)), 0);

const encoded = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));

function decoded(plain: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return null;
  }
}
