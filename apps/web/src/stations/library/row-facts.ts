import { type CatalogueRow, findRow, type RowKind, rowKinds } from '@eupraxia/catalogue';

/** One thing that a row says, ready to be shown. */
export interface Fact {
  readonly name: string;
  readonly values: readonly string[];
}

/** What every row has, and is shown by itself; and what is drawn rather than told. */
const ownPlaces: ReadonlySet<string> = new Set([
  'id',
  'kind',
  'name',
  'synonyms',
  'source',
  'status',
  'effectiveFrom',
  'effectiveTo',
  'figure',
  'summary',
  'text',
]);

/** All that a row of the catalogue says beside its name, summary, source and dates; ids of other rows as their names. */
export function factsOf(row: CatalogueRow): readonly Fact[] {
  return Object.entries(row)
    .filter(([key]) => !ownPlaces.has(key))
    .map(([key, value]) => ({ name: wordsOf(key), values: textsOf(value) }))
    .filter(({ values }) => values.length > 0);
}

/** `codeHints` as `code hints`. */
function wordsOf(key: string): string {
  return key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
}

function textsOf(value: unknown): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === 'string') return [nameOf(value)];
  if (typeof value === 'number') return [String(value)];
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  const parts = Object.entries(value).flatMap(([key, one]) => {
    const texts = textsOf(one);
    return texts.length === 0 ? [] : [isTelling(key) ? texts.join(', ') : `${wordsOf(key)} ${texts.join(', ')}`];
  });
  return parts.length === 0 ? [] : [parts.join(' · ')];
}

/** Keys whose value says by itself what it is. */
const isTelling = (key: string): boolean =>
  ['says', 'name', 'label', 'code', 'why', 'text', 'population', 'source', 'what'].includes(key);

const names = new Map<string, string>();

/** The name of the row that a text is the id of, or the text itself. */
function nameOf(text: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)) return text;
  const known = names.get(text);
  if (known !== undefined) return known;
  const found = rowKinds.map((kind: RowKind) => findRow(kind, text)).find((row) => row !== undefined);
  const name = found?.name ?? text.replaceAll('-', ' ');
  names.set(text, name);
  return name;
}
