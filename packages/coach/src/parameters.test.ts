import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ParameterRow } from './rows/parameter.ts';
import { parameterDefaults, parameterRows } from './rows/parameters.ts';

const page = readFileSync(new URL('../../../docs/science/coach.md', import.meta.url), 'utf8');
const rows: [string, ParameterRow][] = Object.entries(parameterRows);

describe('parameterRows', () => {
  it('parameterRows and the table of docs/science/coach.md are the same, both ways', () => {
    const table = page.slice(page.indexOf('| parameter | default | range |')).split('\n\n', 1)[0]?.trim().split('\n').slice(2);
    const lines = rows.map(
      ([name, { unit, effect, default: value, least, most, source, status }]) =>
        `| \`${name}\` | ${value} | ${least}–${most} | ${unit} | ${effect} | ${source} | ${status} |`,
    );
    expect(table).toEqual(lines);
  });

  it('parameterRows hold a default within each range, and parameterDefaults are these', () => {
    for (const [name, { default: value, least, most }] of rows)
      expect([name, value >= least && value <= most]).toEqual([name, true]);
    expect(parameterDefaults).toEqual(Object.fromEntries(rows.map(([name, row]) => [name, row.default])));
  });
});
