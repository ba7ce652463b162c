import type { NewProgramItem, Program } from '@eupraxia/clinical';
import type { NewItemTraits } from '@eupraxia/clinical/chart';
import { appendToChart } from '../../app/chart-writes.ts';
import { freshId } from '../../app/fresh-id.ts';
import { drafts, sentPrograms } from './kept-draft.ts';

/**
 * Keeps with an item of the saved program what it does: the program is saved again with it, and an unsaved draft of the
 * same program goes on from there.
 */
export function describeItem(patientId: string, program: Program | null, itemId: string, traits: NewItemTraits): void {
  if (program === null) return;
  const items = program.items.map((item) => (item.id === itemId ? { ...item, traits } : item)) as NewProgramItem[];
  const entryId = freshId();
  const body = {
    id: freshId(),
    items,
    replaces: program.id,
    ...(program.schedule === undefined ? {} : { schedule: program.schedule }),
  };
  sentPrograms.set(entryId, program);
  appendToChart(patientId, [{ id: entryId, kind: 'program', body }]);
  const kept = drafts.get(patientId);
  if (kept === undefined || kept.base?.id !== program.id) return;
  drafts.set(patientId, {
    ...kept,
    base: { ...program, ...body } as Program,
    items: kept.items.map((draft) => (draft.id === itemId ? { ...draft, traits } : draft)),
  });
}
