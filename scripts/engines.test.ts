import { describe, expect, it } from 'vitest';
// @ts-expect-error: a script of the house, without types
import { engineLine } from './engines.mjs';

const walk = (engine: string, ...statuses: readonly string[]) => ({
  assertionResults: statuses.map((status) => ({
    ancestorTitles: [`a visit walked in ${engine}`, 'where it is installed'],
    status,
  })),
});

describe('engineLine(report)', () => {
  it('names the engines that were walked, and says that none was skipped', () => {
    const report = { testResults: [walk('chromium', 'passed', 'passed'), walk('firefox', 'passed'), walk('webkit', 'passed')] };
    expect(engineLine(report)).toBe('engines: chromium, firefox, webkit walked; none skipped');
  });

  it('names those that are not installed, and those that failed', () => {
    const report = {
      testResults: [walk('chromium', 'passed', 'failed'), walk('firefox', 'passed'), walk('webkit', 'skipped', 'pending')],
    };
    expect(engineLine(report)).toBe('engines: firefox walked; chromium failed; webkit skipped (not installed)');
    expect(engineLine({ testResults: [walk('webkit', 'skipped')] })).toBe('engines: none walked; webkit skipped (not installed)');
  });

  it('is undefined where no visit was walked', () => {
    expect(
      engineLine({ testResults: [{ assertionResults: [{ ancestorTitles: ['one visit'], status: 'passed' }] }] }),
    ).toBeUndefined();
  });
});
