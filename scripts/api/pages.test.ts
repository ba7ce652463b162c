import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error: a plain script, without types
import { root, tools } from '../run.mjs';
// @ts-expect-error: a plain script, without types
import { declarations, exportsOf } from './declarations.mjs';
// @ts-expect-error: a plain script, without types
import { documented, page, publicNames } from './page.mjs';

interface Name {
  readonly name: string;
  readonly from: string;
  readonly doc: string;
  readonly kind?: string;
}

beforeAll(() => {
  const packages = (documented as string[]).map((name) => `packages/${name}`);
  execFileSync(process.execPath, [tools.tsc, '-b', ...packages], { cwd: root, stdio: 'pipe' });
}, 120_000);

describe.each(documented as string[])('docs/api/%s.md', (name) => {
  it('finds a declaration for every exported name', () => {
    const names = publicNames(name) as Name[];
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter(({ kind }) => kind === undefined).map((one) => one.name)).toEqual([]);
  });

  it('has words for every name: write a comment where one is missing', () => {
    const bare = (publicNames(name) as Name[]).filter(({ doc }) => doc.length < 10);
    expect(bare.map((one) => `${one.name} in ${one.from}`)).toEqual([]);
  });

  it('is what the code says today (node scripts/api/make.mjs writes it)', () => {
    expect(readFileSync(join(root, `docs/api/${name}.md`), 'utf8') === page(name), `docs/api/${name}.md is out of date`).toBe(
      true,
    );
  });
});

describe('declarations', () => {
  it('declarations reads statements with the comment before each, whatever their bodies hold', () => {
    const text = `import { A } from './a.ts';
/** Not of a name. */

/** One;
 * two. */
export declare function f(x: { a: ';' | "}" }): void;
export declare function f(x: number): void;
/** A class. */
export declare class C<T extends { a: 1 }> {
    #private;
    /** A member; with a brace }. */
    m(): string;
}
declare const table: {
    readonly a: "it's; {";
};
export type U = 'a' | 'b';
`;
    expect(
      declarations(text).map(({ kind, name, doc }: { kind: string; name: string; doc: string }) => [kind, name, doc]),
    ).toEqual([
      ['function', 'f', 'One;\ntwo.'],
      ['function', 'f', ''],
      ['class', 'C', 'A class.'],
      ['const', 'table', ''],
      ['type', 'U', ''],
    ]);
  });

  it('exportsOf reads an entry point', () => {
    const entry = `export { a, type B, c as d } from './x.ts';\nexport type {\n  E,\n} from './y/z.ts';\n`;
    expect(
      exportsOf(entry).map(({ name, local, from }: { name: string; local: string; from: string }) => [name, local, from]),
    ).toEqual([
      ['a', 'a', './x.ts'],
      ['B', 'B', './x.ts'],
      ['d', 'c', './x.ts'],
      ['E', 'E', './y/z.ts'],
    ]);
  });
});
