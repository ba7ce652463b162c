import type { RefusedEvent, SyncReply } from '@eupraxia/api';
import { type Envelope, type Heads, parseEvent } from '@eupraxia/clinical';
import type { Fault } from '@eupraxia/kernel';
import { backoff } from '../../outbox/backoff.ts';
import { visitFault } from '../errors.ts';
import type { SessionClock } from './session-clock.ts';
import type { Answer, VisitConnection } from './visit-connection.ts';
import type { WriterStreams } from './writer-streams.ts';

/** Events per call: small enough that a slow line acknowledges something before it breaks. */
const batchSize = 200;
/**
 * How often another therapist's events are fetched, in ms: while a screen shows the visit, while none does, and while the
 * server holds a call that is answered when something is new.
 */
const pollEvery = { watched: 2000, unwatched: 60_000, held: 10_000 };

/** How the server stands, as of the last attempt. */
export type Link = 'connecting' | 'online' | 'away' | 'sign-in' | 'refused';

/** What a round of synchronization reports to the journal that runs it. */
export interface SyncListener {
  /**
   * A reply came, with the events of it that are new here: a `whole` one holds every signed note, not only newer ones, and
   * a `held` one waited at the server until something was new.
   */
  readonly replied: (reply: SyncReply, fresh: readonly Envelope[], how: 'whole' | 'newer' | 'held') => Promise<void>;
  /** The server would not take these, and takes nothing that follows them in their streams. */
  readonly refused: (events: readonly RefusedEvent[]) => Promise<void>;
  /** All that the server has is here: only now is it known which gaps nobody can fill. False: ask again after the next exchange. */
  readonly caughtUp: () => Promise<boolean>;
  readonly link: (link: Link) => void;
  readonly fault: (key: string, fault: Fault | null) => void;
  /** After every attempt. */
  readonly attempted: () => void;
}

/** Everything that a loop reads and waits by. */
export interface SyncParts {
  readonly visitId: string;
  readonly userId: string;
  readonly door: VisitConnection;
  readonly streams: WriterStreams;
  readonly clock: () => SessionClock;
  readonly acknowledged: () => Heads;
  readonly notes: () => number;
  /** The stream of this tab where a screen shows the visit, else null. */
  readonly shownBy: () => string | null;
  /** How often to ask: `held` while a call waits at the server. */
  readonly pace: () => keyof typeof pollEvery;
  readonly random: (count: number) => Uint8Array;
  readonly wait: (ms: number, until: AbortSignal) => Promise<void>;
  readonly closing: AbortSignal;
}

/** Sends what the server lacks and fetches what is missing here, one exchange after another. */
export class SyncLoop {
  readonly #parts: SyncParts;
  readonly #listener: SyncListener;
  #nap = new AbortController();
  #running: Promise<boolean> | null = null;
  #opened = false;
  #more = false;
  #caughtUp = false;
  #failures = 0;
  /** Streams of which the server refused something when they were last sent, the longest ago first: they are sent after all others. */
  readonly #refused = new Set<string>();
  /** After a call was refused as a whole each writer's events go by themselves, so that one bad stream does not hold up the others. */
  #apart = false;

  constructor(parts: SyncParts, listener: SyncListener) {
    this.#parts = parts;
    this.#listener = listener;
  }

  /** Whether another round would bring more at once. */
  get more(): boolean {
    return this.#more;
  }

