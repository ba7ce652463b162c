import { describe, expect, it } from 'vitest';
import { stepMs, steps } from './steps.ts';

describe('steps()', () => {
  it('gives a step back once, and not after five minutes', () => {
    const waiting = steps<string>();
    const [once, late] = [waiting.keep('once', 1000), waiting.keep('late', 1000)];
    expect(waiting.see(once, 2000)).toBe('once');
    expect(waiting.take(once, 2000)).toBe('once');
    expect(waiting.take(once, 2000)).toBeNull();
    expect(waiting.take(late, 1000 + stepMs)).toBeNull();
    expect(waiting.take('never kept', 0)).toBeNull();
  });

  it('forgets the oldest beyond ten thousand', () => {
    const waiting = steps<number>();
    const ids = Array.from({ length: 10_001 }, (_, i) => waiting.keep(i, 0));
    expect(waiting.see(ids[0] as string, 0)).toBeNull();
    expect(waiting.see(ids[1] as string, 0)).toBe(1);
  });
});
