import { hertz, seconds } from '@eupraxia/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterZeroPhase } from '../filter/zero-phase.ts';
import { emgRecordings, haveRecordings, reference, whyNot } from '../shared.fixture.ts';
import { emgBandPass, envelopeLowPass, mainsNotch } from './band.ts';
import { findBursts } from './bursts.ts';
import { simpleOnsets } from './simple-onsets.ts';

const lines = { onset: 10, release: 4 };
const times = { minimumOn: seconds(0.05), minimumOff: seconds(0.03) };
const trace = (...parts: [number, number][]) => parts.flatMap(([level, count]) => Array<number>(count).fill(level));
const spans = (x: number[]) => findBursts(x, lines, hertz(1000), times).map((b) => [b.from, b.to]);

describe('findBursts', () => {
  it('findBursts takes a burst from the release line up and down, once it crosses the onset line', () => {
    expect(spans(trace([0, 100], [5, 20], [20, 100], [5, 20], [0, 100]))).toEqual([[100, 240]]);
    expect(spans(trace([0, 100], [9, 500], [0, 100]))).toEqual([]);
  });

  it('findBursts drops what is shorter than the minimum on, and joins over what is shorter than the minimum off', () => {
    expect(spans(trace([0, 100], [20, 49], [0, 100]))).toEqual([]);
    expect(spans(trace([0, 100], [20, 60], [0, 29], [20, 60], [0, 100]))).toEqual([[100, 249]]);
    expect(spans(trace([0, 100], [20, 60], [0, 30], [20, 60], [0, 100]))).toEqual([
      [100, 160],
      [190, 250],
    ]);
  });

  it('findBursts lets weak runs bridge a burst, but not stretch it', () => {
    expect(spans(trace([0, 50], [20, 60], [0, 20], [5, 20], [0, 20], [20, 60], [0, 20], [5, 30], [0, 50]))).toEqual([[50, 230]]);
  });

  it('findBursts ends an open burst with the signal, and its bursts never overlap', () => {
    expect(spans(trace([0, 100], [20, 60]))).toEqual([[100, 160]]);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(0, 5, 20), fc.integer({ min: 1, max: 90 })), { maxLength: 30 }), (parts) => {
        const flat = spans(trace(...parts)).flat();
        expect(flat).toEqual([...flat].sort((a, b) => a - b));
      }),
    );
  });
});

describe.skipIf(!haveRecordings)(`simpleOnsets on real recordings${whyNot}`, () => {
  it.each(emgRecordings)('simpleOnsets(%s, rest mean + 3 sd) is within a sample of the published detector', (name) => {
    const { samples, rate, expected } = reference(name);
    const mean = samples.reduce((a, b) => a + b, 0) / samples.length;
    const clean = filterZeroPhase(
      mainsNotch(50, hertz(rate)),
      filterZeroPhase(
        emgBandPass(hertz(rate)),
        samples.map((x) => x - mean),
      ),
    );
    const envelope = filterZeroPhase(envelopeLowPass(hertz(rate)), clean.map(Math.abs));
    const rest = envelope.subarray(...(expected.restSampleRange as [number, number]));
    const level = rest.reduce((a, b) => a + b, 0) / rest.length;
    const spread = Math.sqrt(rest.reduce((a, b) => a + (b - level) ** 2, 0) / rest.length);
    const theirs: number[][] = expected.onsets['bmc_detect_onset_env6Hz_mean+3sd_nabove50ms_nbelow25ms'];
    const ours = simpleOnsets(envelope, level + 3 * spread, 0.05 * rate, 0.025 * rate);
    expect(ours).toHaveLength(theirs.length);
    for (const [i, { from, to }] of ours.entries()) {
      expect(Math.abs(from - (theirs[i]?.[0] ?? 0))).toBeLessThanOrEqual(1);
      expect(Math.abs(to - 1 - (theirs[i]?.[1] ?? 0))).toBeLessThanOrEqual(1);
    }
  });
});
