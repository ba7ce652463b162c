import { useSyncExternalStore } from 'react';

/** The hand that taps: the taps lie on its side of a tablet. Kept on this device only. */
export type Hand = 'right' | 'left';

const keptAs = 'eupraxia.hand';
const listeners = new Set<() => void>();

function keptHand(): Hand {
  try {
    return localStorage.getItem(keptAs) === 'left' ? 'left' : 'right';
  } catch {
    return 'right';
  }
}
let hand: Hand | null = null;

const read = (): Hand => {
  hand ??= keptHand();
  return hand;
};

/** Changes the hand, and keeps it where the browser keeps anything. */
export function setHand(next: Hand): void {
  hand = next;
  try {
    localStorage.setItem(keptAs, next);
  } catch {
    // Without storage the choice holds until the page is left.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function useHand(): Hand {
  return useSyncExternalStore(subscribe, read);
}
