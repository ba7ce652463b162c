import { useSyncExternalStore } from 'react';
import { handOverLeft, type StaysHere } from '../outbox/left-behind.ts';
import { theVault } from '../vault/the-vault.ts';
import { client } from './client.ts';

/** What became of colleagues' records since this page was opened. */
export interface LeftBehind {
  /** How many the server took, under their authors. */
  readonly taken: number;
  readonly stays: readonly StaysHere[];
}

let now: LeftBehind = { taken: 0, stays: [] };
let running: Promise<void> | null = null;
const listeners = new Set<() => void>();

/** Hands over what colleagues left in this browser. Where the server is not reached, it is tried again when it is. */
export function handOverNow(): Promise<void> {
  running ??= theVault()
    .then((vault) => handOverLeft({ vault, handOver: (records) => client.vault.handOver({ records }) }))
    .then(({ taken, stays }) => {
      now = { taken: now.taken + taken, stays };
      for (const listener of listeners) listener();
    })
    .catch(() => undefined)
    .finally(() => {
      running = null;
    });
  return running;
}

/** What became of colleagues’ records, for a screen that shows it. */
export function useLeftBehind(): LeftBehind {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => now,
  );
}
