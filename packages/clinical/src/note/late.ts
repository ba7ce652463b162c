import { silentKinds } from '../log/bodies.ts';
import type { Heads, SessionEvent } from '../log/event.ts';
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
 * what was taken back before it could be read in a note.
 */
export function addedBeyond(log: VisitLog, since: Heads): readonly SessionEvent[] {
  const fallen = fallenIds(log.events);
  const byId = new Map(log.events.map((event) => [event.id, event]));
  return log.events.filter((event) => {
    if (!isBeyond(event, since) || fallen.has(event.id) || silentKinds.has(event.kind)) return false;
    if (event.kind !== 'event.retracted') return true;
    const target = event.corrects === undefined ? undefined : byId.get(event.corrects);
    return target !== undefined && !isBeyond(target, since) && !silentKinds.has(target.kind);
  });
}
