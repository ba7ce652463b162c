import type { SweepScale } from './sweep.ts';

/** What a picture in percent is drawn against: room above the ceiling, and never less than a comfortable effort and a fifth. */
export function scaleOf(zone: { readonly floor: number; readonly ceiling: number } | null, limit: number | null): SweepScale {
  return { top: Math.max(120, 1.6 * (zone?.ceiling ?? 75)), zone, limit };
}

/** The same while an edge is dragged: the picture itself stands still under the finger. */
export function scaleWith(zone: { readonly floor: number; readonly ceiling: number }, steady: SweepScale): SweepScale {
  return { ...steady, zone };
}
