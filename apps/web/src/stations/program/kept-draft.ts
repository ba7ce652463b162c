import type { Program, ScheduleOrder } from '@eupraxia/clinical';
import { draftByPatient } from '../../outbox/drafts.ts';
import type { ItemDraft } from './draft-shape.ts';

/** A program that is being written, and the saved one that it began from: null where there was none. */
export interface KeptDraft {
  readonly base: Program | null;
  readonly items: readonly ItemDraft[];
  /** In which order the trials come; undefined leaves it open. */
  readonly schedule: ScheduleOrder | undefined;
}

/** Unsaved programs by patient. */
export const drafts = draftByPatient<KeptDraft>('program.1');

/** The unsaved program of a patient, or undefined when nothing differs from what is saved. */
export function useKeptDraft(patientId: string): KeptDraft | undefined {
  return drafts.use(patientId);
}

/** Keeps an unsaved program; undefined lets it go. */
export function keepDraft(patientId: string, draft: KeptDraft | undefined): void {
  drafts.set(patientId, draft);
}
