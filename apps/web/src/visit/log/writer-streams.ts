import type { Envelope, Heads } from '@eupraxia/clinical';

/**
 * The events of one visit by writer. Holds each event once, whatever comes twice or out of order; knows how far each
 * writer's stream is gapless from 1. Events beyond a gap are held, but neither sent nor shown until the gap is filled.
 */
export class WriterStreams {
  readonly #streams = new Map<string, { readonly events: Map<number, Envelope>; head: number }>();
  readonly #places = new Map<string, { readonly writer: string; readonly seq: number }>();
  #shown: readonly Envelope[] | null = null;

  /** Takes in events and says which of them are new. Two events for one place: the first stays. */
  add(envelopes: readonly Envelope[]): readonly Envelope[] {
    const fresh: Envelope[] = [];
    for (const event of envelopes) {
      const stream = this.#streams.get(event.writer) ?? { events: new Map<number, Envelope>(), head: 0 };
      if (stream.events.has(event.seq)) continue;
      const place = this.#places.get(event.id);
      if (place !== undefined) {
        // The same event under two writers: it was taken over from a stream with a gap. The gapless place holds.
        const other = this.#streams.get(place.writer);
        if (other === undefined || place.seq <= other.head) continue;
        other.events.delete(place.seq);
      }
      this.#streams.set(event.writer, stream);
      stream.events.set(event.seq, event);
      this.#places.set(event.id, { writer: event.writer, seq: event.seq });
      while (stream.events.has(stream.head + 1)) stream.head++;
      fresh.push(event);
    }
    if (fresh.length > 0) this.#shown = null;
    return fresh;
  }

  /** Highest gapless number per writer. */
  heads(): Heads {
    const heads: Record<string, number> = {};
    for (const [writer, stream] of this.#streams) if (stream.head > 0) heads[writer] = stream.head;
    return heads;
  }

  /** All gapless events, the same array until something is added. */
  shown(): readonly Envelope[] {
    if (this.#shown === null) {
      const all: Envelope[] = [];
      for (const { events, head } of this.#streams.values())
        for (let seq = 1; seq <= head; seq++) all.push(events.get(seq) as Envelope);
      this.#shown = all;
    }
    return this.#shown;
  }

  /** Events beyond what is acknowledged, in each writer's order, of the given person, at most `limit`. */
  unsent(acknowledged: Heads, userId: string, limit: number): readonly Envelope[] {
    const batch: Envelope[] = [];
    for (const [writer, { events, head }] of this.#streams) {
      for (let seq = (acknowledged[writer] ?? 0) + 1; seq <= head && batch.length < limit; seq++) {
        const event = events.get(seq) as Envelope;
        // A person's stream is sent by that person alone; what follows in the stream waits with it.
        if (event.by.userId !== userId) break;
        batch.push(event);
      }
    }
    return batch;
  }

  /** How many gapless events are not acknowledged, whoever wrote them. */
  waiting(acknowledged: Heads): number {
    let count = 0;
    for (const [writer, { head }] of this.#streams) count += Math.max(0, head - (acknowledged[writer] ?? 0));
    return count;
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
