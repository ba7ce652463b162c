import type { Program } from '@eupraxia/clinical';
import type { NewItemTraits } from '@eupraxia/clinical/chart';
import { appendToChart } from '../../app/chart-writes.ts';
import { describedProgram } from '../../app/described-program.ts';
import { freshId } from '../../app/fresh-id.ts';
import { drafts } from './kept-draft.ts';

/**
 * Keeps with an item of the saved program what it does: the program is saved again with it, and an unsaved draft of the
 * same program goes on from there. Where somebody else saved a program in between, the description goes into theirs; where
 * they described the same item, or took it out, the program screen asks, as after any other save. A program that no longer
 * has the item is left as it is.
 */
export function describeItem(patientId: string, program: Program | null, itemId: string, traits: NewItemTraits): void {
  const described = program === null ? null : describedProgram(program, itemId, traits);
  if (program === null || described === null) return;
  appendToChart(patientId, [{ id: freshId(), kind: 'program', body: described }], {
    base: program,
    described: { itemId, traits },
  });
  const kept = drafts.get(patientId);
  if (kept === undefined || kept.base?.id !== program.id) return;
  drafts.set(patientId, {
    ...kept,
    base: { ...program, ...described } as Program,
    items: kept.items.map((draft) => (draft.id === itemId ? { ...draft, traits } : draft)),
  });
}
