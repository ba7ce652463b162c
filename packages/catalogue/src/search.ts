import { codes } from './codes.ts';
import { conditions } from './conditions.ts';
import { cues } from './cues.ts';
import { deficits } from './deficits.ts';
import { exercises } from './exercises.ts';
import { goals } from './goals.ts';
import { measures } from './measures.ts';
import { payers } from './payers.ts';
import type { CatalogueRow, RowKind } from './row.ts';
import { techniques } from './techniques.ts';

/** Every kind of row, in the order in which lists show them. */
export const rowKinds: readonly RowKind[] = [
  'condition',
  'deficit',
  'technique',
  'exercise',
  'measure',
  'cue',
  'goal',
  'code',
  'payer',
];

/** Every row of the catalogue, by kind. */
export const allRows: readonly CatalogueRow[] = [
  ...conditions,
  ...deficits,
  ...techniques,
  ...exercises,
  ...measures,
  ...cues,
  ...goals,
  ...codes,
  ...payers,
];

type RowOf<K extends RowKind> = Extract<CatalogueRow, { kind: K }>;

/** The row of one kind with an id, or undefined. */
export function findRow<K extends RowKind>(kind: K, id: string): RowOf<K> | undefined {
  return allRows.find((row): row is RowOf<K> => row.kind === kind && row.id === id);
}

/**
 * Rows of which every word of the text begins a word of the name, the id or a synonym; case and accents don't matter.
 * Matches in the name come first, otherwise the order is that of the catalogue. An empty text gives every row.
 */
export function searchCatalogue(text: string, kind?: RowKind): readonly CatalogueRow[] {
  const wanted = partsOf(text.slice(0, longestSearch));
  const rows = kind === undefined ? allRows : allRows.filter((row) => row.kind === kind);
  if (wanted.length === 0) return rows;
  const inName = rows.filter((row) => matches(row.name, wanted));
  const named = new Set(inName);
  const elsewhere = rows.filter((row) => !named.has(row) && matches([row.name, row.id, ...row.synonyms].join(' '), wanted));
  return [...inName, ...elsewhere];
}

const longestSearch = 200;

/** A part of a hyphenated word stands for itself, and the whole is one word too: `re-ed` finds `re-education` and `reeducation`. */
function matches(text: string, wanted: readonly string[]): boolean {
  const words = partsOf(text).flatMap((part) => [part.replaceAll('-', ''), ...part.split('-')]);
  const begun = (start: string): boolean => words.some((word) => word.startsWith(start));
  return wanted.every((part) => begun(part.replaceAll('-', '')) || part.split('-').every(begun));
}

/** Words in lower case without accents, hyphens kept. */
function partsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\-×]+/u)
    .filter((word) => /[^-]/.test(word));
}
