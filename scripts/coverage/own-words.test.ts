import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allRows } from '../../packages/catalogue/src/index.ts';
import { items } from './items.mjs';

const folder = new URL('../../../shared/data/clinical/', import.meta.url);
const whyNot = existsSync(folder) ? '' : ' (skipped: no founding document in ../shared)';
const run = 8;
/** What a published measure is called is nobody’s wording. */
const official: ReadonlySet<string> = new Set(['modified clinical test of sensory interaction on balance']);

/** Runs of words; numbers are facts and not anybody's wording. */
const runsOf = (text: string): string[] => {
  const words = text.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
  return Array.from({ length: Math.max(0, words.length - run + 1) }, (_, at) => words.slice(at, at + run).join(' '));
};

/** Every string inside a value, but sources: a citation is the same wherever it stands. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'source' ? [] : stringsIn(inner)));
}

describe('the catalogue’s own words', () => {
  it.skipIf(!existsSync(folder))(
    `share no run of eight words with the founding document or with a file of facts${whyNot}`,
    () => {
      const theirs = new Set<string>();
      for (const name of readdirSync(folder)) {
        const text = readFileSync(new URL(name, folder), 'utf8');
        const strings = name.endsWith('.json') ? stringsIn(JSON.parse(text)) : [text];
        for (const one of strings.flatMap(runsOf)) theirs.add(one);
      }
      expect(theirs.size).toBeGreaterThan(3000);
      const ours = [...allRows.map((row) => row as unknown), ...items.map(({ id, title }) => [id, title])].flatMap(stringsIn);
      expect(ours.flatMap(runsOf).filter((one) => theirs.has(one) && !official.has(one))).toEqual([]);
    },
  );
});
