import { describe, expect, it } from 'vitest';
import { syntheticMuscle } from './muscle.ts';

const rms = (samples: Float32Array, from: number, to: number): number =>
  Math.sqrt(samples.slice(from, to).reduce((sum, x) => sum + x * x, 0) / (to - from));

describe('syntheticMuscle', () => {
  it('syntheticMuscle({seed}) is the same on every call and another with another seed', () => {
    expect(syntheticMuscle({ seed: 7, seconds: 5 })).toEqual(syntheticMuscle({ seed: 7, seconds: 5 }));
    expect(syntheticMuscle({ seed: 8, seconds: 5 }).samples).not.toEqual(syntheticMuscle({ seed: 7, seconds: 5 }).samples);
  });

  it('syntheticMuscle() is quiet at rest and as strong as it says in the plateau', () => {
    const { samples, contractions } = syntheticMuscle({ hum: 0 });
    expect(contractions.length).toBe(24);
    expect(rms(samples, 0, 1900)).toBeCloseTo(3, 0);
    for (const c of contractions) {
      const plateau = rms(samples, Math.round((c.on + 0.5) * 1000), Math.round((c.off - 0.5) * 1000));
      expect(Math.abs(plateau / (3 + 180 * c.strength) - 1)).toBeLessThan(0.1);
    }
  });
});
