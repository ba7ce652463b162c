import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Interval, merged } from '../visit/intervals.ts';
import type { Visit } from '../visit/visit.ts';

/**
 * The name of another visit in this visit's log: the same whenever it is needed, and of no use to whoever has only this
 * log. A UUID made of a hash (RFC 9562, version 8).
 */
export function opaqueVisit(visitId: string, otherId: string): string {
  const hex = bytesToHex(sha256(utf8ToBytes(`${visitId} ${otherId}`)));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** When the therapist of a visit was one-on-one with its patient, in order of time; what still runs is left out. */
export function oneOnOne(visit: Visit): readonly Interval[] {
  return merged(
    visit.activities.flatMap(({ bouts }) =>
      bouts.flatMap(({ from, to, by, mode }) =>
        to !== null && to > from && mode === 'one-on-one' && (by === 'therapist' || by === 'both') ? [{ from, to }] : [],
      ),
    ),
  );
}

/**
 * The one-on-one time of a visit that its therapist gave to another visit: both have it, and the other was finished first.
 * What the other has already yielded to this one is not taken a second time.
 */
export function takenBy(own: readonly Interval[], other: readonly Interval[], yielded: readonly Interval[]): readonly Interval[] {
  const both = own.flatMap((a) =>
    other.flatMap((b) => {
      const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
      return from < to ? [{ from, to }] : [];
    }),
  );
  return merged(both).flatMap((span) => without(span, merged(yielded)));
}

function without(span: Interval, gone: readonly Interval[]): readonly Interval[] {
  const left: Interval[] = [];
  let { from } = span;
  for (const one of gone) {
    if (one.to <= from || one.from >= span.to) continue;
    if (one.from > from) left.push({ from, to: one.from });
    from = Math.max(from, one.to);
  }
  if (from < span.to) left.push({ from, to: span.to });
  return left;
}
