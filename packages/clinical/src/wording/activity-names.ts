import type { ProgramItem } from '../log/snapshot.ts';
import { type ActivityName, type Named, rowNamed } from './named.ts';

/**
 * What a note calls each activity of a program, in the program's order: short, and never the same for two of them. The
 * catalogue's short names differ between exercises, so that only items of one exercise, or of one typed name, need their
 * side, or their number where the sides are the same too. Beside typed names nothing is shortened: a typed name might be
 * the short one.
 */
export function activityNames(items: readonly ProgramItem[]): readonly ActivityName[] {
  const full = items.map((item) => rowNamed('exercise', item.exerciseId, item.name));
  const short = full.every((name) => 'label' in name);
  const alike = countOf(full.map(identityOf));
  const alikeAndPlaced = countOf(full.map((name, i) => `${items[i]?.side} ${identityOf(name)}`));
  return items.map((item, i): ActivityName => {
    const own = full[i] ?? { words: item.name };
    const name: Named = short && 'label' in own ? { label: 'short', id: own.id } : own;
    if (alike.get(identityOf(own)) === 1) return name;
    // A side that this release does not know tells nothing apart.
    const { side } = item;
    if (side !== 'unlisted' && alikeAndPlaced.get(`${side} ${identityOf(own)}`) === 1) return { ...name, side };
    return { ...name, number: i + 1 };
  });
}

const identityOf = (name: Named): string => ('label' in name ? `row ${name.id}` : `words ${name.words}`);

function countOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
