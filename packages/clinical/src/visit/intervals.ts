/** A span of time, in UTC ms. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Intervals in order of time, joined where they touch; what has no length is left out. */
export function merged(intervals: readonly Interval[]): readonly Interval[] {
  const list: { from: number; to: number }[] = [];
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    if (to <= from) continue;
    const last = list.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else list.push({ from, to });
  }
  return list;
}

/** What lies in both of two lists, in order of time. */
export function common(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  const others = merged(b);
  return merged(a).flatMap((one) =>
    others.flatMap((other) => {
      const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
      return from < to ? [{ from, to }] : [];
    }),
  );
}

/** What is left of a list without another, in order of time. */
export function without(list: readonly Interval[], gone: readonly Interval[]): readonly Interval[] {
  const cut = merged(gone);
  return merged(list).flatMap((span) => {
    const left: Interval[] = [];
    let { from } = span;
    for (const one of cut) {
      if (one.to <= from || one.from >= span.to) continue;
      if (one.from > from) left.push({ from, to: one.from });
      from = Math.max(from, one.to);
    }
    if (from < span.to) left.push({ from, to: span.to });
    return left;
  });
}

/** Ms that a list covers, each once. */
export const lengthOf = (list: readonly Interval[]): number => merged(list).reduce((sum, { from, to }) => sum + to - from, 0);
