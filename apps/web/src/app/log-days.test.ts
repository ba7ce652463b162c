import { describe, expect, it } from 'vitest';
import { logDays } from './log-days.ts';

describe('logDays()', () => {
  it('puts rows under the days of the clinic’s zone, each in the order in which it came', () => {
    const rows = ['2020-12-01T05:30:00Z', '2020-12-01T04:30:00Z', '2020-11-30T14:00:00Z'].map((at) => ({ at: Date.parse(at) }));
    const days = logDays(rows, 'America/New_York', 'en', (_, index) => ({ key: `${index}`, who: 'D. Rivera', what: 'x' }));
    expect(days.map(({ title, lines }) => [title, lines.map(({ key, time }) => `${key} ${time}`)])).toEqual([
      ['Tuesday, December 1, 2020', ['0 12:30 AM']],
      ['Monday, November 30, 2020', ['1 11:30 PM', '2 9:00 AM']],
    ]);
    expect(logDays([], 'UTC', 'en', () => ({ key: '', who: '', what: '' }))).toEqual([]);
  });
});
