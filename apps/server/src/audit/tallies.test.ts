import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Tallies } from './tallies.ts';

const minute = 60_000;

describe('Tallies', () => {
  it('isFirst() is true once in a window, and due() hands out the count of the others when it is over', () => {
    const tallies = new Tallies<string>(minute);
    expect([0, 1, 59_999].map((now) => tallies.isFirst('a', now, 'a'))).toEqual([true, false, false]);
    expect(tallies.isFirst('b', 5, 'b')).toBe(true);
    expect(tallies.due(59_999)).toEqual([]);
    expect(tallies.due(minute)).toEqual([{ value: 'a', since: 0, more: 2 }]);
    expect(tallies.due(minute)).toEqual([]);
    expect(tallies.isFirst('a', minute, 'a')).toBe(true);
  });

  it('begins a new window where the clock was set back, and says nothing of a kind that came once', () => {
    const tallies = new Tallies<string>(minute);
    expect(tallies.isFirst('a', 10 * minute, 'a')).toBe(true);
    expect(tallies.isFirst('a', 0, 'a')).toBe(true);
    expect(tallies.due(Number.POSITIVE_INFINITY)).toEqual([]);
  });

  it('loses no count: firsts and counts add up to what came, in whatever order and however few kinds it holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat({ max: 20_000 })), { maxLength: 200 }),
        fc.integer({ min: 1, max: 5 }),
        (acts, most) => {
          const tallies = new Tallies<string>(minute, most);
          let now = 0;
          let firsts = 0;
          let counted = 0;
          for (const [key, later] of acts) {
            now += later;
            if (tallies.isFirst(key, now, key)) firsts += 1;
            for (const { more } of tallies.due(now)) counted += more;
          }
          for (const { more } of tallies.due(Number.POSITIVE_INFINITY)) counted += more;
          expect(firsts + counted).toBe(acts.length);
        },
      ),
    );
  });

  it('holds no more kinds than it may', () => {
    const tallies = new Tallies<number>(minute, 3);
    for (let i = 0; i < 1000; i++) expect(tallies.isFirst(`k${i}`, i, i)).toBe(true);
    expect([995, 996, 997, 998, 999].map((i) => tallies.has(`k${i}`, 999))).toEqual([false, false, true, true, true]);
  });
});
