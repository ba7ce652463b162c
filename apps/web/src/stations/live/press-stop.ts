/** What STOP does, each part by its own means. */
export interface StopParts {
  /** Ends feedback: nothing moves any more. */
  readonly freeze: () => void;
  /** Shows that everything stands still. */
  readonly show: () => void;
  /** Puts it into the log; storage and network may be slow or gone. */
  readonly record: () => Promise<unknown>;
}

/** STOP: stand still first, then say so, then record it. No part waits for another's success, and none for storage or network. */
export function pressStop({ freeze, show, record }: StopParts): void {
  try {
    freeze();
  } finally {
    try {
      show();
    } finally {
      // The log itself tells the screen when it cannot hold what it was given.
      record().catch(() => undefined);
    }
  }
}
