import type { RefusedEvent } from '@eupraxia/api';
import type { Envelope, Heads } from '@eupraxia/clinical';
import type { EventWriter } from './event-writer.ts';
import type { LogVault } from './log-vault.ts';
import type { Tabs } from './tabs.ts';
import type { WriterStreams } from './writer-streams.ts';

/** What a rescue reads and moves; the journal lends it. */
export interface RescueParts {
  readonly userId: string;
  readonly streams: WriterStreams;
  readonly vault: LogVault;
  readonly pen: EventWriter;
  readonly tabs: () => Tabs;
  /** To be called when the pen may have begun a new stream. */
  readonly join: () => void;
  readonly acknowledged: () => Heads;
  /** Whether an event has a place and is not kept yet. */
  readonly recording: () => boolean;
  readonly refusedByStorage: () => void;
  readonly changed: () => void;
  readonly wake: () => void;
}

/** Gets events that can never reach the server where they stand there by another stream, under their own ids. */
export interface Rescue {
  /** Takes over what dead tabs left beyond gaps. False while another tab is at it: to be asked again. */
  takeOver(): Promise<boolean>;
  /** Goes around events that the server would not take. What fails is tried after the next refusal. */
  passBy(refused: readonly RefusedEvent[]): Promise<void>;
}

export function openRescue(parts: RescueParts): Rescue {
  const { userId, streams, vault, pen, tabs, join, acknowledged, recording, refusedByStorage, changed, wake } = parts;

  /** Does what one tab does at a time, knowing what the others have recorded until now. False while another tab is at it. */
  async function alone(work: () => Promise<void>): Promise<boolean> {
    const informed = async () => {
      const kept = await vault.read().catch(refusedByStorage);
      if (kept !== undefined) streams.add(kept.events);
      await work();
      changed();
    };
    const hold = tabs().alone;
    if (hold !== undefined) return hold(informed).catch(() => false);
    await informed();
    return true;
  }

  /** Streams that stand before a refused event: a place in one of them brings an event nowhere. */
  const stuck = new Set<string>();
  const isMine = (event: Envelope): boolean => event.by.userId === userId;

  /** Events of a dead tab beyond a gap that nobody can fill are recorded again by this tab, under their own ids. */
  async function takeOver(): Promise<void> {
    for (const { writer: other, after, events } of streams.stranded(acknowledged())) {
      if (other === pen.writer || events.length === 0 || !events.every(isMine)) continue;
      if (await tabs().alive(other)) continue;
      const known = streams.idsOutside(new Set([other]));
      await recordAgain(events.filter(({ id }) => !known.has(id)));
      await vault.drop(other, after + 1).catch(refusedByStorage);
      streams.drop(other, after + 1);
    }
  }

  /**
   * What follows a refused event in its stream would wait for ever, a STOP too: this tab goes on in a new stream, and
   * records there again, under their own ids, the events that were not refused themselves. The old stream stays as it is.
   */
  async function passBy(refused: readonly RefusedEvent[]): Promise<void> {
    const writers = new Set(refused.map(({ writer }) => writer));
    const ids = new Set(refused.map(({ id }) => id));
    const stuckOf = (writer: string): readonly Envelope[] => {
      const [first, ...rest] = streams.after(writer, acknowledged()[writer] ?? 0);
      if (first === undefined || !ids.has(first.id) || !rest.every(isMine)) return [];
      const elsewhere = streams.idsOutside(stuck);
      const stored = streams.stored(acknowledged());
      return rest.filter(({ id }) => !ids.has(id) && !elsewhere.has(id) && !stored.has(id));
    };
    for (const writer of writers) {
      const [first] = streams.after(writer, acknowledged()[writer] ?? 0);
      if (first !== undefined && ids.has(first.id)) stuck.add(writer);
    }
    const own = stuckOf(pen.writer);
    if (own.length > 0) {
      pen.begin();
      await recordAgain(own);
    }
    if ([...writers].some((writer) => stuckOf(writer).length > 0)) {
      await alone(async () => {
        for (const writer of writers) {
          if (writer !== pen.writer && !(await tabs().alive(writer))) await recordAgain(stuckOf(writer));
        }
      });
    }
    for (const writer of writers) await forgetStored(writer);
  }

  /** The end of a stream that can never be sent is forgotten once all of it has been stored in other places. */
  async function forgetStored(writer: string): Promise<void> {
    if (writer !== pen.writer && (await tabs().alive(writer))) return;
    const from = (acknowledged()[writer] ?? 0) + 1;
    const behind = streams.after(writer, from - 1);
    const stored = streams.stored(acknowledged());
    const torn = streams.stranded(acknowledged()).some((one) => one.writer === writer);
    // What is being recorded may lie in this stream and is not here yet.
    if (behind.length === 0 || torn || recording() || !behind.every(({ id }) => stored.has(id))) return;
    if (writer === pen.writer) pen.begin();
    join();
    streams.drop(writer, from);
    await vault.drop(writer, from).catch(refusedByStorage);
  }

  /** Records events in the order in which they happened, all at once, so that nothing new comes between them. */
  async function recordAgain(events: readonly Envelope[]): Promise<void> {
    if (events.length === 0) return;
    const again = events.map((event) => pen.again(event));
    const kept = vault.keep(again);
    streams.add(again);
    await kept;
    join();
    tabs().publish(again);
    wake();
  }

  return {
    takeOver: async () => streams.stranded(acknowledged()).length === 0 || alone(takeOver),
    // Nothing may end the loop that sends.
    passBy: (refused) => passBy(refused).catch(() => undefined),
  };
}
