import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');

const states = ['met', 'not met', 'not applicable'] as const;

const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) \| ([^|]+) \| ([^|]+) \| ([^|]*) \| ([^|]*) \|$/gm)].map(
  ([, number = '', title = '', state = '', tests = '', remarks = '']) => ({
    number,
    title,
    state,
    tests: tests.split(' ').filter((test) => test !== ''),
    remarks: remarks.trim(),
  }),
);
const tests = [...page.matchAll(/^\| (T\d+) \| `([^`]+)` \| `` (.+) `` \|$/gm)].map(([, id = '', path = '', title = '']) => ({
  id,
  path,
  title,
}));

describe('docs/security.md', () => {
  it('goes through the 253 requirements of level 2, each once, in order, and counts their states', () => {
    expect(rows.length).toBe(253);
    const order = rows.map(({ number }) => number.split('.').reduce((sum, part) => sum * 100 + Number(part), 0));
    expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
    for (const { number, state } of rows) expect(states, number).toContain(state);
    const [met, notMet, notApplicable] = states.map((state) => rows.filter((row) => row.state === state).length);
    expect(page).toContain(`Met: ${met}. Not met: ${notMet}. Not applicable: ${notApplicable}.`);
  });

  it('names a test for each requirement that is met, and a reason for each that is not', () => {
    for (const { number, state, tests: named, remarks } of rows) {
      if (state === 'met') expect(named, number).not.toEqual([]);
      else expect(remarks, number).not.toBe('');
    }
    expect([...new Set(rows.flatMap((row) => row.tests))].sort()).toEqual(tests.map(({ id }) => id).sort());
  });

  it.each(tests)('$id is a test that is there: $path, $title', ({ path, title }) => {
    expect(existsSync(join(root, path)), path).toBe(true);
    expect(readFileSync(join(root, path), 'utf8').includes(title), `${path} has no test “${title}”`).toBe(true);
  });
});