  /** Exchanges never overlap: a second caller waits for the one under way. */
  once(): Promise<boolean> {
    this.#running ??= this.#exchange().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Ends the wait for the next round. */
  wake(): void {
    this.#nap.abort();
  }

  /** The same, and forgets how often the server failed: after a sign-in, or when the network came back. */
  retry(): void {
    this.#failures = 0;
    this.#nap.abort();
  }

  /**
   * Takes in what a held call brought, between two exchanges. Where it is older than what an exchange has brought meanwhile,
   * nothing that is acknowledged is forgotten, and the next exchange follows at once.
   * @param haveNotes how many notes were here when it was asked for
   */
  async take(reply: SyncReply, haveNotes: number): Promise<void> {
    while (this.#running !== null) await this.#running.catch(() => false);
    this.#running = this.#takeHeld(reply, haveNotes).finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  async #takeHeld(reply: SyncReply, haveNotes: number): Promise<boolean> {
    const acknowledged: Record<string, number> = { ...reply.acknowledged };
    let behind = false;
    for (const [writer, head] of Object.entries(this.#parts.acknowledged())) {
      if (head <= (acknowledged[writer] ?? 0)) continue;
      behind = true;
      acknowledged[writer] = head;
    }
    const notes = reply.notes.slice(Math.max(0, this.#parts.notes() - haveNotes));
    await this.#absorb({ ...reply, acknowledged, notes }, 'held');
    if (behind) this.wake();
    this.#listener.attempted();
    return true;
  }

  async run(): Promise<void> {
    const { closing, streams, acknowledged, userId, random, wait, pace } = this.#parts;
    while (!closing.aborted) {
      this.#nap = new AbortController();
      const before = streams.waiting(acknowledged());
      const opening = !this.#opened;
      // One that was under way already left before what is known here now: it may have carried none of it.
      const joined = this.#running !== null;
      const answered = await this.once();
      this.#failures = answered ? 0 : this.#failures + 1;
      const unsent = streams.unsent(acknowledged(), userId, 1).length > 0;
      const progress = opening || joined || this.#nap.signal.aborted || streams.waiting(acknowledged()) < before;
      if (answered && (this.#more || (unsent && progress))) continue;
      const chance = (random(1)[0] as number) / 255;
      const pause = answered ? pollEvery[pace()] : backoff(this.#failures, chance);
      await wait(pause, AbortSignal.any([this.#nap.signal, closing]));
    }
  }

  /** One exchange with the server. True when it answered. */
  async #exchange(): Promise<boolean> {
    const { visitId, door, streams, closing, clock, notes, shownBy } = this.#parts;
    const whole = !this.#opened;
    const batch = this.#opened ? this.#batch() : [];
    const answer: Answer<SyncReply> = this.#opened
      ? await door.sync(visitId, batch, streams.heads(), notes(), shownBy())
      : await door.open(visitId, shownBy());
    if (closing.aborted) return false;
    if (answer.kind === 'reply') {
      clock().measure(answer.sent, answer.received, answer.value.serverTime);
      this.#opened = true;
      this.#listener.link('online');
      await this.#absorb(answer.value, whole ? 'whole' : 'newer');
      await this.#refusals(batch, answer.value);
      if (!this.#caughtUp && !this.#more) this.#caughtUp = await this.#listener.caughtUp();
    } else {
      this.#listener.link(answer.kind);
      if (answer.kind === 'refused') {
        this.#listener.fault('refused', answer.fault);
        this.#apart = true;
        this.#sendLast(batch, () => true);
      }
    }
    this.#listener.attempted();
    return answer.kind === 'reply';
  }

  #batch(): readonly Envelope[] {
    const { streams, acknowledged, userId } = this.#parts;
    const all = streams.unsent(acknowledged(), userId, batchSize, this.#refused);
    return this.#apart ? all.filter((event) => event.writer === all[0]?.writer) : all;
  }

  /** Single events that the server would not take; the rest of the call is stored. */
  async #refusals(batch: readonly Envelope[], reply: SyncReply): Promise<void> {
    const refused = reply.refused ?? [];
    const writers = new Set(refused.map(({ writer }) => writer));
    this.#sendLast(batch, (writer) => writers.has(writer));
    if (this.#refused.size === 0) this.#apart = false;
    // What is refused because it has been stored in another place is no loss to speak of.
    const stored = refused.length === 0 ? new Set<string>() : this.#parts.streams.stored(reply.acknowledged);
    const first = refused.find(({ id }) => !stored.has(id));
    this.#listener.fault('refused', first === undefined ? null : visitFault('EUP_VISIT_REFUSED', { why: first.message }));
    if (refused.length > 0) await this.#listener.refused(refused);
  }

  /** Notes of each stream that was sent whether it was refused; one that was goes behind those that were refused before. */
  #sendLast(batch: readonly Envelope[], wasRefused: (writer: string) => boolean): void {
    for (const writer of new Set(batch.map((event) => event.writer))) {
      this.#refused.delete(writer);
      if (wasRefused(writer)) this.#refused.add(writer);
    }
  }

  async #absorb(reply: SyncReply, how: 'whole' | 'newer' | 'held'): Promise<void> {
    const fresh = this.#parts.streams.add(this.#readable(reply));
    // A page that brought nothing readable would come again at once, and for ever.
    this.#more = reply.more && fresh.length > 0;
    if (this.#more && how === 'held') this.wake();
    await this.#listener.replied(reply, fresh, how);
  }

  #readable(reply: SyncReply): readonly Envelope[] {
    const events: Envelope[] = [];
    for (const raw of reply.events) {
      const parsed = parseEvent(raw);
      if (parsed.ok) events.push(parsed.value);
    }
    if (events.length < reply.events.length)
      this.#listener.fault('unreadable', visitFault('EUP_VISIT_UNREADABLE', { count: reply.events.length - events.length }));
    return events;
  }
}
