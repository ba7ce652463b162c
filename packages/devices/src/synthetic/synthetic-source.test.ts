import { describe, expect, it } from 'vitest';
import type { Pace } from '../pace.ts';
import { syntheticSource } from './synthetic-source.ts';

function fakePace(): Pace {
  let now = 0;
  return {
    now: () => now,
    wait: async (ms) => {
      now += ms;
    },
  };
}

describe('syntheticSource', () => {
  it('syntheticSource().info says that it is synthetic, in microvolts, without an end', () => {
    const { info } = syntheticSource(fakePace(), { channels: 3 });
    expect(info.kind).toBe('synthetic');
    expect(info.seconds).toBeUndefined();
    expect(info.channels.map(({ name, unit }) => `${name} ${unit}`)).toEqual([
      'Agonist (synthetic) µV',
      'Antagonist (synthetic) µV',
      'Neighbour 1 (synthetic) µV',
    ]);
  });

  it('blocks() come at the pace of time, without a gap, and a stall is silence and then lost samples', async () => {
    const pace = fakePace();
    const source = syntheticSource(pace, { rate: 1000, channels: 1 });
    let end = 0;
    let lost = 0;
    let silence = 0;
    let before = 0;
    for await (const block of source.blocks()) {
      const samples = block.data[0] as Float32Array;
      expect(block.t0).toBeCloseTo(end, 9);
      end = block.t0 + samples.length / 1000;
      for (const x of samples) if (Number.isNaN(x)) lost++;
      silence = Math.max(silence, pace.now() - before);
      before = pace.now();
      if (Math.abs(end - 1) < 1e-9) source.body.disturb('stall');
      if (end >= 5) break;
    }
    expect(lost).toBe(2000);
    expect(silence).toBeGreaterThanOrEqual(2000);
    expect(Math.abs(pace.now() - 1000 * end)).toBeLessThan(25);
    for await (const block of source.blocks()) {
      expect(block.t0).toBeCloseTo(end, 9);
      break;
    }
  });
});
