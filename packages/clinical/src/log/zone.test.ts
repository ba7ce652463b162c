import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill/implementation';
import { describe, expect, it } from 'vitest';
import { clockIn, dayIn, instantAt } from './zone.ts';

const iso = (at: number): string => new Date(at).toISOString();

describe('dayIn(zone, at) and clockIn(zone, at)', () => {
  it('tell the day and the clock of a zone, with seconds where they are asked for', () => {
    const at = Date.parse('2026-11-23T03:30:09Z');
    expect([dayIn('America/New_York', at), clockIn('America/New_York', at, 'seconds')]).toEqual(['2026-11-22', '22:30:09']);
    expect([dayIn('Asia/Kolkata', at), clockIn('Asia/Kolkata', at)]).toEqual(['2026-11-23', '09:00']);
    expect(clockIn('UTC', Date.parse('2026-01-01T00:00:00Z'))).toBe('00:00');
  });

  it('write a year of the first millennium with four digits', () => {
    expect(dayIn('UTC', Date.parse('0202-03-04T00:00:00Z'))).toBe('0202-03-04');
  });
});

describe('instantAt(zone, day, time)', () => {
  it.each([
    ['America/New_York', 'skipped, by an hour', '2026-03-08', '02:30', '2026-03-08T07:30:00.000Z', '03:30'],
    ['America/New_York', 'twice', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z', '01:30'],
    ['America/New_York', 'once, in summer', '2026-07-01', '10:15', '2026-07-01T14:15:00.000Z', '10:15'],
    ['America/New_York', 'once, in winter', '2026-12-01', '10:15', '2026-12-01T15:15:00.000Z', '10:15'],
    ['Europe/Berlin', 'skipped, by an hour', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z', '03:30'],
    ['Europe/Berlin', 'twice', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z', '02:30'],
    ['Australia/Lord_Howe', 'skipped, by half an hour', '2026-10-04', '02:15', '2026-10-03T15:45:00.000Z', '02:45'],
    ['Australia/Lord_Howe', 'twice', '2026-04-05', '01:45', '2026-04-04T14:45:00.000Z', '01:45'],
    ['America/Phoenix', 'once: no change of the clock', '2026-03-08', '02:30', '2026-03-08T09:30:00.000Z', '02:30'],
    ['Asia/Kathmandu', 'once: no change of the clock', '2026-01-01', '00:00', '2025-12-31T18:15:00.000Z', '00:00'],
    ['UTC', 'once', '2026-01-01', '23:59', '2026-01-01T23:59:00.000Z', '23:59'],
  ])('in %s, of a time that occurs %s (%s %s), is %s', (zone, _what, day, time, expected, shown) => {
    const at = instantAt(zone, day, time);
    expect([iso(at), clockIn(zone, at)]).toEqual([expected, shown]);
  });

  it('agrees with Temporal’s "compatible" rule at every time of every day of five decades', () => {
    const zones = [
      'America/New_York',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'America/Phoenix',
      'Pacific/Apia',
      'Asia/Kathmandu',
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 365 * 50 }),
        fc.integer({ min: 0, max: 24 * 60 - 1 }),
        fc.constantFrom(...zones),
        (days, minute, zone) => {
          const day = Temporal.PlainDate.from('1985-01-01').add({ days });
          const time = new Temporal.PlainTime(Math.floor(minute / 60), minute % 60);
          const wanted = day.toPlainDateTime(time).toZonedDateTime(zone, { disambiguation: 'compatible' });
          const at = instantAt(zone, day.toString(), time.toString({ smallestUnit: 'minute' }));
          expect(iso(at)).toBe(iso(wanted.epochMilliseconds));
          expect([dayIn(zone, at), clockIn(zone, at)]).toEqual([
            wanted.toPlainDate().toString(),
            wanted.toPlainTime().toString({ smallestUnit: 'minute' }),
          ]);
        },
      ),
      { numRuns: 300, seed: 20261130 },
    );
  });

  it('agrees with Temporal in the nights in which clocks change', () => {
    for (const zone of ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/Santiago']) {
      let night = Temporal.Instant.from('2010-01-01T00:00:00Z').toZonedDateTimeISO(zone);
      for (let changes = 0; changes < 8; changes++) {
        const next = night.getTimeZoneTransition('next');
        if (next === null) break;
        night = next;
        for (let quarter = -12; quarter <= 12; quarter++) {
          const wall = night.toPlainDateTime().add({ minutes: 15 * quarter });
          const wanted = wall.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
          const [day = '', time = ''] = wall.toString({ smallestUnit: 'minute' }).split('T');
          expect(`${wall} ${iso(instantAt(zone, day, time))}`).toBe(`${wall} ${iso(wanted)}`);
        }
      }
    }
  });
});
