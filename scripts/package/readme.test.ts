import { readFileSync } from 'node:fs';
import * as signal from '@eupraxia/signal';
import { expect, it } from 'vitest';
// @ts-expect-error: a script of the house, without types
import { root } from '../run.mjs';

it('README of @eupraxia/signal begins every family with names that its door has', () => {
  const readme = readFileSync(`${root}/packages/signal/README.md`, 'utf8');
  const table = readme.slice(readme.indexOf('| family |'), readme.indexOf('## What it promises'));
  const names = [...table.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => !(name in signal))).toEqual([]);
});
