import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pace } from '../pace.ts';
import { replaySource } from './replaySource.ts';

const channel = { name: 'emg', unit: 'µV' };

function fakePace(): Pace & { waits: number[] } {
  let now = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    wait: async (ms) => {
      waits.push(ms);
      now += ms;
    },
  };
}

describe('replaySource', () => {
  it('replaySource({data}).blocks() hands out every sample once, in order, at any block length and start', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 1, max: 2000 }),
        fc.double({ min: 0.001, max: 0.3, noNaN: true }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        async (length, rate, blockSeconds, from) => {
          const data = Float32Array.from({ length }, (_, i) => i);
          const seen: number[] = [];
          for await (const block of replaySource({
            label: 'x',
            channels: [channel],
            rate,
            data: [data],
            pace: fakePace(),
            blockSeconds,
            from,
          }).blocks()) {
            const first = block.data[0]?.[0] ?? -1;
            expect(Math.abs(block.t0 * rate - first)).toBeLessThan(1e-6);
            seen.push(...(block.data[0] ?? []));
          }
          const start = Math.min(length, Math.round(from * rate));
          expect(seen).toEqual(Array.from({ length: length - start }, (_, i) => i + start));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('replaySource({rate: 1000}).blocks() takes one second for a thousand samples', async () => {
    const pace = fakePace();
    for await (const block of replaySource({
      label: 'x',
      channels: [channel],
      rate: 1000,
      data: [new Float32Array(1000)],
      pace,
    }).blocks()) {
      expect(block.rate).toBe(1000);
    }
    expect(pace.now()).toBeCloseTo(1000, 6);
  });

  it('replaySource().blocks() catches up without a wait when the consumer was late', async () => {
    const pace = fakePace();
    let blocks = 0;
    for await (const _ of replaySource({
      label: 'x',
      channels: [channel],
      rate: 1000,
      data: [new Float32Array(1000)],
      pace,
    }).blocks()) {
      blocks++;
      if (blocks === 1) await pace.wait(500);
    }
    expect(blocks).toBe(50);
    expect(pace.now()).toBeCloseTo(1000, 6);
  });
});
