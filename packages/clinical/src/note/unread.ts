import { release as ownRelease } from '@eupraxia/kernel';
import type { Envelope } from '../log/event.ts';
import { linkOf } from '../log/link.ts';
import type { VisitLog } from '../log/read.ts';
import { isNewerRelease } from '../log/release.ts';
import { fallenIds } from '../log/standing.ts';
import { isPartlyRead, readingOf, type Unread } from '../log/upcast.ts';

/** An event that is kept and cannot be read here: what the note lists of it. */
export interface UnreadEntry {
  readonly id: string;
  readonly kind: string;
  readonly writer: string;
  /** UTC ms, as the log times it: as its writer gave it, at the latest when the server received it. */
  readonly at: number;
  /** SHA-256, in hexadecimal, over the canonical JSON of the event as sent. */
  readonly hash: string;
  readonly why: Unread;
  /** Whether a clinician has named it and goes on without it. */
  readonly acknowledged: boolean;
}

/** For how long, in ms, an entry of a newer program holds the signature: the newer program is at hand on the day. */
export const unreadHoldsFor = 86_400_000;

/** What is kept and cannot be read, in order of time. Taken back it is not listed. */
export function unreadEntries(log: VisitLog): readonly UnreadEntry[] {
  if (log.unknown.length === 0) return [];
  const fallen = fallenIds(log.events);
  const named = new Set(
    log.events.flatMap((event) =>
      event.kind === 'unread.acknowledged' && !fallen.has(event.id) ? [`${event.body.of} ${event.body.hash}`] : [],
    ),
  );
  const movedBy = new Map(log.skewed.map((skew) => [skew.id, skew.byMs]));
  return log.unknown
    .map((envelope): UnreadEntry => {
      const { id, kind, writer } = envelope;
      const at = envelope.at + (movedBy.get(id) ?? 0);
      const hash = linkOf(envelope);
      const why = readingOf(envelope).unread ?? 'unknown-kind';
      return { id, kind, writer, at, hash, why, acknowledged: named.has(`${id} ${hash}`) };
    })
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/**
 * The entries that hold the signature now: a newer program wrote them less than a day ago, and no clinician has named
 * them. Anything else that cannot be read is listed and never locks a visit.
 * @param now UTC ms
 * @param release the program that would sign
 */
export function unreadHolding(log: VisitLog, now: number, release: string = ownRelease): readonly UnreadEntry[] {
  const byId = new Map<string, Envelope>(log.unknown.map((envelope) => [envelope.id, envelope]));
  return unreadEntries(log).filter(({ id, at, acknowledged }) => {
    const wrote = byId.get(id)?.release;
    return !acknowledged && wrote !== undefined && isNewerRelease(wrote, release) && now - at < unreadHoldsFor;
  });
}

/** How many events of a newer program were read with parts left over that this one does not know. */
export function partlyRead(log: VisitLog, release: string = ownRelease): number {
  return log.all.reduce(
    (sum, event) => sum + Number(event.release !== undefined && isNewerRelease(event.release, release) && isPartlyRead(event)),
    0,
  );
}
