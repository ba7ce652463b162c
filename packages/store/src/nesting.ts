import { AsyncLocalStorage } from 'node:async_hooks';

/** Tells whether a transaction is begun inside the work of another one: the two could wait for each other. */
export interface Nesting {
  /** Runs the work of a transaction. */
  run<T>(work: () => T): T;
  /** Whether this runs inside such work. */
  isInside(): boolean;
}

/**
 * Sees it through every promise, for tests. A process that follows its promises takes half as much time again for each of
 * them, in every part of the program: a program in use does without.
 */
export function followedNesting(): Nesting {
  const inside = new AsyncLocalStorage<true>();
  return { run: (work) => inside.run(true, work), isInside: () => inside.getStore() === true };
}

/** Sees nothing: two transactions that wait for each other end by the time limits of connections and locks. */
export const trustedNesting: Nesting = { run: (work) => work(), isInside: () => false };
