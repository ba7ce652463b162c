import { useRef } from 'react';

/** A second press within this many ms is the same tap: a finger that bounced, or a double click. */
const bounceMs = 400;

/** Answers whether a press for `what` counts. */
export type OneTap = (what: string) => boolean;

/**
 * Takes a double tap as one. For what starts, pauses or ends: until the log has it the screen still offers it, and a
 * second press would write it twice. Never for STOP, and never for what is counted by tapping fast.
 */
export function oneTap(now: () => number): OneTap {
  let last = { what: '', at: Number.NEGATIVE_INFINITY };
  return (what) => {
    const at = now();
    if (what === last.what && at - last.at < bounceMs) return false;
    last = { what, at };
    return true;
  };
}

/** One `oneTap` for as long as a component lives. */
export function useOneTap(): OneTap {
  const tap = useRef<OneTap | null>(null);
  tap.current ??= oneTap(() => performance.now());
  return tap.current;
}
