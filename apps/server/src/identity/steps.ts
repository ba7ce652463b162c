import { randomUUID } from 'node:crypto';

/** How long a step waits for its answer, in ms. */
export const stepMs = 5 * 60_000;
/** Most steps that wait at once; the oldest are forgotten first, so that memory stays bounded. */
const mostSteps = 10_000;

/** Things that wait for a second call, in memory of this process: each by an id that nobody guesses, good once, for five minutes. */
export interface Steps<T> {
  /** Keeps it; gives the id under which it is taken. */
  keep(value: T, now: number): string;
  /** Looks at it without taking it. */
  see(id: string, now: number): T | null;
  /** Takes it: the next call of the same id finds nothing. */
  take(id: string, now: number): T | null;
}

/** Steps of one server process: 10,000 at most, the oldest are forgotten first. Times are UTC ms. */
export function steps<T>(): Steps<T> {
  const waiting = new Map<string, { readonly value: T; readonly until: number }>();
  const see = (id: string, now: number): T | null => {
    const found = waiting.get(id);
    if (found === undefined) return null;
    if (found.until > now) return found.value;
    waiting.delete(id);
    return null;
  };
  return {
    keep(value, now) {
      const id = randomUUID();
      waiting.set(id, { value, until: now + stepMs });
      for (const key of waiting.keys()) {
        if (waiting.size <= mostSteps) break;
        waiting.delete(key);
      }
      return id;
    },
    see,
    take(id, now) {
      const value = see(id, now);
      waiting.delete(id);
      return value;
    },
  };
}
