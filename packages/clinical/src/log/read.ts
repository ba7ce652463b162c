import { canonical } from './canonical.ts';
import type { Envelope, EventOf, Heads, SessionEvent } from './event.ts';
import { readingOf } from './upcast.ts';

/** Two things that cannot both be true of a log; `kept` is read, `other` is not, and signing waits. */
export interface Conflict {
  /** What they both claim: an id, a place in a writer's stream, or the visit. */
  readonly of: 'id' | 'seq' | 'visit';
  readonly kept: string;
  readonly other: Envelope;
}

/** Events of a writer that are known to exist and have not arrived: `after` < seq < `before`. */
export interface Gap {
  readonly writer: string;
  readonly after: number;
  readonly before: number;
}

/** An event whose clock read earlier than the event before it in the same stream. */
export interface Skew {
  readonly id: string;
  readonly writer: string;
  /** By how many ms its time was moved forward. */
  readonly byMs: number;
}

/** A visit's log as read: the same for every order and repetition of arrival. */
export interface VisitLog {
  /** Known events in canonical order (at, writer, seq), upcast to today; retracted ones included. */
  readonly events: readonly SessionEvent[];
  /** Kept, not understood: a newer version, an unknown kind, or a body that does not fit. They block signing. */
  readonly unknown: readonly Envelope[];
  /** Highest contiguous seq per writer. */
  readonly heads: Heads;
  /** Every envelope as it was sent, once, by writer and seq. */
  readonly all: readonly Envelope[];
  readonly gaps: readonly Gap[];
  readonly conflicts: readonly Conflict[];
  readonly skewed: readonly Skew[];
  /** The event that opened the visit, with its frozen snapshot; null until it has arrived. */
  readonly opened: EventOf<'visit.opened'> | null;
}

/**
 * Reads envelopes in whatever order and however often they arrived.
 *
 * Time within one writer never runs backwards: an event whose `at` lies before that of its predecessor takes the
 * predecessor's time, and `skewed` says so. `all` keeps the envelopes as they were sent.
 */
export function readLog(envelopes: readonly Envelope[]): VisitLog {
  const conflicts: Conflict[] = [];
  const all = onePerPlace(ofOneVisit(onePerId(envelopes, conflicts), conflicts), conflicts);
  conflicts.sort(
    (a, b) => compare(a.of, b.of) || compare(a.other.id, b.other.id) || compare(canonical(a.other), canonical(b.other)),
  );

  const events: SessionEvent[] = [];
  const unknown: Envelope[] = [];
  const gaps: Gap[] = [];
  const skewed: Skew[] = [];
  const heads: Record<string, number> = {};
  let writer = '';
  let last = 0;
  let clock = 0;
  for (const envelope of all) {
    if (envelope.writer !== writer) {
      writer = envelope.writer;
      last = 0;
      clock = 0;
      heads[writer] = 0;
    }
    if (envelope.seq === last + 1) {
      if (heads[writer] === last) heads[writer] = envelope.seq;
    } else {
      gaps.push({ writer, after: last, before: envelope.seq });
    }
    last = envelope.seq;
    if (envelope.at < clock) skewed.push({ id: envelope.id, writer, byMs: clock - envelope.at });
    clock = Math.max(clock, envelope.at);
    const { event } = readingOf(envelope);
    if (event === null) unknown.push(envelope);
    else events.push(event.at === clock ? event : { ...event, at: clock });
  }
  events.sort(inLogOrder);
  const opened = events.find((event) => event.kind === 'visit.opened') ?? null;
  return { events, unknown, heads, all, gaps, conflicts, skewed, opened };
}

/** The log as far as `through` reaches in each writer's stream: what a note composed then was made from. */
export function logThrough(log: VisitLog, through: Heads): VisitLog {
  return readLog(log.all.filter((envelope) => !isBeyond(envelope, through)));
}

/** Says whether an event lies after `heads` in its writer's stream. */
export function isBeyond(event: Pick<Envelope, 'writer' | 'seq'>, heads: Heads): boolean {
  return event.seq > (Object.hasOwn(heads, event.writer) ? (heads[event.writer] ?? 0) : 0);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const inLogOrder = (a: SessionEvent, b: SessionEvent): number => a.at - b.at || compare(a.writer, b.writer) || a.seq - b.seq;

/** Of several envelopes with one id, the one with the smallest canonical text is read. */
function onePerId(envelopes: readonly Envelope[], conflicts: Conflict[]): Envelope[] {
  const byId = new Map<string, Envelope>();
  const rivals = new Map<string, Map<string, Envelope>>();
  for (const envelope of envelopes) {
    const known = byId.get(envelope.id);
    if (known === undefined) {
      byId.set(envelope.id, envelope);
    } else if (known !== envelope) {
      const text = canonical(envelope);
      const group = rivals.get(envelope.id) ?? new Map([[canonical(known), known]]);
      rivals.set(envelope.id, group.set(text, envelope));
    }
  }
  for (const [id, group] of rivals) {
    const [first, ...others] = [...group.entries()].sort(([a], [b]) => compare(a, b));
    if (first === undefined) continue;
    byId.set(id, first[1]);
    for (const [, other] of others) conflicts.push({ of: 'id', kept: id, other });
  }
  return [...byId.values()];
}

/** A log holds one visit: the one that most envelopes name. */
function ofOneVisit(envelopes: readonly Envelope[], conflicts: Conflict[]): Envelope[] {
  const counts = new Map<string, number>();
  for (const { sessionId } of envelopes) counts.set(sessionId, (counts.get(sessionId) ?? 0) + 1);
  if (counts.size < 2) return [...envelopes];
  const [visit] = [...counts].sort(([a, n], [b, m]) => m - n || compare(a, b))[0] ?? [''];
  const kept: Envelope[] = [];
  for (const envelope of envelopes) {
    if (envelope.sessionId === visit) kept.push(envelope);
    else conflicts.push({ of: 'visit', kept: visit, other: envelope });
  }
  return kept;
}

/** Of several events that claim one place in a stream, the one with the smallest id (the first made) is read. */
function onePerPlace(envelopes: Envelope[], conflicts: Conflict[]): Envelope[] {
  const sorted = envelopes.sort((a, b) => compare(a.writer, b.writer) || a.seq - b.seq || compare(a.id, b.id));
  const kept: Envelope[] = [];
  let last: Envelope | undefined;
  for (const envelope of sorted) {
    if (last !== undefined && last.writer === envelope.writer && last.seq === envelope.seq) {
      conflicts.push({ of: 'seq', kept: last.id, other: envelope });
    } else {
      kept.push(envelope);
      last = envelope;
    }
  }
  return kept;
}
