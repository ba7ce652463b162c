import { catalogueErrors } from '@eupraxia/catalogue';
import { claimsErrors } from '@eupraxia/claims';
import { cliErrors } from '@eupraxia/cli';
import { clinicalErrors } from '@eupraxia/clinical';
import { formatsErrors } from '@eupraxia/formats';
import type { ErrorRow } from '@eupraxia/kernel';
import { postgresErrors } from '@eupraxia/postgres';
import { serverErrors } from '@eupraxia/server';
import { signalErrors } from '@eupraxia/signal';
import { storeErrors } from '@eupraxia/store';
import { describe, expect, it } from 'vitest';
import { webErrors } from '../../apps/web/src/app/errors.ts';

const tables: Record<string, Readonly<Record<string, ErrorRow>>> = {
  kernel: {},
  signal: signalErrors,
  catalogue: catalogueErrors,
  clinical: clinicalErrors,
  formats: formatsErrors,
  claims: claimsErrors,
  postgres: postgresErrors,
  store: storeErrors,
  server: serverErrors,
  cli: cliErrors,
  web: webErrors,
};

const cell = (text: string) => text.replaceAll('|', '\\|');

function page(): string {
  const parts = [
    '# Errors\n\nEvery expected failure has a code that never changes, a sentence with what came and what was expected, and the remedy.\nThis page equals the tables in the code: a test holds the two together (`npx vitest run scripts/check/errors.test.ts -u` writes it).\n',
  ];
  for (const [name, table] of Object.entries(tables)) {
    if (Object.keys(table).length === 0) continue;
    parts.push(`\n## ${name}\n\n| code | status | sentence | remedy |\n| --- | --- | --- | --- |\n`);
    for (const [code, row] of Object.entries(table))
      parts.push(`| \`${code}\` | ${row.status} | ${cell(row.sentence)} | ${cell(row.remedy)} |\n`);
  }
  return parts.join('');
}

describe('the error tables', () => {
  it('equal docs/errors.md, both ways', async () => {
    await expect(page()).toMatchFileSnapshot('../../docs/errors.md');
  });

  it('name every code EUP_<AREA>_<WHAT>, once in the whole project', () => {
    const codes = Object.values(tables).flatMap((table) => Object.keys(table));
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !/^EUP_[A-Z0-9]+(_[A-Z0-9]+)+$/.test(code))).toEqual([]);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });

  it('give every row a sentence, a remedy and an HTTP status', () => {
    for (const table of Object.values(tables))
      for (const [code, row] of Object.entries(table)) {
        expect(row.sentence, code).toMatch(/\S.{8,}([.?!]|\{\w+\})$/);
        expect(row.remedy, code).toMatch(/\S.{3,}/);
        expect(row.status, code).toBeGreaterThanOrEqual(400);
        expect(row.status, code).toBeLessThan(600);
      }
  });
});
