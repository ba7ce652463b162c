import type { ChartView, NewChartEntry } from '@eupraxia/clinical/chart';
import { type Unsaved, unsavedByPatient } from '../../app/unsaved.ts';
import type { LimitsDraft } from './limits.ts';
import type { PlanDraft } from './plan.ts';

export type History = NonNullable<ChartView['history']>;
export type Answers = Extract<NewChartEntry, { kind: 'screening' }>['body']['answers'];

/**
 * The long sheets of an evaluation while they are filled in. Who looks at another part, or at the program, in the middle of
 * one finds it again as it was left.
 */
export const keptSheets = {
  history: unsavedByPatient<Partial<Omit<History, 'id'>>>(),
  screening: unsavedByPatient<Answers>(),
  limits: unsavedByPatient<LimitsDraft>(),
  plan: unsavedByPatient<PlanDraft>(),
};

/** One kept sheet of a patient: what is not saved of it, and how to change it; undefined lets it go. */
export function useKeptSheet<T>(
  sheet: Unsaved<T>,
  patientId: string,
): readonly [draft: T | undefined, setDraft: (next: T | undefined) => void] {
  return [sheet.use(patientId), (next) => sheet.set(patientId, next)];
}
