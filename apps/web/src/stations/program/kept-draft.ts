import { unsavedByPatient } from '../../app/unsaved.ts';
import type { ItemDraft } from './draft.ts';

/** Programs that are being written. */
const drafts = unsavedByPatient<readonly ItemDraft[]>();

/** The unsaved program of a patient, or undefined when nothing differs from what is saved. */
export function useKeptDraft(patientId: string): readonly ItemDraft[] | undefined {
  return drafts.use(patientId);
}

/** Keeps an unsaved program; undefined lets it go. */
export function keepDraft(patientId: string, items: readonly ItemDraft[] | undefined): void {
  drafts.set(patientId, items);
}
