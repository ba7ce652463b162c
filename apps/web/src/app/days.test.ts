import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, dayPlus, dayTitle, instantAt, timeOf } from './days.ts';

const zone = 'America/New_York';

describe('dayPlus', () => {
  it('crosses months, years and leap days', () => {
    expect(dayPlus('2026-12-31', 1)).toBe('2027-01-01');
    expect(dayPlus('2028-03-01', -1)).toBe('2028-02-29');
  });
});

describe('dayTitle', () => {
  it('names weekday and month, and the year only when it is another one', () => {
    expect(dayTitle('2026-11-22', '2026-11-20', 'en-US')).toBe('Sunday, November 22');
    expect(dayTitle('2027-01-04', '2026-11-20', 'en-US')).toBe('Monday, January 4, 2027');
  });
});

describe('instantAt', () => {
  it('reads the clinic’s clock on both sides of summer time', () => {
    expect(instantAt('2026-11-22', '10:15', zone)).toBe(Date.UTC(2026, 10, 22, 15, 15));
    expect(instantAt('2026-07-01', '10:15', zone)).toBe(Date.UTC(2026, 6, 1, 14, 15));
  });

  it('takes the first of a time that the clock shows twice', () => {
    expect(instantAt('2026-11-01', '01:30', zone)).toBe(Date.UTC(2026, 10, 1, 5, 30));
  });

  it('moves a time that the clock skips to as much later', () => {
    expect(timeOf(instantAt('2026-03-08', '02:30', zone), zone, 'en-US')).toBe('03:30');
  });

  it('is undone by dayOf and timeOf wherever the clock shows the time at all', () => {
    const zones = fc.constantFrom(
      'America/New_York',
      'Europe/Berlin',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Australia/Lord_Howe',
      'UTC',
    );
    // Clocks jump at night; between six and ten every time exists once.
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3650 }),
        fc.integer({ min: 6, max: 22 }),
        fc.integer({ min: 0, max: 59 }),
        zones,
        (days, hour, minute, z) => {
          const day = dayPlus('2020-01-01', days);
          const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
          const at = instantAt(day, time, z);
          expect([dayOf(at, z), timeOf(at, z, 'en-US')]).toEqual([day, time]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
