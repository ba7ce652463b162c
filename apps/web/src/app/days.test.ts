import { clockIn, instantAt } from '@eupraxia/clinical';
import { describe, expect, it } from 'vitest';
import { dayShort, dayTitle, instantOf, timeOf } from './days.ts';

const zone = 'America/New_York';

describe('dayTitle(day, today, locale)', () => {
  it('names weekday and month, and the year only when it is another one', () => {
    expect(dayTitle('2026-11-22', '2026-11-20', 'en-US')).toBe('Sunday, November 22');
    expect(dayTitle('2027-01-04', '2026-11-20', 'en-US')).toBe('Monday, January 4, 2027');
  });
});

describe('dayShort(day, locale), timeOf and instantOf(at, zone, locale)', () => {
  it('write the day and the clock for people', () => {
    const at = instantAt(zone, '2026-11-22', '10:15');
    expect(dayShort('2026-11-22', 'en-US')).toBe('Nov 22, 2026');
    expect(timeOf(at, zone, 'en-US')).toBe('10:15');
    expect(instantOf(at, zone, 'en-US')).toBe('Nov 22, 2026, 10:15:00');
  });

  it('show midnight as 00:00, not as 24:00', () => {
    const at = instantAt(zone, '2026-11-22', '00:00');
    expect([timeOf(at, zone, 'en-US'), clockIn(zone, at)]).toEqual(['00:00', '00:00']);
  });
});
