import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { circle, entriesOf, mayImport, offences } from './boundaries.mjs';

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
  it('allows exactly the entry points that a package declares, and names them where another one is imported', () => {
    const entries = { signal: ['.', './emg'] };
    const found = (target: string) =>
      offences('coach', 'packages/coach/src/a.ts', `import { a } from '${target}';`, all, entries);
    expect(found('@eupraxia/signal')).toEqual([]);
    expect(found('@eupraxia/signal/emg')).toEqual([]);
    for (const target of ['@eupraxia/signal/pose', '@eupraxia/signal/emg/record', '@eupraxia/signal/src/emg/index.ts']) {
      expect(found(target)).toHaveLength(1);
      expect(found(target)[0]).toContain(
        `${target} is not an entry point of signal. It has @eupraxia/signal, @eupraxia/signal/emg`,
      );
    }
    expect(offences('kernel', 'packages/kernel/src/a.ts', "import { a } from '@eupraxia/signal';", all, entries)).toHaveLength(1);
  });
  it('keeps the vault and the outbox from knowing a visit, and their tests free', () => {
    const found = (path: string, target: string) =>
      offences('web', `apps/web/src/${path}`, `import { a } from '${target}';`, all);
    expect(found('outbox/drafts.ts', '../vault/local-vault.ts')).toEqual([]);
    expect(found('outbox/drafts.ts', '../visit/open-visit.ts')[0]).toContain('outbox may not import visit');
    expect(found('vault/local-vault.ts', '../visit/errors.ts')[0]).toContain('vault may not import visit');
    expect(found('outbox/drafts.test.ts', '../visit/errors.ts')).toEqual([]);
    expect(found('visit/open-visit.ts', '../outbox/the-outbox.ts')).toEqual([]);
  });
  it('lets an example use its own package by an entry point, and only so', () => {
    const example = (target: string) =>
      offences('signal', 'packages/signal/examples/emg.mjs', `import { a } from '${target}';`, all, { signal: ['.', './emg'] });
    expect(example('@eupraxia/signal')).toEqual([]);
    expect(example('@eupraxia/signal/emg')).toEqual([]);
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
  it('refuses an entry point with export *', () => {
    expect(offences('signal', 'packages/signal/src/emg/index.ts', "export * from './a.ts';", all)).toHaveLength(1);
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

describe('entriesOf(root)', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const names = (path: string): string[] =>
    [...readFileSync(path, 'utf8').matchAll(/export (?:type )?\{([^}]*)\} from/g)].flatMap(([, list = '']) =>
      list.split(',').flatMap((part) => /([\w$]+)\s*$/.exec(part)?.[1] ?? []),
    );

  it('finds the entry points of signal, clinical and coach, each with one list of names and no name in two of them', () => {
    const entries = entriesOf(root);
    for (const name of ['signal', 'clinical', 'coach']) {
      expect(entries[name]?.length, name).toBeGreaterThan(4);
      const { exports } = JSON.parse(readFileSync(`${root}packages/${name}/package.json`, 'utf8'));
      const lists = Object.entries(exports as Record<string, Record<string, string>>).map(([entry, files]) => {
        const source = files['eupraxia-source'] ?? '';
        const built = source.replace('./src/', './dist/');
        expect(files, entry).toEqual({
          'eupraxia-source': source,
          types: built.replace(/\.ts$/, '.d.ts'),
          default: built.replace(/\.ts$/, '.js'),
        });
        return names(`${root}packages/${name}/${source}`);
      });
      for (const list of lists) expect([list.length > 0, list.length <= 100], name).toEqual([true, true]);
      const all = lists.flat();
      expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([]);
    }
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
