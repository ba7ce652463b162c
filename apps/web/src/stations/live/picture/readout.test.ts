import { describe, expect, it, vi } from 'vitest';
import type { Features } from '../../../live/page/live-session.ts';
import { LiveReadout } from './use-readout.ts';

const block = (values: readonly number[]): Features =>
  ({
    values: Float32Array.from(values),
    rate: 250,
    other: null,
    holding: 0,
    quality: 1,
    reasons: [],
    late: false,
    arrived: 0,
  }) as unknown as Features;

/** What the screen would read after these blocks. */
function read(...blocks: readonly (readonly number[])[]): number | null {
  vi.stubGlobal('document', { hidden: false });
  const readout = new LiveReadout();
  for (const values of blocks) readout.take(block(values));
  readout.painted();
  vi.unstubAllGlobals();
  return readout.shown().amplitude;
}

describe('LiveReadout', () => {
  it('reads a steady but scattered level calmly, and follows a change within a second', () => {
    const scattered = Array.from({ length: 500 }, (_, i) => 55 + (i % 10 < 5 ? 11 : -11));
    expect(Math.abs((read(scattered) ?? 0) - 55)).toBeLessThan(1.5);
    const risen =
      read(
        Array.from({ length: 250 }, () => 0),
        Array.from({ length: 250 }, () => 60),
      ) ?? 0;
    expect(risen).toBeGreaterThan(58);
  });

  it('reads nothing from a value that is lost, and begins anew after it', () => {
    expect(read([50, 50, Number.NaN])).toBeNull();
    expect(read([50, 50, Number.NaN], [20])).toBe(20);
  });
});
