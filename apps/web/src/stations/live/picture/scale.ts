import type { SweepScale } from './sweep.ts';
import type { Zone } from './ZoneHandles.tsx';

type Edges = Pick<Zone, 'direction' | 'floor' | 'ceiling'>;

/**
 * What a picture in percent is drawn against: room above the ceiling, and never less than a comfortable effort and a fifth.
 * Rest is drawn larger, since what matters there is small.
 */
export function scaleOf(zone: Edges | null, limit: number | null): SweepScale {
  const floor = zone?.floor ?? 0;
  const top =
    zone?.direction === 'down'
      ? Math.max(50, 2.5 * (zone.ceiling ?? 20))
      : Math.max(120, 1.6 * (zone?.ceiling ?? Math.max(75, floor)));
  return { top, zone: zone === null ? null : drawn(zone, top), limit };
}

/** The same while an edge is dragged: the picture itself stands still under the finger. */
export function scaleWith(zone: Edges, steady: SweepScale): SweepScale {
  return { ...steady, zone: drawn(zone, steady.top) };
}

/** The band of a zone: without a floor it reaches down to rest, without a ceiling to the top. */
const drawn = ({ floor, ceiling }: Edges, top: number): NonNullable<SweepScale['zone']> => ({
  floor: floor ?? 0,
  ceiling: ceiling ?? top,
});
