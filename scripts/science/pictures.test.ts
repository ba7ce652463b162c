import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const here = fileURLToPath(new URL('./pictures/', import.meta.url));
const there = fileURLToPath(new URL('../../docs/science/pictures/', import.meta.url));
const names = readdirSync(here).map((file) => file.replace(/\.mjs$/, ''));

describe('docs/science/pictures', () => {
  it.each(names)('%s.svg is what the code draws today (node scripts/science/make.mjs renews it)', async (name) => {
    const { draw } = (await import(`${here}${name}.mjs`)) as { draw: () => string };
    const svg = draw();
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(svg === readFileSync(`${there}${name}.svg`, 'utf8'), `docs/science/pictures/${name}.svg is out of date`).toBe(true);
  });

  it('holds no picture without its maker', () => {
    const drawn = readdirSync(there).map((file) => file.replace(/\.svg$/, ''));
    expect(drawn.filter((name) => !names.includes(name))).toEqual([]);
  });
});
