import type { Discipline, Level } from '../disciplines.ts';
import type { SignedDocument, SigningRow } from './row.ts';
import { signingRows } from './rows.ts';

/** What a rule of signing is asked by. */
export interface SigningCase {
  readonly document: SignedDocument;
  readonly level: Level;
  readonly discipline: Discipline;
  /** Two letters of the clinic's state; null where it is not set. */
  readonly state: string | null;
  readonly program: NonNullable<SigningRow['program']>;
  /** Date of service, YYYY-MM-DD. */
  readonly day: string;
}

/** The row that holds for a case: a state's before a payer's before the general one. Null where no row is in force: then nobody signs. */
export function findSigningRow({ document, level, discipline, state, program, day }: SigningCase): SigningRow | null {
  const fitting = signingRows.filter(
    (row) =>
      row.documents.includes(document) &&
      row.levels.includes(level) &&
      row.disciplines.includes(discipline) &&
      (row.state === null || row.state === state) &&
      (row.program === null || row.program === program) &&
      row.effectiveFrom <= day &&
      (row.effectiveTo === null || day <= row.effectiveTo),
  );
  const rank = (row: SigningRow): number => (row.state === null ? 0 : 2) + (row.program === null ? 0 : 1);
  return fitting.reduce<SigningRow | null>((best, row) => (best === null || rank(row) > rank(best) ? row : best), null);
}
