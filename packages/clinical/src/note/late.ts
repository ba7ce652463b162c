import { silentKinds } from '../log/bodies.ts';
import type { EventOf, Heads, SessionEvent } from '../log/event.ts';
import { isBeyond, type VisitLog } from '../log/read.ts';
import { fallenIds } from '../log/standing.ts';
import type { SignedNote } from './shape.ts';

/** How far the signed notes reach together, per writer. */
export function signedThrough(signed: readonly SignedNote[]): Heads {
  const heads: Record<string, number> = {};
  for (const { note } of signed) {
    for (const [writer, seq] of Object.entries(note.through)) heads[writer] = Math.max(heads[writer] ?? 0, seq);
  }
  return heads;
}

/** Events that the signed notes do not rest on and that make a proposed addendum; empty while nothing is signed. */
export function lateEvents(log: VisitLog, signed: readonly SignedNote[]): readonly SessionEvent[] {
  return signed.length === 0 ? [] : addedBeyond(log, signedThrough(signed));
}

/**
 * What came after `since` and says something about the treatment: without what affects the bill alone, and without
 * what was taken back before it could be read in a note. What the server states of another visit counts where, all entries
 * of that visit together, time that was signed counts no longer or counts again.
 */
export function addedBeyond(log: VisitLog, since: Heads): readonly SessionEvent[] {
  const fallen = fallenIds(log.events);
  const byId = new Map(log.events.map((event) => [event.id, event]));
  const unmoved = unmovedElsewhere(log, since);
  return log.events.filter((event) => {
    if (unmoved.has(event.id)) return false;
    if (!isBeyond(event, since) || fallen.has(event.id) || silentKinds.has(event.kind)) return false;
    if (event.kind !== 'event.retracted') return true;
    const target = event.corrects === undefined ? undefined : byId.get(event.corrects);
    return target !== undefined && !isBeyond(target, since) && !silentKinds.has(target.kind);
  });
}

/** Entries about other visits that leave what was signed as it was: the newest of a visit decides, the ones before it say nothing. */
function unmovedElsewhere(log: VisitLog, since: Heads): ReadonlySet<string> {
  const entries = log.events.filter(
    (event): event is EventOf<'attention.elsewhere'> =>
      event.kind === 'attention.elsewhere' && event.body.visit !== undefined && event.body.counts !== undefined,
  );
  const unmoved = new Set<string>();
  for (const visit of new Set(entries.map(({ body }) => body.visit))) {
    const all = entries.filter(({ body }) => body.visit === visit);
    const [late, signed] = [all.filter((event) => isBeyond(event, since)), all.filter((event) => !isBeyond(event, since))];
    const newest = late.at(-1);
    const isSame = awayBy(newest ?? signed.at(-1)) === awayBy(signed.at(-1));
    for (const { id } of late) if (isSame || id !== newest?.id) unmoved.add(id);
  }
  return unmoved;
}

/** What an entry takes away from its visit, as text to compare. */
const awayBy = (entry: EventOf<'attention.elsewhere'> | undefined): string =>
  entry === undefined || entry.body.counts === 'here' || entry.body.intervals.length === 0
    ? ''
    : entry.body.intervals.map(({ from, to }) => `${from}-${to}`).join(' ');
