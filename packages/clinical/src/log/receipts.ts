import type { Envelope } from './event.ts';
import { readingOf } from './upcast.ts';

/**
 * When the server received an event, in UTC ms, by its own `events.received`; infinity for what was received at its own
 * time, or is not yet received. Only the stream that opened the visit is believed: no device can move another's events.
 */
export function receiptsOf(
  all: readonly Envelope[],
  serverWriter: string | undefined,
): (event: Pick<Envelope, 'writer' | 'seq'>) => number {
  const ranges = new Map<string, { readonly from: number; readonly to: number; readonly receivedAt: number }[]>();
  for (const envelope of all) {
    if (envelope.kind !== 'events.received' || envelope.writer !== serverWriter) continue;
    const { event } = readingOf(envelope);
    if (event?.kind !== 'events.received') continue;
    const { writer, ...range } = event.body;
    const known = ranges.get(writer);
    if (known === undefined) ranges.set(writer, [range]);
    else known.push(range);
  }
  if (ranges.size === 0) return () => Number.POSITIVE_INFINITY;
  return ({ writer, seq }) => {
    let least = Number.POSITIVE_INFINITY;
    for (const { from, to, receivedAt } of ranges.get(writer) ?? [])
      if (seq >= from && seq <= to && receivedAt < least) least = receivedAt;
    return least;
  };
}
