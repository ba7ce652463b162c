import type { Envelope } from '@eupraxia/clinical';

/** The other tabs of this browser that have the same visit open. */
export interface Tabs {
  /** Tells the others what this tab has kept. */
  publish(events: readonly Envelope[]): void;
  /** Whether the tab that wrote a stream still lives; only a dead tab's stranded events are taken over. */
  alive(writer: string): Promise<boolean>;
  close(): void;
}

const lockOf = (writer: string): string => `eupraxia-writer-${writer}`;

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
    async alive(other) {
      if (locks === undefined) return false;
      const { held } = await locks.query();
      return held?.some((lock) => lock.name === lockOf(other)) ?? false;
    },
    close() {
      channel?.close();
      release();
    },
  };
}
