import type { Draft } from './state.ts';
import type { Trial } from './trial-record.ts';

const none: readonly Trial[] = [];

/** Newest trials in the zone as it is now; what was done in another zone says nothing of this one. */
export function recent({ state }: Draft, most: number): readonly Trial[] {
  const count = Math.min(most, state.inThisZone);
  return count === 0 ? none : state.lastTen.slice(-count);
}
