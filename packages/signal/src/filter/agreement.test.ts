import { hertz } from '@eupraxia/kernel';
import { describe, expect, it } from 'vitest';
import { centredRms, oddWindow } from '../emg/rms.ts';
import { teagerKaiser } from '../emg/teager-kaiser.ts';
import { emgRecordings, haveRecordings, reference, whyNot } from '../shared.fixture.ts';
import { meanFrequency, medianFrequency, totalPower } from '../spectrum/frequencies.ts';
import { welch } from '../spectrum/welch.ts';
import { butterworth } from './butterworth.ts';
import { filterCausal } from './cascade.ts';
import { notch } from './notch.ts';
import type { Section } from './sections.ts';
import { filterZeroPhase } from './zero-phase.ts';

const row = (s: Section) => [s.b0, s.b1, s.b2, 1, s.a1, s.a2];

describe.skipIf(!haveRecordings).each(emgRecordings)(`on the recording %s every step equals the reference${whyNot}`, (name) => {
  const { rate, samples, expected } = haveRecordings ? reference(name) : { rate: 0, samples: new Float64Array(), expected: {} };
  const bandPass = haveRecordings ? butterworth(2, { kind: 'band-pass', low: hertz(20), high: hertz(450) }, hertz(rate)) : [];
  const mains = haveRecordings ? notch(hertz(50), 30, hertz(rate)) : [];
  const low = haveRecordings ? butterworth(2, { kind: 'low', edge: hertz(6) }, hertz(rate)) : [];
  const mean = samples.reduce((sum, x) => sum + x, 0) / samples.length;
  const centred = samples.map((x) => x - mean);

  function holds(
    ours: Float64Array,
    theirs: { probeIndex: number[]; probeValue: number[]; max: number; argmax: number; rms: number },
  ) {
    const scale = Math.max(Math.abs(theirs.max), theirs.rms);
    for (const [k, i] of theirs.probeIndex.entries()) {
      expect(Math.abs((ours[i] as number) - (theirs.probeValue[k] as number)) / scale).toBeLessThan(1e-11);
    }
    const rms = Math.sqrt(ours.reduce((sum, x) => sum + x * x, 0) / ours.length);
    expect(Math.abs(rms / theirs.rms - 1)).toBeLessThan(1e-11);
    expect(Math.abs((ours[theirs.argmax] as number) / theirs.max - 1)).toBeLessThan(1e-11);
  }

  it('butterworth and notch give its coefficients', () => {
    const near = (ours: number[], theirs: number[]) => {
      for (const [i, x] of ours.entries()) expect(Math.abs(x - (theirs[i] as number))).toBeLessThan(1e-12);
    };
    for (const [i, s] of bandPass.entries()) near(row(s), expected.coefficients.bandpassSos[i]);
    for (const [i, s] of low.entries()) near(row(s), expected.coefficients.envelopeSos[i]);
    near([mains[0]?.b0 ?? 0, mains[0]?.b1 ?? 0, mains[0]?.b2 ?? 0], expected.coefficients.notchB);
    near([1, mains[0]?.a1 ?? 0, mains[0]?.a2 ?? 0], expected.coefficients.notchA);
  });

  it('filterCausal and filterZeroPhase give its signals', () => {
    const causal = filterCausal(bandPass, centred);
    holds(causal, expected.bandpassCausal);
    const causalNotched = filterCausal(mains, causal);
    holds(causalNotched, expected.notchCausal);
    holds(filterCausal(low, causalNotched.map(Math.abs)), expected.envelopeCausal);
    const still = filterZeroPhase(bandPass, centred);
    holds(still, expected.bandpassZeroPhase);
    const clean = filterZeroPhase(mains, still);
    holds(clean, expected.notchZeroPhase);
    holds(filterZeroPhase(low, clean.map(Math.abs)), expected.envelopeZeroPhase);
  });

  it('centredRms, welch and teagerKaiser give its features', () => {
    const clean = filterZeroPhase(mains, filterZeroPhase(bandPass, centred));
    holds(centredRms(clean, oddWindow(0.1 as never, hertz(rate))), expected.rms100ms);
    const peak = Math.max(...centredRms(clean, oddWindow(0.5 as never, hertz(rate))));
    expect(Math.abs(peak / expected.mvcRms500 - 1)).toBeLessThan(1e-10);
    const spectrum = welch(clean, hertz(rate));
    expect(Math.abs(medianFrequency(spectrum) / expected.spectrum.medianHzInterp - 1)).toBeLessThan(1e-9);
    expect(Math.abs(meanFrequency(spectrum) / expected.spectrum.meanHz - 1)).toBeLessThan(1e-9);
    expect(Math.abs(totalPower(spectrum) / expected.spectrum.totalPower - 1)).toBeLessThan(1e-9);
    const smooth = butterworth(2, { kind: 'low', edge: hertz(50) }, hertz(rate));
    holds(filterZeroPhase(smooth, teagerKaiser(clean).map(Math.abs)), expected.tkeoEnvelope);
  });
});
