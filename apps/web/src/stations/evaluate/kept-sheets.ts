import type { ChartView, NewChartEntry } from '@eupraxia/clinical/chart';
import { type Draft, draftByPatient } from '../../outbox/drafts.ts';
import type { LimitsDraft } from './limits.ts';
import type { PlanDraft } from './plan.ts';

export type History = NonNullable<ChartView['history']>;
export type Answers = Extract<NewChartEntry, { kind: 'screening' }>['body']['answers'];

/**
 * The long sheets of an evaluation while they are filled in. Who looks at another part, or at the program, in the middle of
 * one finds it again as it was left, also where the browser's tab died meanwhile.
 */
export const keptSheets = {
  history: draftByPatient<Partial<Omit<History, 'id'>>>('history.1'),
  screening: draftByPatient<Answers>('screening.1'),
  limits: draftByPatient<LimitsDraft>('limits.1'),
  plan: draftByPatient<PlanDraft>('plan.1'),
};

/** One kept sheet of a patient: what is not saved of it, and how to change it; undefined lets it go. */
export function useKeptSheet<T>(
  sheet: Draft<T>,
  patientId: string,
): readonly [draft: T | undefined, setDraft: (next: T | undefined) => void] {
  return [sheet.use(patientId), (next) => sheet.set(patientId, next)];
}
