import { describe, expect, it } from 'vitest';
import { preview } from './worker/preview.ts';
import { strongest } from './worker/strongest.ts';

describe('preview', () => {
  it('preview(samples, columns) keeps the extremes of every stretch and passes over lost samples', () => {
    const samples = Float32Array.from([1, 5, -3, Number.NaN, 2, 2]);
    expect([...preview(samples, 3)]).toEqual([1, 5, -3, -3, 2, 2]);
    expect(preview(new Float32Array(2), 480)).toHaveLength(4);
    expect([...preview(Float32Array.from([Number.NaN]), 1)]).toEqual([Number.NaN, Number.NaN]);
  });
});

describe('strongest', () => {
  it('strongest(values, width) finds the stretch with the greatest mean', () => {
    const values = Float32Array.from({ length: 100 }, (_, i) => (i >= 40 && i < 60 ? 10 : 1));
    expect(strongest(values, 20)).toEqual({ mean: 10, from: 40, to: 60 });
    expect(strongest(new Float32Array(0), 20)).toEqual({ mean: 0, from: 0, to: 0 });
    expect(strongest(Float32Array.from([4, 6]), 20)).toEqual({ mean: 5, from: 0, to: 2 });
  });
});
