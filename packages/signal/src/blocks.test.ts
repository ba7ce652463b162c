import { hertz, milliseconds, seconds } from '@eupraxia/kernel';
import { expect, it } from 'vitest';
import { cutBlocks } from './blocks.ts';

const channels = [
  { name: 'a', unit: 'µV' },
  { name: 'b', unit: 'µV' },
];

it('cutBlocks gives every sample once, in order, each block with its time', () => {
  const data = [Float32Array.from({ length: 105 }, (_, i) => i), Float64Array.from({ length: 105 }, (_, i) => -i)];
  const blocks = [...cutBlocks({ channels, rate: hertz(1000), data }, milliseconds(20), seconds(3))];
  expect(blocks.map((b) => b.data[0]?.length)).toEqual([20, 20, 20, 20, 20, 5]);
  expect(blocks.map((b) => b.t0)).toEqual([3, 3.02, 3.04, 3.06, 3.08, 3.1]);
  expect(blocks.flatMap((b) => [...(b.data[1] ?? [])])).toEqual([...(data[1] ?? [])]);
  expect([...cutBlocks({ channels: [], rate: hertz(1000), data: [] }, milliseconds(20))]).toEqual([]);
});
