import type { Measurement } from '@eupraxia/clinical';
import { describe, expect, it } from 'vitest';
import { trendsOf } from './trend.ts';

const value = (takenOn: string, v: number, more: Partial<Measurement> = {}): Measurement => ({
  id: takenOn,
  measureId: 'arat',
  name: 'Action Research Arm Test',
  value: v,
  unit: 'points',
  better: 'higher',
  side: 'right',
  takenOn,
  ...more,
});

describe('trendsOf', () => {
  it('takes first and last by day, in whatever order they come', () => {
    const [trend] = trendsOf([value('2026-11-20', 31), value('2026-10-26', 24), value('2026-11-02', 27)]);
    expect([trend?.baseline.value, trend?.latest.value, trend?.change, trend?.count, trend?.direction]).toEqual([
      24,
      31,
      7,
      3,
      'better',
    ]);
  });

  it('calls a fall better where lower is better', () => {
    const lower = { better: 'lower', measureId: 'tug', unit: 's' } as const;
    expect(trendsOf([value('2026-10-01', 14.2, lower), value('2026-11-01', 12.1, lower)])[0]).toMatchObject({
      change: -2.1,
      direction: 'better',
    });
  });

  it('keeps sides and units apart', () => {
    expect(
      trendsOf([value('2026-10-01', 1), value('2026-10-01', 2, { side: 'left' }), value('2026-10-01', 3, { unit: '%' })]),
    ).toHaveLength(3);
  });

  it('gives a baseline alone no direction', () => {
    expect(trendsOf([value('2026-10-01', 24)])[0]).toMatchObject({ count: 1, change: 0, direction: 'same' });
  });
});
