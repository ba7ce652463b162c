import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exceptions, isTest, offences } from './determinism.mjs';

describe('offences(path, text)', () => {
  it.each([
    'const n = Math.random();',
    'await page.waitForTimeout(300 + 900 * Math.random());',
    'const began = performance.now();',
    'const took = process.hrtime.bigint();',
    'expect(Date.now() - began).toBeLessThan(5_000);',
    'const took = Date.now() - began;',
    'if (Date.now() > end) throw new Error("late");',
    'for (const until = Date.now() + 20_000; calm < 5 && Date.now() < until; ) {',
    'expect(Math.abs(me.serverTime - Date.now())).toBeLessThan(2000);',
    'expect(took).toBeLessThan(3000);',
    'const today = new Date();',
  ])('refuses %s', (line) => {
    expect(offences('packages/a/src/a.test.ts', `\n${line}\n`)).toEqual([
      expect.stringMatching(/^packages\/a\/src\/a\.test\.ts:2: /),
    ]);
  });

  it.each([
    'const id = uuidV7(Date.now(), randomBytes(10));',
    "say('pain.rated', { score: 2 }, { at: Date.now() - 86_400_000 });",
    'const startsAt = Date.now() + 7 * 86_400_000;',
    'vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 30) });',
    'expect(found.value.seconds).toBeLessThan(10);',
    '// began = performance.now() would depend on this machine',
    'const at = new Date(0);',
  ])('lets pass %s', (line) => {
    expect(offences('packages/a/src/a.test.ts', line)).toEqual([]);
  });

  it('lets a file that may measure print a time, but neither assert one nor draw by chance', () => {
    const [file = ''] = Object.keys(exceptions);
    expect(offences(file, 'caughtUp.push(Date.now() - began);')).toEqual([]);
    expect(offences(file, 'expect(Date.now() - began).toBeLessThan(9);')).toHaveLength(1);
    expect(offences(file, 'pick(Math.random());')).toHaveLength(1);
    for (const path of Object.keys(exceptions)) expect(existsSync(new URL(`../../${path}`, import.meta.url)), path).toBe(true);
  });
});

describe('isTest(path)', () => {
  it('takes tests, their fixtures and all of the end-to-end tests', () => {
    for (const path of [
      'packages/a/src/a.test.ts',
      'apps/web/src/a.test.tsx',
      'packages/a/src/a.fixture.ts',
      'e2e/harness/hand.ts',
    ])
      expect(isTest(path), path).toBe(true);
    expect(isTest('packages/a/src/a.ts')).toBe(false);
  });
});
