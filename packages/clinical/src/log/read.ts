import { judgedKinds } from './bodies.ts';
import { canonical } from './canonical.ts';
import type { Envelope, EventOf, Heads, SessionEvent } from './event.ts';
import { receiptsOf } from './receipts.ts';
import { fallenIds } from './standing.ts';
import { streamTimes } from './stream-time.ts';
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

/** An event whose time cannot be right: later than it was received, or out of order in its own stream. */
export interface Skew {
  readonly id: string;
  readonly writer: string;
  /** By how many ms its time was moved: forward above zero, back below. */
  readonly byMs: number;
}

/** A visit's log as read: the same for every order and repetition of arrival. */
export interface VisitLog {
  /** Known events in canonical order (at, writer, seq), upcast to today; retracted ones included. */
  readonly events: readonly SessionEvent[];
  /** Kept, not understood and not taken back: a newer version, an unknown kind, or a body that does not fit. */
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

/** The last instant, in UTC ms, that a log is read with (year 9999): what a broken clock says beyond it no calendar can show. */
const latestInstant = 253_402_300_799_999;

/**
 * Reads envelopes in whatever order and however often they arrived.
 *
 * An event happened at `at`, at the latest when the server received it. Within one writer time never runs backwards and
 * never before the opening: where it seems to, the fewest events are moved (`streamTimes`), and `skewed` says which.
 * `all` keeps the envelopes as they were sent.
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
  const openings = all.filter(({ kind }) => kind === 'visit.opened');
  const opening = openings.reduce<Envelope | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
  const receivedAt = receiptsOf(all, opening?.writer);
  for (let from = 0; from < all.length; ) {
    const { writer } = all[from] as Envelope;
    let to = from;
    let last = 0;
    heads[writer] = 0;
    for (let one = all[to]; one !== undefined && one.writer === writer; one = all[++to]) {
      if (one.seq !== last + 1) gaps.push({ writer, after: last, before: one.seq });
      else if (heads[writer] === last) heads[writer] = one.seq;
      last = one.seq;
    }
    const stream = all.slice(from, to);
    const sent = stream.map((one) => Math.min(one.at, receivedAt(one), latestInstant));
    const times = streamTimes(sent, writer === opening?.writer ? undefined : opening?.at);
    stream.forEach((envelope, i) => {
      const at = times[i] as number;
      if (at !== envelope.at) skewed.push({ id: envelope.id, writer, byMs: at - envelope.at });
      const { event } = readingOf(envelope);
      // What the server judges is believed from the server's own stream alone.
      const foreign = judgedKinds.has(envelope.kind) && opening !== null && writer !== opening.writer;
      if (event === null || foreign) unknown.push(envelope);
      else events.push(event.at === at ? event : { ...event, at });
    });
    from = to;
  }
  events.sort(inLogOrder);
  const opened = events.find((event) => event.kind === 'visit.opened') ?? null;
  const fallen = unknown.length === 0 ? null : fallenIds(events);
  const unread = fallen === null ? unknown : unknown.filter(({ id }) => !fallen.has(id));
  return { events, unknown: unread, heads, all, gaps, conflicts, skewed, opened };
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
