import type { Envelope } from '@eupraxia/clinical';

/** The other tabs of this browser that have the same visit open. */
export interface Tabs {
  /** Tells the others what this tab has kept. */
  publish(events: readonly Envelope[]): void;
  /** Whether the tab that wrote a stream still lives; only a dead tab's stranded events are taken over. */
  alive(writer: string): Promise<boolean>;
  /**
   * Does what only one tab of this visit may do at a time. False, with nothing done, while another tab is at it. Where it
   * is missing there is no other tab.
   */
  alone?(work: () => Promise<void>): Promise<boolean>;
  /**
   * Holds the call that waits at the server for this visit, for all tabs of the browser: true once `work` has ended; false,
   * with nothing done, while another tab does, or while the browser holds as many calls as it may.
   */
  watching?(work: () => Promise<void>): Promise<boolean>;
  close(): void;
}

/**
 * Most calls that one browser has waiting at the server. It opens six connections to one server at most, and the tabs’ other
 * calls need some of them.
 */
const mostWaiting = 3;

/** One tab of the browser waits for a visit, and only so many of all visits at a time. */
export async function watchingAlone(visitId: string, work: () => Promise<void>): Promise<boolean> {
  const locks = globalThis.navigator?.locks;
  if (locks === undefined) return work().then(() => true);
  const ifFree = { ifAvailable: true } as const;
  return locks.request(`eupraxia-watch-${visitId}`, ifFree, async (visit) => {
    for (let n = 0; visit !== null && n < mostWaiting; n++) {
      const done = await locks.request(`eupraxia-waiting-${n}`, ifFree, async (place) => {
        if (place !== null) await work();
        return place !== null;
      });
      if (done) return true;
    }
    return false;
  });
}

const lockOf = (writer: string): string => `eupraxia-writer-${writer}`;

/** Whether the tab of this browser that wrote a stream still lives. */
export async function tabLives(writer: string): Promise<boolean> {
  const locks = globalThis.navigator?.locks;
  if (locks === undefined) return false;
  const { held } = await locks.query();
  return held?.some((lock) => lock.name === lockOf(writer)) ?? false;
}

/**
 * Joins the tabs of one visit: what one keeps, the others see at once, and each holds a lock by its writer's id as long
 * as it lives. Where a browser has neither channel nor locks, tabs meet at the server alone.
 */
export function joinTabs(visitId: string, writer: string, receive: (events: readonly Envelope[]) => void): Tabs {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`eupraxia-visit-${visitId}`);
  const locks = globalThis.navigator?.locks;
  let release: () => void = () => undefined;
  if (channel !== null) channel.onmessage = (message: MessageEvent<readonly Envelope[]>) => receive(message.data);
  locks?.request(lockOf(writer), () => new Promise<void>((resolve) => (release = resolve))).catch(() => undefined);
  return {
    publish: (events) => channel?.postMessage(events),
    alive: tabLives,
    async alone(work) {
      if (locks === undefined) return work().then(() => true);
      // Not waited for: a tab that sleeps with the lock in its hand must not hold up what this one has to send.
      return locks.request(`eupraxia-takeover-${visitId}`, { ifAvailable: true }, async (lock) => {
        if (lock === null) return false;
        await work();
        return true;
      });
    },
    watching: (work) => watchingAlone(visitId, work),
    close() {
      channel?.close();
      release();
    },
  };
}
