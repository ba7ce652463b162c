/** A visit that is open in this tab, as far as its closing is concerned. */
export interface OpenedHere {
  /** Whether anything needs it: a screen, a clock, a STOP, something unsent, a recording, a signal that plays. */
  readonly busy: () => boolean;
  readonly close: () => void;
}

/** How long nothing has needed a visit before it is closed, in ms: who looks something up comes back to the same stream. */
export const idleFor = 5 * 60_000;

/**
 * Closes visits that nothing needs any more, so that their connections, watchers and memory end. A visit in which a clock runs
 * or which STOP holds is never among them, although its screen was left: it is watched on.
 */
export class IdleVisits {
  readonly #since = new Map<string, number>();

  /**
   * Looks once at every open visit and closes those that were idle at each look since long enough.
   * @param now ms, of a clock that only goes forward
   * @param after ms; 0 closes whatever is idle now: nobody sits here any more
   * @returns the keys of those that were closed
   */
  sweep(visits: Iterable<readonly [key: string, visit: OpenedHere]>, now: number, after = idleFor): readonly string[] {
    const closed: string[] = [];
    const idle = new Set<string>();
    for (const [key, visit] of visits) {
      if (visit.busy()) continue;
      const since = this.#since.get(key) ?? now;
      this.#since.set(key, since);
      if (now - since < after) {
        idle.add(key);
        continue;
      }
      visit.close();
      closed.push(key);
    }
    for (const key of this.#since.keys()) if (!idle.has(key)) this.#since.delete(key);
    return closed;
  }
}
