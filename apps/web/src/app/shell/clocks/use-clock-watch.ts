import type { Me } from '@eupraxia/api';
import { dayIn, instantAt } from '@eupraxia/clinical';
import { dayAfter } from '@eupraxia/clinical/chart';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type Duty, dutyOf } from '../../../visit/idle-watch.ts';
import { type ClockHere, type RunningVisit, runningVisits } from '../../../visit/running-visit.ts';
import { lockedFor } from '../../../visit/screen-lock.ts';
import { may } from '../../may.ts';

/** How often the clocks are looked at, in ms. */
const lookEvery = 5_000;

/** A clock of which the screen asks whether treatment goes on. */
export interface Asking {
  readonly visit: RunningVisit;
  readonly clock: ClockHere;
  /** UTC ms on the session clock: the last sign of treatment, and when the clock is paused without an answer. */
  readonly lastSign: number;
  readonly until: number;
}

/** A clock that was paused by the rule. */
export interface Paused extends Pick<Asking, 'visit' | 'clock'> {
  readonly duty: Extract<Duty, { do: 'pause' }>;
}

/**
 * Looks at the clocks of the visits that this tab has open, every five seconds and as soon as the page is in sight again
 * (a tablet that slept), and pauses what the rule says; `dutyOf` is the rule.
 * @returns the clock about which the person is to be asked, or null; and a function that checks at once
 */
export function useClockWatch(
  { userId, role }: Pick<Me, 'userId' | 'role'>,
  paused: (clock: Paused) => void,
): readonly [Asking | null, () => void] {
  // Who only reads a visit records nothing in it.
  const writes = may(role, 'treat');
  const [asking, setAsking] = useState<Asking | null>(null);
  const told = useRef(paused);
  told.current = paused;
  const looking = useRef(false);
  const look = useCallback(async (): Promise<void> => {
    if (looking.current || !writes) return;
    looking.current = true;
    try {
      let ask: Asking | null = null;
      for (const visit of runningVisits()) {
        if (visit.state !== 'running') continue;
        // What is known as it is looked at: a press that comes meanwhile is a sign for the next time.
        const [now, lastSign] = [visit.now(), visit.lastSign()];
        const locked = lockedFor();
        for (const clock of visit.clocks) {
          const dayEnds = instantAt(visit.zone, dayAfter(dayIn(visit.zone, clock.since), 1), '00:00');
          const lockedAt = locked === null || clock.owner !== userId ? null : now - locked;
          const heldBy = await visit.heldBy(clock);
          const duty = dutyOf({ since: clock.since, lastSign, mode: clock.mode, heldBy, dayEnds, lockedAt }, now);
          if (duty.do === 'pause') {
            await visit.pause(clock.activityId, { cause: duty.cause, since: duty.since });
            told.current({ visit, clock, duty });
          } else if (duty.do === 'ask' && (clock.owner === userId || clock.owner === null)) {
            ask ??= { visit, clock, lastSign: Math.max(lastSign, clock.since), until: duty.until };
          }
        }
      }
      setAsking(ask);
    } finally {
      looking.current = false;
    }
  }, [userId, writes]);
  const soon = useCallback(() => void look(), [look]);
  useEffect(() => {
    const timer = setInterval(soon, lookEvery);
    const seen = (): void => {
      if (document.visibilityState === 'visible') soon();
    };
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('focus', soon);
    window.addEventListener('pageshow', soon);
    // Before the press of a hand that wakes a tablet counts as a sign.
    window.addEventListener('pointerdown', soon, { capture: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('focus', soon);
      window.removeEventListener('pageshow', soon);
      window.removeEventListener('pointerdown', soon, { capture: true });
    };
  }, [soon]);
  return [asking, soon];
}
