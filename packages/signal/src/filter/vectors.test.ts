import { spawnSync } from 'node:child_process';
import { hertz } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noise } from '../shared.fixture.ts';
import { coherence } from '../spectrum/coherence.ts';
import { type Band, butterworth } from './butterworth.ts';
import { filterCausal } from './cascade.ts';
import { harmonicNotches } from './harmonics.ts';
import { notch } from './notch.ts';
import { coherenceVector, notchVector, probe, type Vector, vectors } from './vectors.fixture.ts';
import { filterZeroPhase } from './zero-phase.ts';

const x = Float64Array.from({ length: 600 }, noise(5));

const bandOf = ({ kind, edges: [low = 0, high = 0] }: Pick<Vector, 'kind' | 'edges'>): Band =>
  kind === 'low' || kind === 'high' ? { kind, edge: hertz(low) } : { kind, low: hertz(low), high: hertz(high) };

function near(ours: ArrayLike<number>, theirs: readonly number[], tolerance: number): void {
  const scale = theirs.reduce((most, v) => Math.max(most, Math.abs(v)), 1e-12);
  for (const [i, v] of theirs.entries()) expect(Math.abs((ours[i] as number) - v) / scale).toBeLessThan(tolerance);
}

describe('filters equal the stored ones of SciPy', () => {
  it.each(vectors)('butterworth($order, $kind $edges Hz at $rate) in its sections, causal and zero-phase', (vector) => {
    const sections = butterworth(vector.order, bandOf(vector), hertz(vector.rate));
    expect(sections).toHaveLength(vector.sections.length);
    for (const [s, theirs] of vector.sections.entries()) {
      const { b0, b1, b2, a1, a2 } = sections[s] ?? { b0: 0, b1: 0, b2: 0, a1: 0, a2: 0 };
      near([b0, b1, b2, a1, a2], theirs, 1e-9);
    }
    const at = (y: Float64Array) => probe.map((i) => y[i] as number);
    near(at(filterCausal(sections, x)), vector.causal, 1e-9);
    near(at(filterZeroPhase(sections, x)), vector.zeroPhase, 1e-9);
  });

  it('notch(50 Hz, 30) causal and zero-phase, and harmonicNotches begins with it', () => {
    const sections = notch(hertz(50), 30, hertz(1000));
    near(
      probe.map((i) => filterCausal(sections, x)[i] as number),
      notchVector.causal,
      1e-9,
    );
    near(
      probe.map((i) => filterZeroPhase(sections, x)[i] as number),
      notchVector.zeroPhase,
      1e-9,
    );
    const comb = harmonicNotches(hertz(50), 30, hertz(1000));
    expect(comb).toHaveLength(9);
    expect(comb[0]).toEqual(sections[0]);
    expect(comb[2]).toEqual(notch(hertz(150), 90, hertz(1000))[0]);
    expect(harmonicNotches(hertz(50), 30, hertz(1000), 3)).toHaveLength(3);
    expect(harmonicNotches(hertz(60), 30, hertz(100))).toEqual([]);
    expect(() => harmonicNotches(hertz(0), 30, hertz(1000))).toThrow(RangeError);
  });

  it('coherence(x, y) of one window after another', () => {
    const other = Float64Array.from({ length: 600 }, noise(9));
    const y = x.map((_, i) => 0.6 * (x[(i + 597) % 600] as number) + (other[i] as number));
    const found = coherence(x, y, hertz(1000), coherenceVector.size);
    near(
      coherenceVector.values.map((_, k) => found.coherence[4 * k] as number),
      coherenceVector.values,
      1e-9,
    );
    expect(found.windows).toBe(17);
    expect(() => coherence(x, y.subarray(1), hertz(1000))).toThrow('600 and 599');
  });
});

const script = `
import json, sys
import numpy as np
from scipy import signal
out = []
for c in json.load(sys.stdin):
    x = np.array(c["x"])
    edges = c["edges"] if len(c["edges"]) > 1 else c["edges"][0]
    kind = {"low": "lowpass", "high": "highpass", "band-pass": "bandpass", "band-stop": "bandstop"}[c["kind"]]
    sos = signal.butter(c["order"], edges, kind, fs=c["rate"], output="sos")
    out.append({"causal": signal.sosfilt(sos, x).tolist(), "zero": signal.sosfiltfilt(sos, x).tolist()})
print(json.dumps(out))
`;
const haveScipy = spawnSync('python3', ['-c', 'import scipy.signal']).status === 0;

describe.skipIf(!haveScipy)(`filters equal SciPy's here and now${haveScipy ? '' : ' (skipped: python3 has no scipy)'}`, () => {
  it('butterworth(any order, any band), causal and zero-phase, on any signal', () => {
    const edge = fc.double({ min: 0.01, max: 0.48, noNaN: true });
    const design = fc.record({
      // Beyond, sixteen poles in a wide band amplify rounding so that SciPy itself is 1e-9 from the exact result.
      order: fc.integer({ min: 1, max: 6 }),
      kind: fc.constantFrom('low' as const, 'high' as const, 'band-pass' as const, 'band-stop' as const),
      rate: fc.constantFrom(100, 250, 1000, 2000),
      edges: fc.tuple(edge, edge).filter(([a, b]) => Math.abs(a - b) > 0.02),
      seed: fc.integer({ min: 1, max: 1e6 }),
    });
    const cases = fc.sample(design, { numRuns: 40, seed: 4 }).map(({ edges, seed, ...rest }) => ({
      ...rest,
      edges: [...edges]
        .sort((a, b) => a - b)
        .map((share) => share * rest.rate)
        .slice(0, rest.kind.startsWith('band') ? 2 : 1),
      x: Array.from({ length: 400 }, noise(seed)),
    }));
    const run = spawnSync('python3', ['-c', script], { input: JSON.stringify(cases), maxBuffer: 1 << 28 });
    expect(run.status, run.stderr.toString()).toBe(0);
    const theirs = JSON.parse(run.stdout.toString()) as { causal: number[]; zero: number[] }[];
    for (const [i, one] of cases.entries()) {
      const sections = butterworth(one.order, bandOf(one), hertz(one.rate));
      near(filterCausal(sections, Float64Array.from(one.x)), theirs[i]?.causal ?? [], 1e-9);
      near(filterZeroPhase(sections, Float64Array.from(one.x)), theirs[i]?.zero ?? [], 1e-9);
    }
  });
});
