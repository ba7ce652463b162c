/** The most samples of a run. */
export const runLength = 4096;

/**
 * Calls `take(from, to)` for successive runs of a few thousand samples. What a run leaves for the next pass is still in near
 * memory, and engines compile a loop well that they have met many times, but badly one that they meet once and for long.
 */
export function inRuns(from: number, to: number, take: (from: number, to: number) => void): void {
  for (let start = from; start < to; start += runLength) take(start, Math.min(to, start + runLength));
}
