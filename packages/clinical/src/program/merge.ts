/** Whatever has an id and a name: program items, or their drafts. Compared by what it holds, as plain data. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/** An item that two people changed in different ways since the program that both began from; null where one removed it. */
export interface ProgramClash<T extends Named> extends Named {
  readonly mine: T | null;
  readonly theirs: T | null;
}

export interface ProgramMerge<T extends Named> {
  /** In the order of mine, what only they added at the end; a clash stands as mine, or as theirs where mine removed it. */
  readonly items: readonly T[];
  /** Empty when the two go together without a decision. */
  readonly clashes: readonly ProgramClash<T>[];
}

/**
 * Joins two edits of one program, item by item: what only one of them changed, added or removed is taken; what both
 * changed differently is a clash for a person to decide. An order that only they changed is theirs.
 */
export function mergePrograms<T extends Named>(base: readonly T[], mine: readonly T[], theirs: readonly T[]): ProgramMerge<T> {
  const [was, my, their] = [byId(base), byId(mine), byId(theirs)];
  const clashes: ProgramClash<T>[] = [];
  const order = onlyAppended(base, mine) ? [...theirs, ...mine] : [...mine, ...theirs];
  const items: T[] = [];
  for (const id of new Set(order.map((item) => item.id))) {
    const [b, m, t] = [was.get(id), my.get(id), their.get(id)];
    const kept = sameItem(m, b) ? t : m;
    if (!sameItem(m, b) && !sameItem(t, b) && !sameItem(m, t)) {
      clashes.push({ id, name: (m ?? t ?? b)?.name ?? '', mine: m ?? null, theirs: t ?? null });
      items.push((m ?? t) as T);
    } else if (kept !== undefined) items.push(kept);
  }
  return { items, clashes };
}

/** The merge with each clash decided, by item id. */
export function decided<T extends Named>(merge: ProgramMerge<T>, choices: ReadonlyMap<string, 'mine' | 'theirs'>): readonly T[] {
  const clashes = new Map(merge.clashes.map((clash) => [clash.id, clash]));
  return merge.items.flatMap((item) => {
    const clash = clashes.get(item.id);
    if (clash === undefined) return [item];
    const chosen = clash[choices.get(item.id) ?? 'mine'];
    return chosen === null ? [] : [chosen];
  });
}

const byId = <T extends Named>(items: readonly T[]): ReadonlyMap<string, T> => new Map(items.map((item) => [item.id, item]));

/** Whether what is left of the old items stands in the old order, with whatever is new at the end. */
const onlyAppended = (old: readonly Named[], now: readonly Named[]): boolean => {
  const kept = new Set(now.map((item) => item.id));
  const expected = old.filter((item) => kept.has(item.id)).map((item) => item.id);
  return expected.every((id, i) => now[i]?.id === id);
};

/** Whether two items order the same: plain data, compared by what it holds. */
function sameItem(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => sameItem(left[key], right[key]));
}
