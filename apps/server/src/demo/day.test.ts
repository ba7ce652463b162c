import { describe, expect, it } from 'vitest';
import { instantAt } from './day.ts';

describe('instantAt(zone, day, time)', () => {
  it('is the wall clock of the zone, on both sides of a change of the clocks', () => {
    expect(new Date(instantAt('America/New_York', '2026-07-01', '10:15')).toISOString()).toBe('2026-07-01T14:15:00.000Z');
    expect(new Date(instantAt('America/New_York', '2026-12-01', '10:15')).toISOString()).toBe('2026-12-01T15:15:00.000Z');
    expect(new Date(instantAt('Europe/Berlin', '2026-03-29', '10:15')).toISOString()).toBe('2026-03-29T08:15:00.000Z');
    expect(new Date(instantAt('Europe/Berlin', '2026-10-25', '10:15')).toISOString()).toBe('2026-10-25T09:15:00.000Z');
    expect(new Date(instantAt('Asia/Kathmandu', '2026-01-01', '00:00')).toISOString()).toBe('2025-12-31T18:15:00.000Z');
    expect(new Date(instantAt('UTC', '2026-01-01', '23:59')).toISOString()).toBe('2026-01-01T23:59:00.000Z');
  });
});
