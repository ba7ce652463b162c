import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, lengthOf } from './intervals.ts';
import { placementsOf } from './placed.ts';

const minute = 60_000;
const visit = { from: 0, to: 60 * minute };
type Clocked = Parameters<typeof placementsOf>[0][number];
const time = { by: 'therapist', mode: 'one-on-one', person: 'first' } as const;
const bout = (from: number, to: number) => ({ ...time, from: from * minute, to: to * minute, events: [] });
const correction = (minutes: number, from: number | null = null, at = 60) => ({
  ...time,
  id: 'c',
  at: at * minute,
  seconds: minutes * 60,
  reason: 'late',
  from: from === null ? null : from * minute,
  replacedSeconds: 0,
  laterSeconds: 0,
});
const activity = (bouts: Clocked['bouts'], corrected: Clocked['corrected'] = null): Clocked => ({ bouts, corrected });
const placed = (...activities: Clocked[]) => placementsOf(activities, visit, visit.to);
const minutes = (times: readonly Interval[]) => times.map(({ from, to }) => [from / minute, to / minute]);

describe('placementsOf(activities, visit, until)', () => {
  it('leaves measured time where it was measured', () => {
    expect(minutes(placed(activity([bout(0, 10), bout(20, 30)]))[0]?.times ?? [])).toEqual([
      [0, 10],
      [20, 30],
    ]);
  });

  it('keeps the first part of each stretch where a correction shortens the time', () => {
    expect(minutes(placed(activity([bout(0, 10), bout(20, 30)], correction(10)))[0]?.times ?? [])).toEqual([
      [0, 5],
      [20, 25],
    ]);
  });

  it('puts what a correction adds into the visit’s free time next to what was measured, earlier time first', () => {
    const [first] = placed(activity([bout(20, 30)], correction(25)), activity([bout(10, 18)]));
    expect(minutes(first?.times ?? [])).toEqual([
      [0, 10],
      [18, 20],
      [20, 30],
      [30, 33],
    ]);
    expect(first).toMatchObject({ outsideMs: 0, twiceMs: 0 });
  });

  it('puts time of which nothing was measured before the end of the visit', () => {
    expect(minutes(placed(activity([], correction(15)))[0]?.times ?? [])).toEqual([[45, 60]]);
  });

  it('puts time with a beginning there, and says what of it lies outside the visit or in another activity’s time', () => {
    const [first] = placed(activity([bout(0, 5)], correction(30, 50)), activity([bout(50, 55)]));
    expect(minutes(first?.times ?? [])).toEqual([[50, 80]]);
    expect(first).toMatchObject({ outsideMs: 20 * minute, twiceMs: 5 * minute });
  });

  it('says what the visit has no room for', () => {
    const [first] = placed(activity([bout(0, 1)], correction(240)));
    expect(first?.outsideMs).toBe(180 * minute);
  });

  it('places what fits, each second once, whatever was measured and entered', () => {
    const stretch = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 10 }));
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 3 }),
        fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 3 }),
        (measured, entered) => {
          // One stretch an activity, none of which overlap: as the clock credits them.
          let end = 0;
          const bouts = measured
            .toSorted(([a], [b]) => a - b)
            .flatMap(([from, length]) => {
              const begin = Math.max(from, end);
              end = Math.min(60, begin + length);
              return end > begin ? [bout(begin, end)] : [];
            });
          const all = entered.map((wanted, i) => activity(bouts.slice(i, i + 1), correction(wanted)));
          const found = placed(...all);
          const times = found.flatMap((one) => one.times);
          const sum = times.reduce((ms, { from, to }) => ms + to - from, 0);
          const outside = found.reduce((ms, { outsideMs }) => ms + outsideMs, 0);
          const wanted = entered.reduce((ms, one) => ms + one * minute, 0);
          expect(Math.abs(sum + outside - wanted)).toBeLessThan(5);
          expect(Math.abs(lengthOf(times) - sum)).toBeLessThan(5);
          expect(lengthOf(times)).toBeLessThanOrEqual(60 * minute + 1);
        },
      ),
      { seed: 12, numRuns: 200 },
    );
  });
});
