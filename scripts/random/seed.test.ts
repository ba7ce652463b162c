import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixedSeed, seedOf } from './seed.ts';

describe('seedOf(wanted, fresh)', () => {
  it('is fixed unless asked for, and the one that is asked for otherwise', () => {
    expect(seedOf(undefined, () => 7)).toBe(fixedSeed);
    expect(seedOf('', () => 7)).toBe(fixedSeed);
    expect(seedOf('42', () => 7)).toBe(42);
    expect(seedOf('random', () => 7)).toBe(7);
    expect(() => seedOf('soon', () => 7)).toThrow('expected an integer or "random"');
  });
});

describe('the set-up of the tests', () => {
  it('gives fast-check the seed of this run: the same cases each time', () => {
    expect(fc.readConfigureGlobal().seed).toBe(Number(process.env['EUPRAXIA_SEED']));
    const drawn = () => {
      const cases: number[] = [];
      fc.assert(fc.property(fc.integer(), (n) => void cases.push(n)));
      return cases;
    };
    expect(drawn()).toEqual(drawn());
  });
});
