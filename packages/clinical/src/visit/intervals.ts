/** A span of time, in UTC ms. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Intervals in order of time, joined where they touch. */
export function merged(intervals: readonly Interval[]): readonly Interval[] {
  const list: { from: number; to: number }[] = [];
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    const last = list.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else if (to > from) list.push({ from, to });
  }
  return list;
}
