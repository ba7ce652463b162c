import type { AttentionMode, PauseCause } from '@eupraxia/clinical';
import type { HeldBy } from './running-visit.ts';

const minute = 60_000;
/** Without a sign of treatment for this long, the screen asks whether it goes on. */
export const idleAfter = 10 * minute;
/** How long the question stands before the clock is paused. */
export const askedFor = minute;
/** How long another tab waits beyond that for the one that began the clock and is gone. */
export const graceOfOthers = minute;
/** How long the sign-in that has ended stands over the screen, with no sign of treatment, before the clock is paused. */
export const lockedAfter = minute;

/** A clock that runs, with what is known of it. Times are UTC ms on the session clock. */
export interface WatchedClock {
  readonly since: number;
  readonly lastSign: number;
  readonly mode: AttentionMode;
  readonly heldBy: HeldBy;
  /** The end of the clinic's day on which it began to run. */
  readonly dayEnds: number;
  /** Since when the screen waits for a sign-in; null where it does not. */
  readonly lockedAt: number | null;
}

/** What is to be done about a clock now. */
export type Duty =
  | { readonly do: 'nothing' }
  /** Ask whether treatment goes on; at `until` the clock is paused. */
  | { readonly do: 'ask'; readonly until: number }
  /** Pause it, and cut what it counted since the last sign of treatment. */
  | { readonly do: 'pause'; readonly cause: PauseCause; readonly since: number };

const nothing: Duty = { do: 'nothing' };

/**
 * The rule of a clock that nobody watches: ten minutes without a sign of treatment ask, a minute without an answer pauses;
 * so does the end of the clinic's day, and a screen that waits for a sign-in. A tablet that slept over both finds the time
 * over and pauses at once: nobody could have been asked. What runs unattended needs no sign.
 */
export function dutyOf({ since, lastSign, mode, heldBy, dayEnds, lockedAt }: WatchedClock, now: number): Duty {
  if (heldBy === 'elsewhere') return nothing;
  const grace = heldBy === 'nobody' ? graceOfOthers : 0;
  const last = Math.max(since, lastSign);
  const pause = (cause: PauseCause): Duty => ({ do: 'pause', cause, since: Math.min(last, now) });
  if (now >= dayEnds + grace) return pause('day-end');
  if (mode === 'unattended') return nothing;
  if (lockedAt !== null && now >= Math.max(lockedAt, last) + lockedAfter + grace) return pause('locked');
  const asksAt = last + idleAfter;
  const until = asksAt + askedFor + grace;
  if (now >= until) return pause('idle');
  return now >= asksAt ? { do: 'ask', until } : nothing;
}
