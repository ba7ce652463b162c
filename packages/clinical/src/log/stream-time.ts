/**
 * The times of one writer's events, oldest first, with as few of them moved as possible. Time within one stream never
 * runs backwards; where it seems to, the longest run of events that agree with each other keeps its own times, and the
 * others are put between their neighbors. So one wrong clock reading costs the event that has it, and no other.
 * @param at UTC ms of each event, in order of `seq`, none above the time at which it was received
 * @param earliest UTC ms before which nothing of this stream can have happened
 */
export function streamTimes(at: readonly number[], earliest = Number.NEGATIVE_INFINITY): readonly number[] {
  if (isOrdered(at, earliest)) return at;
  const kept = longestOrdered(at, earliest);
  const times = new Array<number>(at.length);
  let before = earliest;
  let next = 0;
  for (let i = 0; i < at.length; i++) {
    if (kept[next] === i) {
      before = at[i] as number;
      next += 1;
    } else {
      const after = kept[next] === undefined ? Number.POSITIVE_INFINITY : (at[kept[next] as number] as number);
      before = Math.min(after, Math.max(before, at[i] as number));
    }
    times[i] = before;
  }
  return times;
}

function isOrdered(at: readonly number[], earliest: number): boolean {
  let before = earliest;
  for (const time of at) {
    if (time < before) return false;
    before = time;
  }
  return true;
}

/**
 * Indexes of a longest non-decreasing run of times from `earliest` on; of several, the one that keeps the earlier events
 * (patience sorting from the end, O(n log n)).
 */
function longestOrdered(at: readonly number[], earliest: number): readonly number[] {
  /** `starts[k]` is the index that begins, at the latest time, a run of k + 1 events. */
  const starts: number[] = [];
  const next = new Int32Array(at.length).fill(-1);
  for (let i = at.length - 1; i >= 0; i--) {
    const time = at[i] as number;
    if (time < earliest) continue;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((at[starts[middle] as number] as number) >= time) low = middle + 1;
      else high = middle;
    }
    if (low > 0) next[i] = starts[low - 1] as number;
    starts[low] = i;
  }
  const run: number[] = [];
  for (let i = starts.at(-1) ?? -1; i >= 0; i = next[i] as number) run.push(i);
  return run;
}
