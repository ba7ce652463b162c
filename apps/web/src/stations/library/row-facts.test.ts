import { allRows } from '@eupraxia/catalogue';
import { describe, expect, it } from 'vitest';
import { factsOf } from './row-facts.ts';

describe('factsOf(row)', () => {
  it('tells every row of the catalogue in words, without an object or an empty line', () => {
    for (const row of allRows)
      for (const { name, values } of factsOf(row)) {
        expect(name, row.id).toMatch(/^[a-z0-9 ]+$/);
        for (const value of values) {
          expect(value.trim(), `${row.id}, ${name}`).not.toBe('');
          expect(value, `${row.id}, ${name}`).not.toMatch(/\[object|undefined|NaN/);
        }
      }
  });

  it('names the rows that a row refers to', () => {
    const stroke = allRows.find((row) => row.kind === 'condition' && row.id === 'stroke');
    const facts = stroke === undefined ? [] : factsOf(stroke);
    const measures = facts.find((fact) => fact.name === 'measures')?.values ?? [];
    expect(measures.length).toBeGreaterThan(0);
    expect(measures.every((value) => !/^[a-z]+(-[a-z]+)+$/.test(value))).toBe(true);
  });
});
