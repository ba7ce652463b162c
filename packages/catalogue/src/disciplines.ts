import type { Sourced } from './base.ts';

/** Whose plan of care a service is furnished under. */
export type Discipline = 'PT' | 'OT' | 'SLP';

/** A discipline of therapy and what its lines of a claim carry. */
export interface DisciplineRow extends Sourced {
  readonly id: Discipline;
  readonly name: string;
  /** Modifier that names the plan of care. */
  readonly modifier: string;
  /** Modifier of what an assistant furnished; null where there is none. */
  readonly assistantModifier: string | null;
}

const source =
  'Medicare Claims Processing Manual, chapter 5, sections 20.1 (GN, GO, GP) and 20.1.B (CQ, CO); no such modifier for speech-language pathology';

/** The three disciplines that bill as outpatient therapy. */
export const disciplines: readonly DisciplineRow[] = [
  { id: 'PT', name: 'Physical therapy', modifier: 'GP', assistantModifier: 'CQ', source, status: 'verified' },
  { id: 'OT', name: 'Occupational therapy', modifier: 'GO', assistantModifier: 'CO', source, status: 'verified' },
  { id: 'SLP', name: 'Speech-language pathology', modifier: 'GN', assistantModifier: null, source, status: 'verified' },
];

/** The ids of the disciplines, for the schemas of records that name one. */
export const disciplineIds = ['PT', 'OT', 'SLP'] as const satisfies readonly Discipline[];

/** The row of a discipline. */
export function disciplineRow(id: Discipline): DisciplineRow {
  const row = disciplines.find((one) => one.id === id);
  if (row === undefined)
    throw new RangeError(`"${id}" is not valid as a discipline: expected one of ${disciplineIds.join(', ')}.`);
  return row;
}

/** At which level of licensure a person treats. */
export type Level = 'therapist' | 'assistant' | 'student' | 'aide';

/** Every level, most independent first. */
export const levels = ['therapist', 'assistant', 'student', 'aide'] as const satisfies readonly Level[];
