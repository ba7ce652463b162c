import { useEffect, useState } from 'react';

/** Draws anew each second while something counts. */
export function useSecond(counts: boolean): void {
  const [, tick] = useState(0);
  useEffect(() => {
    if (!counts) return;
    const timer = setInterval(() => tick((n) => n + 1), 1_000);
    return () => clearInterval(timer);
  }, [counts]);
}
