import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
// @ts-expect-error: a plain script, without types
import { root } from '../run.mjs';

it('README of @eupraxia/signal begins every family with names that its entry point exports', async () => {
  const readme = readFileSync(`${root}/packages/signal/README.md`, 'utf8');
  const table = readme.slice(readme.indexOf('| family |'), readme.indexOf('## What it promises'));
  const rows = [...table.matchAll(/^\| [^|]+ \| ([a-z][a-z-]*) \|(.*)\|$/gm)];
  expect(rows.length).toBeGreaterThan(12);
  let names = 0;
  for (const [, entry = '', cells = ''] of rows) {
    const exported: object = await import(`../../packages/signal/src/${entry}/index.ts`);
    for (const [, name = ''] of cells.matchAll(/`(\w+)`/g)) {
      expect(exported, `@eupraxia/signal/${entry}`).toHaveProperty(name);
      names++;
    }
  }
  expect(names).toBeGreaterThan(40);
});
