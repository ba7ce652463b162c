import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pace } from '../pace.ts';
import { replaySource } from './replay-source.ts';

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

  it('replaySource().blocks() catches up in larger blocks, without a loss, when the consumer was late', async () => {
    const pace = fakePace();
    const seen: number[] = [];
    let blocks = 0;
    let latest = 0;
    const source = replaySource({
      label: 'x',
      channels: [channel],
      rate: 1000,
      data: [Float32Array.from({ length: 1000 }, (_, i) => i)],
      pace,
    });
    for await (const block of source.blocks()) {
      seen.push(...(block.data[0] ?? []));
      blocks++;
      latest = Math.max(latest, source.late());
      if (blocks === 1) await pace.wait(500);
    }
    expect(seen).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    expect(blocks).toBeLessThan(40);
    expect(latest).toBeGreaterThan(200);
    expect(source.late()).toBe(0);
    expect(pace.now()).toBeCloseTo(1000, 6);
  });

  it('speed(x), seek(s) and loop(range) change what plays, at the right time and place', async () => {
    const pace = fakePace();
    const source = replaySource({
      label: 'x',
      channels: [channel],
      rate: 1000,
      data: [new Float32Array(10_000)],
      pace,
      speed: 2,
    });
    const t0s: number[] = [];
    let heard = 0;
    for await (const block of source.blocks()) {
      t0s.push(block.t0);
      heard += block.data[0]?.length ?? 0;
      if (heard === 2000) {
        expect(pace.now()).toBeCloseTo(1000, 3);
        source.seek(8);
      }
      if (heard === 3000) {
        expect(t0s.at(-1)).toBeCloseTo(8.98, 6);
        source.speed(0.5);
      }
      if (heard === 3500) {
        expect(pace.now()).toBeCloseTo(2500, 3);
        source.loop({ from: 1, to: 9.6 });
      }
      if (heard === 3620) {
        expect(t0s.at(-1)).toBe(1);
        source.loop(null);
        source.seek(9.99);
      }
    }
    expect(t0s.at(-1)).toBeCloseTo(9.99, 6);
  });
});
