import { expect, test } from 'vitest';
import { filterRun, filterTwoRuns } from './section-runs.ts';

// A low-pass whose first and last feed-forward coefficients are equal: b0, b1, b2, a1, a2.
const section = Float64Array.of(0.2, 0.4, 0.2, -0.5, 0.3);

test('filterTwoRuns() gives what filterRun() gives of each run, forwards and backwards, of odd lengths too, and of lost samples', () => {
  for (let length = 1; length <= 12; length++) {
    for (let lost = -1; lost < length; lost++) {
      const signal = Float64Array.from({ length: 2 * length }, (_, i) => Math.sin(1 + 3 * i));
      if (lost >= 0) signal[lost] = Number.NaN;
      for (const step of [1, -1]) {
        const [from, to] = step > 0 ? [0, length] : [length - 1, -1];
        const [one, two] = [new Float64Array(5), new Float64Array(5)];
        const apart = new Float64Array(2 * length);
        filterRun(section, one, 0, signal, apart, from, to, step);
        filterRun(section, two, 0, signal, apart, from + length, to + length, step);
        const [first, second] = [new Float64Array(5), new Float64Array(5)];
        const together = signal.slice();
        filterTwoRuns(section, first, second, 0, length, together, together, from, to, step);
        for (const [found, right] of [
          [together, apart],
          [first, one],
          [second, two],
        ] as const) {
          for (const [i, x] of right.entries()) {
            if (Number.isNaN(x)) expect(found[i]).toBeNaN();
            else expect(found[i]).toBeCloseTo(x, 12);
          }
        }
      }
    }
  }
});
