// biome-ignore lint/style/noRestrictedImports: recordings beside the checkout, read by tests alone
import { readFileSync } from 'node:fs';
// biome-ignore lint/style/noRestrictedImports: recordings beside the checkout, read by tests alone
import { fileURLToPath } from 'node:url';

export { haveRecordings, noise, whyNot } from './shared.fixture.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/signals/', import.meta.url));

/** What trusted implementations compute from a recording. */
// biome-ignore lint/suspicious/noExplicitAny: reference values as their file has them
export const expectedOf = (name: string): any => JSON.parse(readFileSync(`${folder}${name}.expected.json`, 'utf8'));

/** A reference recording's bytes. */
export const bytesOf = (file: string) => readFileSync(`${folder}${file}`);

/** A reference recording's columns, by the names of its first line. */
export function columnsOf(file: string): Record<string, Float64Array> {
  const [head = '', ...lines] = bytesOf(file).toString('utf8').trim().split('\n');
  const rows = lines.map((line) => line.split(','));
  return Object.fromEntries(head.split(',').map((name, c) => [name, Float64Array.from(rows, (row) => Number(row[c]))]));
}
