import { describe, expect, it } from 'vitest';
import { oneTap } from './one-tap.ts';

describe('oneTap(now)', () => {
  it('counts a double tap once, and the next press after it', () => {
    let now = 1000;
    const tap = oneTap(() => now);
    const pressed = [0, 80, 200, 399, 400, 410, 900].map((ms) => {
      now = 1000 + ms;
      return tap('start');
    });
    expect(pressed).toEqual([true, false, false, false, true, false, true]);
  });

  it('never holds back another thing that is pressed right after', () => {
    const tap = oneTap(() => 1000);
    expect(['start', 'pause', 'start', 'start', 'end'].map(tap)).toEqual([true, true, true, false, true]);
  });
});
