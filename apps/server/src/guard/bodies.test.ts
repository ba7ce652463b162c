import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyBudget } from './bodies.ts';

describe('bodyBudget(limits).reserve(whose, bytes)', () => {
  it('never holds more than its most, of one person or of all, and gives everything back', () => {
    const call = fc.record({ whose: fc.constantFrom('a', 'b', 'c'), bytes: fc.integer({ min: 1, max: 40 }), ends: fc.nat(5) });
    fc.assert(
      fc.property(fc.array(call, { maxLength: 60 }), (calls) => {
        const budget = bodyBudget({ bodies: 100, bodiesPerPerson: 50 });
        const running: { whose: string; bytes: number; release: () => void }[] = [];
        for (const { whose, bytes, ends } of calls) {
          const release = budget.reserve(whose, bytes);
          const own = running.filter((one) => one.whose === whose).reduce((sum, one) => sum + one.bytes, 0);
          const all = running.reduce((sum, one) => sum + one.bytes, 0);
          expect(release !== null).toBe(own + bytes <= 50 && all + bytes <= 100);
          if (release !== null) running.push({ whose, bytes, release });
          for (const one of running.splice(0, ends)) {
            one.release();
            one.release();
          }
          expect(budget.taken()).toBe(running.reduce((sum, one) => sum + one.bytes, 0));
        }
        for (const { release } of running) release();
        expect(budget.taken()).toBe(0);
      }),
    );
  });
});
