import { type UtcMs, utcMs } from '@eupraxia/kernel';

/** The two clocks of a browser tab. They are parameters, so that a test can set one an hour wrong. */
export interface TabClocks {
  /** UTC ms by the device, right or wrong; may be set at any time. */
  wall(): number;
  /** Milliseconds of the tab's life; never goes back (performance.now). */
  mono(): number;
}

/** What is kept of a measurement for a reload without a server: how far the device's clock is off. */
export interface KeptOffset {
  /** Server's clock minus the device's, in ms. */
  readonly serverMinusWall: number;
  /** Round trip of the measurement in ms: the offset is right to half of it. */
  readonly roundTrip: number;
}

/** Server time as one tab knows it. */
export interface SessionClock {
  /**
   * UTC ms on the server's clock, whole. It stands still rather than go back, except where a measurement shows that it
   * was ahead by more than {@link mostAhead}: then it goes on from the right time.
   */
  now(): UtcMs;
  mono(): number;
  /** UTC ms on the device's clock, right or wrong. */
  wall(): number;
  /** Takes in one exchange: `sent` and `received` on the tab's monotonic clock, `serverTime` from the reply. Says whether it was used. */
  measure(sent: number, received: number, serverTime: number): boolean;
  /** How far `now()` can be off at the most, in ms: half the round trip of the measurement that holds, and what has drifted since; undefined before the first. */
  within(): number | undefined;
  /** The best measurement so far, to be kept with the visit; null before the first. */
  kept(): KeptOffset | null;
}

/** A clock that is ahead by less, in ms, stands still until it is right; by more, it has been wrong and is set back. */
export const mostAhead = 5000;

/** The log holds no earlier instant: a device whose battery died says 1970 until a server tells it better. */
const earliest = 946_684_800_000;

/** Crystals drift: an old measurement's error grows by this much per ms (50 ppm each on two machines). */
const drift = 1e-4;

/**
 * Keeps the session clock. Time runs on the tab's monotonic clock from a base that the server gave, so that a device
 * clock that is an hour off, or is set in mid-visit, changes nothing. Of several measurements the one with the shortest
 * round trip holds (Cristian 1989), until its age has made it worse than a newer one, or until a newer one contradicts
 * it, which means that the monotonic clock stood still while the device slept.
 * @param kept what an earlier tab life measured; used until the server answers
 */
export function sessionClock(clocks: TabClocks, kept: KeptOffset | null = null): SessionClock {
  const startWall = clocks.wall();
  const startMono = clocks.mono();
  let best: { base: number; roundTrip: number; at: number; serverMinusWall: number } | null = null;
  let base = startWall - startMono + (kept?.serverMinusWall ?? 0);
  let last = Number.NEGATIVE_INFINITY;

  return {
    now() {
      const read = Math.max(earliest, Math.round(base + clocks.mono()));
      last = read < last - mostAhead ? read : Math.max(last, read);
      return utcMs(last);
    },
    mono: () => clocks.mono(),
    wall: () => Math.max(0, Math.round(clocks.wall())),
    measure(sent, received, serverTime) {
      const roundTrip = Math.max(0, received - sent);
      const candidate = serverTime - (sent + received) / 2;
      const error = roundTrip / 2;
      if (best !== null) {
        const aged = best.roundTrip / 2 + (received - best.at) * drift;
        const contradicts = Math.abs(candidate - best.base) > error + aged + 1;
        if (error >= aged && !contradicts) return false;
      }
      best = { base: candidate, roundTrip, at: received, serverMinusWall: candidate + clocks.mono() - clocks.wall() };
      base = candidate;
      return true;
    },
    within: () => (best === null ? undefined : Math.ceil(best.roundTrip / 2 + (clocks.mono() - best.at) * drift)),
    kept: () =>
      best === null ? kept : { serverMinusWall: Math.round(best.serverMinusWall), roundTrip: Math.round(best.roundTrip) },
  };
}
