/**
 * The clock that a paced source waits by. It is a parameter, so that a test runs an hour of replay at once
 * and a browser runs it at true speed.
 */
export interface Pace {
  /** Milliseconds on any clock that never goes back. */
  now(): number;
  /** Resolves after about `ms` milliseconds; early or late by a little is made up for by the caller. */
  wait(ms: number): Promise<void>;
}
