import { muscles } from './body/muscles.ts';
import { norms } from './body/norms.ts';
import { regions } from './body/regions.ts';
import { codes } from './codes.ts';
import { conditions } from './conditions/conditions.ts';
import { cues } from './cues.ts';
import { deficits } from './deficits.ts';
import { equipment } from './equipment.ts';
import { exercises } from './exercises/exercises.ts';
import { goals } from './goals.ts';
import { measures } from './measures/measures.ts';
import { payers } from './payers.ts';
import type { CatalogueRow, RowKind, RowOf } from './row.ts';
import { screenQuestions } from './safety/rows/questions.ts';
import { safetyRules } from './safety/rules.ts';
import { techniques } from './techniques/techniques.ts';
import { terms } from './words/terms.ts';

/** Every row by kind, in the order in which lists show the kinds. */
const byKind: { readonly [K in RowKind]: readonly RowOf<K>[] } = {
  condition: conditions,
  deficit: deficits,
  technique: techniques,
  exercise: exercises,
  measure: measures,
  cue: cues,
  goal: goals,
  screen: screenQuestions,
  safety: safetyRules,
  region: regions,
  muscle: muscles,
  norm: norms,
  equipment: equipment,
  term: terms,
  code: codes,
  payer: payers,
};

/** Every kind of row, in the order in which lists show them. */
export const rowKinds: readonly RowKind[] = Object.keys(byKind) as RowKind[];

/** Every row of the catalogue, by kind. */
export const allRows: readonly CatalogueRow[] = Object.values(byKind).flat();

/** The rows of one kind. */
export function rowsOf<K extends RowKind>(kind: K): readonly RowOf<K>[] {
  return byKind[kind];
}

/** The rows of one kind by id; of two with one id the first, as lists show it. */
const indexed = <K extends RowKind>(kind: K): ReadonlyMap<string, RowOf<K>> =>
  new Map(
    rowsOf(kind)
      .toReversed()
      .map((row) => [row.id, row]),
  );

const byId = Object.fromEntries(rowKinds.map((kind) => [kind, indexed(kind)])) as {
  readonly [K in RowKind]: ReadonlyMap<string, RowOf<K>>;
};

/** The row of one kind with an id, or undefined. */
export function findRow<K extends RowKind>(kind: K, id: string): RowOf<K> | undefined {
  return byId[kind].get(id);
}
