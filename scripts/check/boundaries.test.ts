import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { circle, mayImport, offences } from './boundaries.mjs';

const all = Object.fromEntries(Object.keys(mayImport).map((name) => [`@eupraxia/${name}`, '0.1.0']));

describe('offences(owner, path, text, dependencies)', () => {
  it('lets an arrow of the map pass', () => {
    expect(offences('claims', 'packages/claims/src/units.ts', "import { ok } from '@eupraxia/kernel';", all)).toEqual([]);
  });
  it('names the remedy when an arrow points the wrong way', () => {
    const [line] = offences('kernel', 'packages/kernel/src/a.ts', "import { x } from '@eupraxia/claims';", all);
    expect(line).toContain('kernel may not import claims');
    expect(line).toContain('pass the value in');
  });
  it('sees type imports, re-exports over several lines, and dynamic imports', () => {
    for (const text of [
      "import type { A } from '@eupraxia/store';",
      "export {\n  a,\n  b,\n} from '@eupraxia/store';",
      "const a = await import('@eupraxia/store');",
      "import '@eupraxia/store';",
    ])
      expect(offences('signal', 'packages/signal/src/a.ts', text, all)).toHaveLength(1);
  });
  it('lets an example use its own package by its door, and only by it', () => {
    const example = (target: string) =>
      offences('signal', 'packages/signal/examples/emg.mjs', `import { a } from '${target}';`, all);
    expect(example('@eupraxia/signal')).toEqual([]);
    expect(example('@eupraxia/signal/src/a.ts')).not.toEqual([]);
    expect(offences('signal', 'packages/signal/src/a.ts', "import { a } from '@eupraxia/signal';", all)).toHaveLength(1);
  });
  it('refuses a deep import, an undeclared one, and one that leaves the package', () => {
    expect(offences('claims', 'packages/claims/src/a.ts', "import { a } from '@eupraxia/kernel/src/a.ts';", all)).toHaveLength(1);
    expect(offences('claims', 'packages/claims/src/a.ts', "import { a } from '@eupraxia/kernel';", {})).toHaveLength(1);
    expect(offences('claims', 'packages/claims/src/a.ts', "import { a } from '../../kernel/src/a.ts';", all)).toHaveLength(1);
    expect(offences('claims', 'packages/claims/src/deep/a.ts', "import { a } from '../b.ts';", all)).toEqual([]);
  });
  it('refuses Node in a pure package, but not in its tests', () => {
    expect(offences('clinical', 'packages/clinical/src/a.ts', "import { a } from 'node:fs';", all)).toHaveLength(1);
    expect(offences('clinical', 'packages/clinical/src/a.test.ts', "import { a } from 'node:fs';", all)).toEqual([]);
  });
  it('refuses a door with export *', () => {
    expect(offences('practice', 'packages/practice/src/a.ts', "import { a } from '@eupraxia/devices';", all)).toHaveLength(1);
    expect(offences('practice', 'packages/practice/src/a.test.ts', "import { a } from '@eupraxia/devices';", all)).toEqual([]);
    expect(offences('claims', 'packages/claims/src/index.ts', "export * from './a.ts';", all)).toHaveLength(1);
  });
});

describe('circle(graph)', () => {
  it('returns the names that close a circle', () => {
    expect(circle({ a: ['b'], b: ['c'], c: ['a'] })).toEqual(['a', 'b', 'c', 'a']);
  });
  it('returns nothing for the map itself', () => {
    expect(circle(mayImport)).toEqual([]);
  });
});

describe('docs/road.md', () => {
  const road = readFileSync(new URL('../../docs/road.md', import.meta.url), 'utf8');
  const apps = ['server', 'web', 'cli'];
  const packages = Object.keys(mayImport).filter((name) => !apps.includes(name));
  const names = (text: string) => text.split(/,? and |, /).map((name) => name.trim());

  function drawn(): Record<string, string[]> {
    const arrows: Record<string, string[]> = {};
    const table = road.slice(road.indexOf('| package | may import |')).split('\n\n', 1)[0] ?? '';
    for (const line of table.split('\n').slice(2)) {
      const [, who = '', what = ''] = line.split('|').map((cell) => cell.trim());
      const but = /^all packages but (.+)$/.exec(what)?.[1];
      const besides = /^all packages, and (.+)$/.exec(what)?.[1];
      const to =
        what === 'nothing'
          ? []
          : but !== undefined
            ? packages.filter((name) => !names(but).includes(name))
            : besides !== undefined
              ? [...packages, ...names(besides)]
              : names(what);
      for (const name of names(who)) arrows[name] = to;
    }
    return arrows;
  }

  it('draws exactly the arrows that mayImport holds', () => {
    const sorted = (arrows: Record<string, readonly string[]>) =>
      Object.fromEntries(Object.entries(arrows).map(([name, to]) => [name, [...to].sort()]));
    expect(sorted(drawn())).toEqual(sorted(mayImport));
  });
});
