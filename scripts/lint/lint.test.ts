import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error: a script of the house, without types
import { root, tools } from '../run.mjs';

interface Finding {
  readonly category: string;
  readonly message: string;
  readonly location: { readonly path: string; readonly start: { readonly line: number } };
}

/** The same mistakes, one a line, in places where they are forbidden and in places where some are not. */
const lines = [
  `declare const Temporal: { Now: { instant(): unknown } }; declare const format: { format(at: number): string };`,
  `export const l2 = Date.parse(format.format(0));`,
  `export const l3 = new Date(format.format(0));`,
  `export const l4 = format.format(0).slice(0, 4);`,
  `export const l5 = format.format(0).split('-');`,
  `export const l6 = Number((5).toLocaleString());`,
  `export const l7 = format.format(0) === '2026-01-01';`,
  `export const l8 = parseInt(format.format(0), 10);`,
  `export const l9 = Number.parseInt(format.format(0), 10);`,
  `export const l10 = new Intl.DateTimeFormat('en-CA');`,
  `export const l11 = Temporal.Now.instant();`,
  `export const l12 = Math.${'random'}();`,
  `export const l13 = \`on \${format.format(0)}\`;`,
];
const files = [
  'packages/clinical/src/plan/other.ts',
  'packages/clinical/src/log/zone.ts',
  'apps/web/src/stations/other.tsx',
  'apps/web/src/app/days.ts',
];
let folder = '';
let findings: readonly Finding[] = [];

/** Lines of a file that one of our own rules refuses, each once. */
const refused = (file: string): readonly number[] =>
  [
    ...new Set(
      findings
        .filter(({ category, location }) => category === 'plugin' && location.path.endsWith(file))
        .map(({ location }) => location.start.line),
    ),
  ].sort((a, b) => a - b);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'eupraxia-lint-'));
  cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
  cpSync(join(root, 'scripts/lint'), join(folder, 'scripts/lint'), { recursive: true });
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`);
  }
  const run = spawnSync(
    process.execPath,
    [tools.biome, 'lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', ...files],
    { cwd: folder, encoding: 'utf8' },
  );
  ({ diagnostics: findings } = JSON.parse(run.stdout) as { diagnostics: readonly Finding[] });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('our own lint rules', () => {
  const readsText = [2, 3, 4, 5, 6, 7, 8, 9];

  it('refuse in a pure package: text for people read as data, a second calendar, a clock, randomness', () => {
    expect(refused('plan/other.ts')).toEqual([...readsText, 10, 11, 12]);
  });

  it('refuse in an app: text for people read as data, and a second calendar', () => {
    expect(refused('stations/other.tsx')).toEqual([...readsText, 10]);
  });

  it('let the two homes of dates ask the engine, and nothing more', () => {
    expect(refused('log/zone.ts')).toEqual([...readsText, 11, 12]);
    expect(refused('app/days.ts')).toEqual(readsText);
  });
});
