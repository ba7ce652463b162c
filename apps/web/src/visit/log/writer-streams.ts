import type { Envelope, Heads } from '@eupraxia/clinical';

/**
 * The events of one visit by writer. Holds each place once, whatever comes twice or out of order; knows how far each
 * writer's stream is gapless from 1. Events beyond a gap are held, but neither sent nor shown until the gap is filled.
 * An event that was recorded again under its own id has several places, and is shown once.
 */
export class WriterStreams {
  readonly #streams = new Map<string, { readonly events: Map<number, Envelope>; head: number }>();
  #shown: readonly Envelope[] | null = null;

  /** Takes in events and says which of them are new. Two events for one place: the first stays. */
  add(envelopes: readonly Envelope[]): readonly Envelope[] {
    const fresh: Envelope[] = [];
    for (const event of envelopes) {
      const stream = this.#streams.get(event.writer) ?? { events: new Map<number, Envelope>(), head: 0 };
      if (stream.events.has(event.seq)) continue;
      this.#streams.set(event.writer, stream);
      stream.events.set(event.seq, event);
      while (stream.events.has(stream.head + 1)) stream.head++;
      fresh.push(event);
    }
    if (fresh.length > 0) this.#shown = null;
    return fresh;
  }

  /** Forgets a stream from a number on: its events have places in another stream. */
  drop(writer: string, from: number): void {
    const stream = this.#streams.get(writer);
    if (stream === undefined) return;
    for (const seq of [...stream.events.keys()]) if (seq >= from) stream.events.delete(seq);
    stream.head = Math.min(stream.head, from - 1);
    this.#shown = null;
  }

  /** Highest gapless number per writer. */
  heads(): Heads {
    const heads: Record<string, number> = {};
    for (const [writer, stream] of this.#streams) if (stream.head > 0) heads[writer] = stream.head;
    return heads;
  }

  /** The ids of all gapless events outside some streams. */
  idsOutside(writers: ReadonlySet<string>): ReadonlySet<string> {
    const ids = new Set<string>();
    for (const [other, { events, head }] of this.#streams) {
      if (!writers.has(other)) for (let seq = 1; seq <= head; seq++) ids.add((events.get(seq) as Envelope).id);
    }
    return ids;
  }

  /** The gapless events of a stream beyond a number, in order. */
  after(writer: string, seq: number): readonly Envelope[] {
    const { events, head } = this.#streams.get(writer) ?? { events: new Map<number, Envelope>(), head: 0 };
    return Array.from({ length: Math.max(0, head - seq) }, (_, i) => events.get(seq + 1 + i) as Envelope);
  }

  /** The ids of all events that are acknowledged, in whichever stream. */
  stored(acknowledged: Heads): ReadonlySet<string> {
    const ids = new Set<string>();
    for (const [writer, { events, head }] of this.#streams) {
      const last = Math.min(head, acknowledged[writer] ?? 0);
      for (let seq = 1; seq <= last; seq++) ids.add((events.get(seq) as Envelope).id);
    }
    return ids;
  }

  /** All gapless events, each id once, the same array until something changes. */
  shown(): readonly Envelope[] {
    if (this.#shown === null) {
      const ids = new Set<string>();
      const all: Envelope[] = [];
      for (const { events, head } of this.#streams.values()) {
        for (let seq = 1; seq <= head; seq++) {
          const event = events.get(seq) as Envelope;
          if (!ids.has(event.id)) all.push(event);
          ids.add(event.id);
        }
      }
      this.#shown = all;
    }
    return this.#shown;
  }

  /**
   * Events beyond what is acknowledged, in each writer's order, of the given person, at most `limit`. Every stream gets
   * its share, so that a long one holds no other up; those in `last` get what the others leave, in the order given.
   */
  unsent(acknowledged: Heads, userId: string, limit: number, last: ReadonlySet<string> = new Set()): readonly Envelope[] {
    const waiting = new Map<string, readonly Envelope[]>();
    for (const [writer, { events, head }] of this.#streams) {
      const own: Envelope[] = [];
      for (let seq = (acknowledged[writer] ?? 0) + 1; seq <= head && own.length < limit; seq++) {
        const event = events.get(seq) as Envelope;
        // A person's stream is sent by that person alone; what follows in the stream waits with it.
        if (event.by.userId !== userId) break;
        own.push(event);
      }
      if (own.length > 0) waiting.set(writer, own);
    }
    const first = shared(
      [...waiting].flatMap(([writer, own]) => (last.has(writer) ? [] : [own])),
      limit,
    );
    const rest = shared(
      [...last].flatMap((writer) => {
        const own = waiting.get(writer);
        return own === undefined ? [] : [own];
      }),
      limit - first.length,
    );
    return [...first, ...rest];
  }

  /** How many gapless events are not acknowledged in any place, whoever wrote them. */
  waiting(acknowledged: Heads): number {
    const behind = [...this.#streams.keys()].flatMap((writer) => this.after(writer, acknowledged[writer] ?? 0));
    if (behind.length === 0) return 0;
    const stored = this.stored(acknowledged);
    return new Set(behind.flatMap(({ id }) => (stored.has(id) ? [] : [id]))).size;
  }

  /** What lies beyond a gap and has not reached the server either, per writer, in order. */
  stranded(
    acknowledged: Heads,
  ): readonly { readonly writer: string; readonly after: number; readonly events: readonly Envelope[] }[] {
    const found: { writer: string; after: number; events: Envelope[] }[] = [];
    for (const [writer, { events, head }] of this.#streams) {
      if (events.size > head) {
        const after = Math.max(head, acknowledged[writer] ?? 0);
        const beyond = [...events.values()].filter((e) => e.seq > after).sort((a, b) => a.seq - b.seq);
        found.push({ writer, after, events: beyond });
      }
    }
    return found;
  }
}

/** The beginnings of all streams in the order given, at most `limit` events: what short ones leave of their share goes to longer ones. */
function shared(streams: readonly (readonly Envelope[])[], limit: number): readonly Envelope[] {
  const shares = new Map<readonly Envelope[], number>();
  let left = limit;
  const shortestFirst = streams.toSorted((a, b) => a.length - b.length);
  shortestFirst.forEach((own, i) => {
    const share = Math.min(own.length, Math.ceil(left / (streams.length - i)));
    shares.set(own, share);
    left -= share;
  });
  return streams.flatMap((own) => own.slice(0, shares.get(own)));
}
