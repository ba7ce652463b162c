import type { CatalogueRow } from '../row.ts';
import { partsOf, wordsOf } from './words.ts';

/** Where a word stands in a row, by how much that says. */
export const weights = { key: 12, name: 10, synonym: 7, id: 6, text: 2, source: 1 } as const;

/** What a row gains when the whole text is one of its names, or another word for it. */
const bonus = { own: 20, synonym: 14 } as const;

export interface SearchIndex {
  readonly rows: readonly CatalogueRow[];
  /** Every word, in order, so that beginnings are found by halving. */
  readonly words: readonly string[];
  /** For the word at each place: pairs of row and weight. */
  readonly postings: readonly (readonly (readonly [row: number, weight: number])[])[];
  /** Whole names, abbreviations and synonyms, as words with single spaces, to the rows that bear them and what that is worth. */
  readonly phrases: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

/** The phrase that a text is looked up by. */
export const phraseOf = (text: string): string => partsOf(text).join(' ').replaceAll('-', ' ');

export const pairsOf = (word: string): readonly string[] =>
  Array.from({ length: word.length + 1 }, (_, at) => ` ${word} `.slice(at, at + 2));

/** Reads every row once. */
export function indexOf(rows: readonly CatalogueRow[]): SearchIndex {
  const found = new Map<string, Map<number, number>>();
  const phrases = new Map<string, Map<number, number>>();
  // Sources and procedures come again and again: each text is taken apart once.
  const apart = new Map<string, readonly string[]>();
  const add = (text: string, at: number, weight: number): void => {
    const words = apart.get(text) ?? [...new Set(wordsOf(text))];
    apart.set(text, words);
    for (const word of words) {
      const rowsOfWord = found.get(word) ?? new Map<number, number>();
      rowsOfWord.set(at, Math.max(rowsOfWord.get(at) ?? 0, weight));
      found.set(word, rowsOfWord);
    }
  };
  for (const [at, row] of rows.entries()) {
    const keys = keysOf(row);
    for (const key of keys) add(key, at, weights.key);
    add(row.name, at, weights.name);
    for (const synonym of row.synonyms) add(synonym, at, weights.synonym);
    add(row.id, at, weights.id);
    add(textOf(row), at, weights.text);
    add(row.source, at, weights.source);
    const bear = (text: string, worth: number): void => {
      const phrase = phraseOf(text);
      const bearers = phrases.get(phrase) ?? new Map<number, number>();
      bearers.set(at, Math.max(bearers.get(at) ?? 0, worth));
      phrases.set(phrase, bearers);
    };
    for (const own of [row.name, row.id, ...keys]) bear(own, bonus.own);
    for (const synonym of row.synonyms) bear(synonym, bonus.synonym);
  }
  const words = [...found.keys()].sort();
  return { rows, words, postings: words.map((word) => [...(found.get(word) ?? [])]), phrases };
}

/** Words that hold two letters side by side, by those letters: what a slip of the finger is looked up in. */
export function pairIndexOf(words: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const pairs = new Map<string, number[]>();
  for (const [at, word] of words.entries())
    for (const pair of new Set(pairsOf(word))) {
      const holders = pairs.get(pair) ?? [];
      holders.push(at);
      pairs.set(pair, holders);
    }
  return pairs;
}

/** What a row is called for short. */
function keysOf(row: CatalogueRow): readonly string[] {
  switch (row.kind) {
    case 'measure':
    case 'muscle':
      return [row.abbreviation];
    case 'term':
      return row.abbreviation === null ? [] : [row.abbreviation];
    case 'code':
      return [row.code];
    case 'condition':
      return row.icd10.slice(0, 40).map((one) => one.code);
    default:
      return [];
  }
}

/** What a row says, beyond its names. */
function textOf(row: CatalogueRow): string {
  switch (row.kind) {
    case 'technique':
      return [row.summary, ...row.indications].join(' ');
    case 'exercise':
      return [row.bodyPart, row.position, row.muscle ?? '', ...row.equipment, ...row.objectives].join(' ');
    case 'measure':
      return [row.domain, row.procedure].join(' ');
    case 'condition':
      return row.precautions.join(' ');
    case 'cue':
      return [row.text, row.against ?? ''].join(' ');
    case 'goal':
    case 'term':
      return row.text;
    case 'muscle':
      return [row.region, row.action].join(' ');
    case 'equipment':
      return row.use;
    case 'screen':
      return row.question;
    case 'safety':
      return [row.action, ...row.steps].join(' ');
    case 'norm':
      return [row.joint, row.motion].join(' ');
    default:
      return '';
  }
}
