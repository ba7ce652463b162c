import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { probeDue, probeTimes, savingsOf, transferDue, transferRatio } from './probes.ts';

const hour = 3_600_000;
const practiced = 1_795_364_100_000;

describe('probeDue(task, now)', () => {
  const task = { practiced, probed: null, fallRisk: 'no' } as const;

  it('is due after a day, a week and two weeks without practice, once each', () => {
    expect(probeTimes(practiced).map(({ name, at }) => [name, (at - practiced) / hour])).toEqual([
      ['1-day', 24],
      ['1-week', 168],
      ['2-weeks', 336],
    ]);
    const due = (hours: number, probedAfter?: number) =>
      probeDue({ ...task, probed: probedAfter === undefined ? null : practiced + probedAfter * hour }, practiced + hours * hour)
        .due;
    expect([due(23), due(24), due(100), due(168), due(400)]).toEqual([null, '1-day', '1-day', '1-week', '2-weeks']);
    expect([due(30, 25), due(168, 25), due(400, 200), due(400, 340)]).toEqual([null, '1-week', '2-weeks', null]);
  });

  it('a probe from before the last practice counts for nothing', () => {
    expect(probeDue({ ...task, probed: practiced - hour }, practiced + 30 * hour).due).toBe('1-day');
  });

  it('is never cold where a fall is possible or nobody knows, and then never learning', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
        fc.integer({ min: 0, max: 500 }),
        (fallRisk, hours) => {
          const found = probeDue({ ...task, fallRisk }, practiced + hours * hour);
          expect(found.cold).toBe(fallRisk === 'no');
          expect(found.label).toBe(fallRisk === 'no' && hours >= 24 ? 'learning' : 'performance');
        },
      ),
    );
  });
});

describe('savingsOf, transferDue, transferRatio', () => {
  it('savingsOf is the kept part of the gain, and null where there was none', () => {
    expect(savingsOf({ first: 0.2, best: 0.8, probe: 0.5 })).toBeCloseTo(50, 9);
    expect(savingsOf({ first: 0.2, best: 0.8, probe: 0.1 })).toBeLessThan(0);
    expect(savingsOf({ first: 0.8, best: 0.8, probe: 0.5 })).toBeNull();
  });

  it('transferRatio is 1 where the new variant goes as the practiced task does', () => {
    expect([transferRatio(0.6, 0.6), transferRatio(0.3, 0.6), transferRatio(0.3, 0)]).toEqual([1, 0.5, null]);
    expect([transferDue(2), transferDue(3), transferDue(3, 5)]).toEqual([false, true, false]);
  });
});
