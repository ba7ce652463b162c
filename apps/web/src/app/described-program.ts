import type { NewProgramItem, Program } from '@eupraxia/clinical';
import type { ItemTraits, NewChartEntry, NewItemTraits } from '@eupraxia/clinical/chart';
import { freshId } from './fresh-id.ts';

export type ProgramBody = Extract<NewChartEntry, { kind: 'program' }>['body'];

/** A new program made from one, with what an item of it does; null where it has no such item. */
export function describedProgram(program: Program, itemId: string, traits: NewItemTraits): ProgramBody | null {
  if (!program.items.some(({ id }) => id === itemId)) return null;
  return {
    id: freshId(),
    items: program.items.map((item) => (item.id === itemId ? { ...item, traits } : item)) as NewProgramItem[],
    replaces: program.id,
    ...(program.schedule === undefined ? {} : { schedule: program.schedule }),
  };
}

/**
 * The description joined into a program that somebody else saved since: theirs with it where they left the item
 * undescribed; `there` where theirs says the same; `clash` where a person has to decide, or nothing was saved since.
 */
export function joinedProgram(
  base: Program,
  theirs: Program,
  itemId: string,
  traits: NewItemTraits,
): ProgramBody | 'there' | 'clash' {
  const described = (program: Program) => program.items.find(({ id }) => id === itemId)?.traits;
  if (same(described(theirs), traits)) return 'there';
  if (theirs.id === base.id || !same(described(theirs), described(base))) return 'clash';
  return describedProgram(theirs, itemId, traits) ?? 'clash';
}

/** Whether two descriptions say the same, whoever said it and when. */
function same(a: ItemTraits | NewItemTraits | undefined, b: ItemTraits | NewItemTraits | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const { by: _by, on: _on, ...said } = a;
  const { by: _otherBy, on: _otherOn, ...other } = b;
  const text = (one: object) => JSON.stringify(Object.entries(one).toSorted(([left], [right]) => (left < right ? -1 : 1)));
  return text(said) === text(other);
}
