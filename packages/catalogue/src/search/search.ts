import type { CatalogueRow, RowKind, RowOf } from '../row.ts';
import { allRows, rowsOf } from '../rows.ts';
import { slips } from './distance.ts';
import { indexOf, pairIndexOf, pairsOf, phraseOf, type SearchIndex, weights } from './index-of.ts';
import { wordingsOf } from './synonyms.ts';
import { distinctivePartsOf, partsOf, stemsOf } from './words.ts';

const longestSearch = 200;
const mostParts = 16;

let built: SearchIndex | undefined;
const theIndex = (): SearchIndex => {
  built ??= indexOf(allRows);
  return built;
};

let paired: ReadonlyMap<string, readonly number[]> | undefined;
const thePairs = (): ReadonlyMap<string, readonly number[]> => {
  paired ??= pairIndexOf(theIndex().words);
  return paired;
};

/** Reads the catalogue for searching, once: a screen does it while nobody waits, so that the first letter typed is fast too. */
export function prepareSearch(): void {
  thePairs();
}

/**
 * The rows that a text finds, best first: names before synonyms before what a row says, whole words before beginnings
 * before slips of the finger, rare words before common ones. Other wordings of the same thing count too (`NMR`,
 * `neuro re-ed` and `97112` are one). Both of two words must be found in a row, if any row has both; of a longer text
 * two telling words are enough, and the more of it a row has, the further up it comes. Case, accents and hyphens don't
 * matter. An empty text gives every row in the order of the catalogue.
 */
export function searchCatalogue(text: string): readonly CatalogueRow[];
export function searchCatalogue<K extends RowKind>(text: string, kind: K | undefined): readonly RowOf<K>[];
export function searchCatalogue(text: string, kind?: RowKind): readonly CatalogueRow[] {
  const asked = text.slice(0, longestSearch);
  if (partsOf(asked).length === 0) return kind === undefined ? allRows : rowsOf(kind);
  const index = theIndex();
  const totals = new Map<number, { worth: number; whole: boolean }>();
  for (const [nth, wording] of wordingsOf(asked).entries()) {
    const parts = distinctivePartsOf(wording).slice(0, mostParts);
    const trust = nth === 0 ? 1 : 0.9;
    const bearers = index.phrases.get(phraseOf(wording));
    for (const [row, { score, found }] of scored(index, parts, kind)) {
      if (found < Math.min(2, parts.length / 2)) continue;
      const share = found / parts.length;
      const worth = (score * share * share + (bearers?.get(row) ?? 0)) * trust;
      const held = totals.get(row);
      totals.set(row, { worth: Math.max(held?.worth ?? 0, worth), whole: share === 1 || held?.whole === true });
    }
  }
  const ranked = [...totals]
    .map(([at, { worth, whole }]) => ({ at, row: index.rows[at], score: worth, whole }))
    .toSorted((a, b) => worthOf(b) - worthOf(a) || a.at - b.at);
  // One or two words are a name and must both be there, if any row has both; a longer text is a description.
  const strict = distinctivePartsOf(asked).length <= 2 && ranked.some((one) => one.whole);
  return ranked.filter((one) => one.whole || !strict).flatMap(({ row }) => row ?? []);
}

/** An explanation comes after the thing that it explains. */
function worthOf({ row, score }: { readonly row: CatalogueRow | undefined; readonly score: number }): number {
  return row?.kind === 'term' ? score * 0.8 : score;
}

/** For each row that has a part: the sum over parts of the best match, a rare part counting more, and how many were found. */
function scored(
  index: SearchIndex,
  parts: readonly string[],
  kind: RowKind | undefined,
): Map<number, { score: number; found: number }> {
  const totals = new Map<number, { score: number; found: number }>();
  for (const part of parts) {
    const best = new Map<number, number>();
    // One or two letters begin half of all that is said: they are looked for in names alone.
    const least = part.length < 3 ? weights.id : 0;
    for (const [word, quality] of matchesOf(index, part, kind)) {
      for (const [row, weight] of index.postings[word] ?? []) {
        if (weight < least) continue;
        if (kind !== undefined && index.rows[row]?.kind !== kind) continue;
        best.set(row, Math.max(best.get(row) ?? 0, quality * weight));
      }
    }
    const rarity = Math.min(1, Math.log2(1 + index.rows.length / best.size) / 6);
    for (const [row, score] of best) {
      const total = totals.get(row) ?? { score: 0, found: 0 };
      total.score += score * rarity;
      total.found += 1;
      totals.set(row, total);
    }
  }
  return totals;
}

type Meant = readonly (readonly [word: number, quality: number])[];

/** Words of the index that a typed part may mean, with 1 for the word itself and less for what is further off. */
function matchesOf(index: SearchIndex, part: string, kind: RowKind | undefined): Meant {
  const joined = part.replaceAll('-', '');
  const pieces = part.split('-').filter((piece) => piece !== '');
  const ofKind = (words: Meant): Meant =>
    kind === undefined
      ? words
      : words.filter(([word]) => (index.postings[word] ?? []).some(([row]) => index.rows[row]?.kind === kind));
  const direct = ofKind(begun(index, joined));
  if (direct.length > 0) return direct;
  for (const stem of stemsOf(joined)) {
    const formed = ofKind(begun(index, stem));
    if (formed.length > 0) return formed.map(([word, quality]) => [word, quality * 0.9]);
  }
  if (pieces.length > 1) {
    // A row need not hold the pieces side by side; the weakest of them speaks for the part.
    const each = pieces.map((piece) => begun(index, piece));
    if (each.every((found) => found.length > 0)) return rowsOfAll(index, each);
  }
  return slipped(index, joined);
}

/** Words that begin with the letters; the shorter the rest, the better. */
function begun(index: SearchIndex, start: string): Meant {
  const { words } = index;
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  const found: (readonly [number, number])[] = [];
  for (let at = low; words[at]?.startsWith(start) === true; at++) {
    const length = words[at]?.length ?? 1;
    found.push([at, length === start.length ? 1 : 0.6 + (0.3 * start.length) / length]);
  }
  return found;
}

/** Of the first piece's words, those that share a row with a word of every other piece. */
function rowsOfAll(index: SearchIndex, each: readonly Meant[]): Meant {
  const [first = [], ...others] = each;
  const shared = others.map((found) => new Set(found.flatMap(([word]) => (index.postings[word] ?? []).map(([row]) => row))));
  return first
    .filter(([word]) => (index.postings[word] ?? []).some(([row]) => shared.every((rows) => rows.has(row))))
    .map(([word, quality]) => [word, quality * 0.8]);
}

/** Words that were meant in spite of a slip: none under four letters, one up to seven, two from eight on. */
function slipped(index: SearchIndex, typed: string): Meant {
  if (typed.length < 4 || /^\d+$/.test(typed)) return [];
  const most = typed.length < 8 ? 1 : 2;
  const asked = new Set(pairsOf(typed));
  const pairs = thePairs();
  const shared = new Map<number, number>();
  for (const pair of asked) for (const word of pairs.get(pair) ?? []) shared.set(word, (shared.get(word) ?? 0) + 1);
  // One slip touches three pairs at most (two swapped letters), and the end of a longer word takes one more.
  const least = Math.max(1, asked.size - 3 * most - 1);
  const found: (readonly [number, number])[] = [];
  for (const [word, count] of shared) {
    if (count < least) continue;
    const slipsMade = slips(typed, index.words[word] ?? '', most);
    if (slipsMade <= most) found.push([word, 0.5 / slipsMade]);
  }
  return found;
}
