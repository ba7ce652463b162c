import { type Fault, type Hertz, ok, type Result } from '@eupraxia/kernel';
import { sum, sumOfSquares } from '../sum.ts';
import type { Sway } from './centre-of-pressure.ts';
import { coreOf, type SwayCore } from './core.ts';
import { diameter } from './diameter.ts';
import { type Diffusion, diffusion } from './diffusion.ts';
import { preparedSway, type SwayOptions } from './prepared.ts';
import { type SwayDensity, swayDensity } from './sway-density.ts';
import { type SwaySpectrum, swaySpectra } from './sway-spectrum.ts';
import { type VelocityPeaks, velocityOf, velocityPeaks } from './velocity.ts';

/** Every number of a standing trial. Units stand in `swayUnits`. Positions are about the mean of the raw trial. */
export interface SwayRecord extends SwayCore {
  /** The largest distance between any two points. */
  readonly range: number;
  readonly phasePlaneMl: number;
  readonly phasePlaneAp: number;
  readonly velocityPeaksMl: VelocityPeaks;
  readonly velocityPeaksAp: VelocityPeaks;
  readonly swayDensity: SwayDensity | null;
  readonly spectrumMl: SwaySpectrum | null;
  readonly spectrumAp: SwaySpectrum | null;
  readonly diffusionMl: Diffusion | null;
  readonly diffusionAp: Diffusion | null;
}

/**
 * Analyses a standing trial: centred by its mean, resampled where wanted, low-passed without phase, then described by the
 * positional, dynamic, frequency and stochastic descriptors of Quijoux et al. 2021 (doi:10.14814/phy2.15067).
 *
 * Lost samples (NaN in either axis) are bridged by straight lines and marked in `quality`.
 * @param sway cm, n samples
 * Errors: EUP_SIGNAL_SWAY_RATE, EUP_SIGNAL_SWAY_FILTER, EUP_SIGNAL_SWAY_LENGTH, EUP_SIGNAL_SWAY_LOST.
 */
export function swayRecord(sway: Sway, rate: Hertz, options: SwayOptions = {}): Result<SwayRecord, Fault> {
  const ready = preparedSway(sway, rate, options);
  if (!ready.ok) return ready;
  const { sway: even, rate: end } = ready.value;
  const { core, moments } = coreOf(ready.value, rate, options.ellipse);
  const velocityMl = velocityOf(even.ml, end);
  const velocityAp = velocityOf(even.ap, end);
  const spectra = swaySpectra(even, end);
  const drift = diffusion(even, end);
  return ok({
    ...core,
    range: diameter(even.ml, even.ap),
    phasePlaneMl: Math.sqrt(moments.squareMl + variance(velocityMl)),
    phasePlaneAp: Math.sqrt(moments.squareAp + variance(velocityAp)),
    velocityPeaksMl: velocityPeaks(velocityMl),
    velocityPeaksAp: velocityPeaks(velocityAp),
    swayDensity: swayDensity(even, end),
    spectrumMl: spectra.ml,
    spectrumAp: spectra.ap,
    diffusionMl: drift.ml,
    diffusionAp: drift.ap,
  });
}

function variance(x: Float64Array): number {
  const n = x.length;
  return sumOfSquares(x, 0, n, sum(x, 0, n) / n) / n;
}
