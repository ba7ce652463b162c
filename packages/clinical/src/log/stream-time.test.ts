import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamTimes } from './stream-time.ts';

const moved = (at: readonly number[], earliest?: number) => streamTimes(at, earliest).filter((time, i) => time !== at[i]).length;

describe('streamTimes(at, earliest)', () => {
  it('leaves a stream in order as it is, the same array', () => {
    const at = [1, 2, 2, 5];
    expect(streamTimes(at)).toBe(at);
  });

  it('moves one event for one wrong reading, ahead or behind, wherever it stands', () => {
    const right = Array.from({ length: 79 }, (_, i) => 1000 + i * 10);
    for (let place = 0; place < right.length; place++)
      for (const wrong of [0, 9_999_999]) expect(moved(right.with(place, wrong)), `${place} ${wrong}`).toBeLessThanOrEqual(1);
  });

  it('puts a wrong reading between its neighbors', () => {
    expect(streamTimes([1000, 1010, 0, 1030, 1040])).toEqual([1000, 1010, 1010, 1030, 1040]);
    expect(streamTimes([1000, 1010, 9_999_999, 1030, 1040])).toEqual([1000, 1010, 1030, 1030, 1040]);
  });

  it('keeps the earlier of two times that contradict each other', () => {
    expect(streamTimes([100, 50])).toEqual([100, 100]);
  });

  it('puts what happened before the earliest possible instant at the next event', () => {
    expect(streamTimes([5, 100, 110], 90)).toEqual([90, 100, 110]);
    expect(streamTimes([5], 90)).toEqual([90]);
  });

  it('is in order, never before the earliest, and moves as few events as any other choice would', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 9 }), fc.nat(10), (at, earliest) => {
        const times = streamTimes(at, earliest);
        expect(times).toHaveLength(at.length);
        times.forEach((time, i) => {
          expect(time).toBeGreaterThanOrEqual(i === 0 ? earliest : (times[i - 1] as number));
        });
        let best = at.length;
        for (let keep = 0; keep < 1 << at.length; keep++) {
          const kept = at.filter((_, i) => (keep >> i) & 1);
          if (kept.every((time, i) => time >= (i === 0 ? earliest : (kept[i - 1] as number))))
            best = Math.min(best, at.length - kept.length);
        }
        // A moved event may land on its own time only where it was kept, so the count is the least there is.
        expect(at.filter((time, i) => time !== times[i]).length).toBeLessThanOrEqual(best);
      }),
      { seed: 9, numRuns: 300 },
    );
  });
});
