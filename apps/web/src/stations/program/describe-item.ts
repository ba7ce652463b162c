import type { NewProgramItem, Program } from '@eupraxia/clinical';
import { chartView, type ItemTraits, type NewChartEntry, type NewItemTraits } from '@eupraxia/clinical/chart';
import { appendToChart } from '../../app/chart-writes.ts';
import { freshId } from '../../app/fresh-id.ts';
import { chartQuery, queryClient } from '../../app/queries.ts';
import { drafts, sentPrograms } from './kept-draft.ts';

/**
 * Keeps with an item of the saved program what it does: the program is saved again with it, and an unsaved draft of the
 * same program goes on from there. Where somebody else saved a program in between, the description goes into theirs; where
 * they described the same item, or took it out, the program screen asks, as after any other save. A program that no longer
 * has the item is left as it is.
 */
export function describeItem(patientId: string, program: Program | null, itemId: string, traits: NewItemTraits): void {
  const described = program === null ? null : describedProgram(program, itemId, traits);
  if (program === null || described === null) return;
  appendToChart(patientId, [entryOf(program, described)], async (fault) => {
    if (fault.code !== 'EUP_STORE_PROGRAM_CHANGED') return undefined;
    const chart = await queryClient.fetchQuery({ ...chartQuery(patientId), staleTime: 0 });
    const theirs = chartView(chart.entries).program;
    const joined = theirs === null ? 'clash' : joinedProgram(program, theirs, itemId, traits);
    if (theirs === null || joined === 'clash') return undefined;
    return joined === 'there' ? [] : [entryOf(theirs, joined)];
  });
  const kept = drafts.get(patientId);
  if (kept === undefined || kept.base?.id !== program.id) return;
  drafts.set(patientId, {
    ...kept,
    base: { ...program, ...described } as Program,
    items: kept.items.map((draft) => (draft.id === itemId ? { ...draft, traits } : draft)),
  });
}

type ProgramBody = Extract<NewChartEntry, { kind: 'program' }>['body'];

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

/** The entry of a program, remembered with the one that it was made from: a refused one is joined against it. */
function entryOf(base: Program, body: ProgramBody): NewChartEntry {
  const id = freshId();
  sentPrograms.set(id, base);
  return { id, kind: 'program', body };
}
