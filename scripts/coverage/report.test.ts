import { describe, expect, it } from 'vitest';
import { reasonOf, skipsOf, testsOf, uncovered } from './report.mjs';

const report = {
  testResults: [
    {
      name: '/repo/packages/a/src/a.test.ts',
      assertionResults: [
        { ancestorTitles: ['a', 'of b'], title: 'passes', status: 'passed' },
        { ancestorTitles: ['a'], title: 'fails', status: 'failed' },
        { ancestorTitles: ['a (skipped: no recordings)'], title: 'waits', status: 'skipped' },
        { ancestorTitles: [], title: 'waits in silence', status: 'pending' },
      ],
    },
  ],
};
const tests = testsOf(report, '/repo');
const naming = (title: string, kind: 'test' | 'unused' = 'test') => [
  { id: 'deficit-01', parts: [{ kind, file: 'packages/a/src/a.test.ts', title, missing: 'a screen' }] },
];

describe('testsOf(report, root)', () => {
  it('gives file, full title and end of each test', () => {
    expect(tests[0]).toEqual({ file: 'packages/a/src/a.test.ts', title: 'a > of b > passes', status: 'passed' });
    expect(tests).toHaveLength(4);
  });
});

describe('uncovered(items, tests)', () => {
  it('is empty where every named test passed, and asks nothing of what is not there yet', () => {
    expect(uncovered(naming('a > of b > passes'), tests)).toEqual([]);
    expect(uncovered([{ id: 'principle-11', parts: [{ kind: 'later', missing: 'messages' }] }], tests)).toEqual([]);
  });

  it('refuses a title that is not in the report, one of another file, and one that lacks its groups', () => {
    expect(uncovered(naming('a > passes'), tests)).toEqual([
      expect.stringContaining('deficit-01: “a > passes” in packages/a/src/a.test.ts is not in the report'),
    ]);
    expect(uncovered(naming('passes'), tests)).toHaveLength(1);
    expect(
      uncovered([{ id: 'x', parts: [{ kind: 'test', file: 'packages/b/src/a.test.ts', title: 'a > of b > passes' }] }], tests),
    ).toHaveLength(1);
  });

  it('refuses a test that was skipped, and one that failed, of used and of unused code', () => {
    expect(uncovered(naming('a (skipped: no recordings) > waits'), tests)[0]).toContain('was skipped');
    expect(uncovered(naming('waits in silence'), tests)[0]).toContain('was skipped');
    expect(uncovered(naming('a > fails'), tests)[0]).toContain('failed');
    expect(uncovered(naming('a > fails', 'unused'), tests)).toHaveLength(1);
  });
});

describe('skipsOf(tests)', () => {
  it('counts skipped tests by the reason in their titles, and names those without one', () => {
    expect(reasonOf('a (skipped: no recordings) > waits')).toBe('no recordings');
    expect(skipsOf(tests)).toEqual({
      reasons: [{ reason: 'no recordings', count: 1 }],
      silent: ['packages/a/src/a.test.ts: waits in silence'],
    });
  });
});
