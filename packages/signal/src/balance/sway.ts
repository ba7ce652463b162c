import { err, type Fault, type Hertz, hertz, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { butterworth } from '../filter/butterworth.ts';
import { ZeroPhase } from '../filter/zero-phase.ts';
import { bridgeLost } from '../gap/bridge.ts';
import type { Quality } from '../sample.ts';
import type { Sway } from './centre-of-pressure.ts';
import { diameter } from './diameter.ts';
import { type Diffusion, diffusion } from './diffusion.ts';
import { type Ellipse, type EllipseKind, ellipse95 } from './ellipse.ts';
import { isPosition, SwayMeter } from './meter.ts';
import { resampleSway } from './resample.ts';
import { type SwayDensity, swayDensity } from './sway-density.ts';
import { type SwaySpectrum, swaySpectra } from './sway-spectrum.ts';
import { type VelocityPeaks, velocityOf, velocityPeaks } from './velocity.ts';

export interface SwayOptions {
  /** Edge of the fourth-order zero-phase low-pass, Hz, or none. Default 10. Lower: less path, less velocity. */
  readonly filter?: Hertz | 'none';
  /** Resamples to this rate first, Hz, as the published pipeline does at 25. Default none. */
  readonly resample?: Hertz;
  /** Which ellipse is meant. Default the prediction ellipse. */
  readonly ellipse?: EllipseKind;
}

/** Rates and lengths that a sway can be analysed at. */
export const swayLimits = { leastRate: 10, mostRate: 10_000, leastSamples: 20, mostSamples: 2 ** 20 } as const;

/** Every number of a standing trial. Units stand in `swayUnits`. Positions are about the mean of the raw trial. */
export interface SwayRecord {
  readonly samples: number;
  readonly rate: Hertz;
  readonly seconds: Seconds;
  readonly quality: Quality;
  /** Where the person stands, before centring. */
  readonly meanMl: number;
  readonly meanAp: number;
  readonly path: number;
  readonly pathMl: number;
  readonly pathAp: number;
  /** Path times rate over samples (as Quijoux 2021; over samples less one it is larger by 1/n). */
  readonly meanVelocity: number;
  readonly meanVelocityMl: number;
  readonly meanVelocityAp: number;
  readonly rms: number;
  readonly rmsMl: number;
  readonly rmsAp: number;
  /** The largest distance between any two points. */
  readonly range: number;
  readonly rangeMl: number;
  readonly rangeAp: number;
  readonly rangeRatio: number | null;
  readonly ellipse95: Ellipse;
  readonly meanDistance: number;
  readonly meanDistanceMl: number;
  readonly meanDistanceAp: number;
  readonly maximalDistance: number;
  readonly maximalDistanceMl: number;
  readonly maximalDistanceAp: number;
  readonly planarDeviation: number;
  readonly swayDirection: number | null;
  readonly principalDirection: number;
  readonly areaPerSecond: number;
  readonly phasePlaneMl: number;
  readonly phasePlaneAp: number;
  readonly pathPerArea: number | null;
  readonly fractalDimension: number | null;
  readonly meanFrequency: number | null;
  readonly meanFrequencyMl: number | null;
  readonly meanFrequencyAp: number | null;
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
 * Errors: EUP_SIGNAL_SWAY_RATE, EUP_SIGNAL_SWAY_LENGTH, EUP_SIGNAL_SWAY_LOST.
 */
export function swayRecord(sway: Sway, rate: Hertz, options: SwayOptions = {}): Result<SwayRecord, Fault> {
  const raw = { ml: Float64Array.from(sway.ml), ap: Float64Array.from(sway.ap) };
  const given = raw.ml.length;
  if (raw.ap.length !== given) throw new RangeError(`ml and ap hold ${given} and ${raw.ap.length} samples`);
  const { leastRate, mostRate, leastSamples, mostSamples } = swayLimits;
  const end = options.resample ?? rate;
  for (const found of [rate, end]) {
    if (!(found >= leastRate && found <= mostRate)) {
      return err(fault('EUP_SIGNAL_SWAY_RATE', { found, least: leastRate, most: mostRate }));
    }
  }
  const edge = options.filter ?? hertz(10);
  if (edge !== 'none' && !(edge > 0 && edge < end / 2)) {
    return err(fault('EUP_SIGNAL_SWAY_FILTER', { found: edge, most: end / 2 }));
  }
  const refusedLength = (found: number) =>
    err(fault('EUP_SIGNAL_SWAY_LENGTH', { found, least: leastSamples, most: mostSamples }));
  if (given < leastSamples || given > mostSamples) return refusedLength(given);

  for (let i = 0; i < given; i++) {
    if (isPosition(raw.ml[i] as number, raw.ap[i] as number)) continue;
    raw.ml[i] = raw.ap[i] = Number.NaN;
  }
  const lost = bridgeLost(raw.ml);
  bridgeLost(raw.ap);
  if (lost > given / 2) return err(fault('EUP_SIGNAL_SWAY_LOST', { found: lost, of: given }));
  const meanMl = centre(raw.ml);
  const meanAp = centre(raw.ap);
  const even = options.resample === undefined ? raw : resampleSway(raw, rate, options.resample);
  if (even.ml.length < leastSamples) return refusedLength(even.ml.length);
  if (edge !== 'none') {
    const low = new ZeroPhase(butterworth(4, { kind: 'low', edge }, end));
    low.process(even.ml);
    low.process(even.ap);
  }
  const quality: Quality = { score: 1 - lost / given, reasons: lost > 0 ? ['gap'] : [] };
  return ok({ ...described(even, end, options.ellipse), seconds: seconds(given / rate), quality, meanMl, meanAp });
}

function described(sway: Sway, rate: Hertz, kind: EllipseKind | undefined) {
  const { ml, ap } = sway;
  const n = ml.length;
  const meter = new SwayMeter();
  let [distance, distanceMl, distanceAp] = [0, 0, 0];
  let [farthest, farthestMl, farthestAp] = [0, 0, 0];
  let triangles = 0;
  for (let i = 0; i < n; i++) {
    const x = ml[i] as number;
    const y = ap[i] as number;
    meter.push(x, y);
    const away = Math.sqrt(x * x + y * y);
    distance += away;
    distanceMl += Math.abs(x);
    distanceAp += Math.abs(y);
    if (away > farthest) farthest = away;
    if (Math.abs(x) > farthestMl) farthestMl = Math.abs(x);
    if (Math.abs(y) > farthestAp) farthestAp = Math.abs(y);
    if (i > 0) triangles += Math.abs(x * (ap[i - 1] as number) - y * (ml[i - 1] as number));
  }
  const about = meter.covariance;
  // Moments about the raw mean, as published: the filter moves the mean a little.
  const squareMl = about.ml + meter.meanMl ** 2;
  const squareAp = about.ap + meter.meanAp ** 2;
  const product = about.both + meter.meanMl * meter.meanAp;
  const ellipse = ellipse95({ n, ml: squareMl, ap: squareAp, both: product }, kind);
  const area = ellipse95({ n, ml: squareMl, ap: squareAp, both: product }).area * ((n - 1) / n);
  const velocityMl = velocityOf(ml, rate);
  const velocityAp = velocityOf(ap, rate);
  const spectra = swaySpectra(sway, rate);
  const drift = diffusion(sway, rate);
  const perSecond = rate / n;
  const steps = rate / (n - 1);
  const deviation = Math.sqrt(squareMl + squareAp);
  const spread = Math.log(n) + Math.log(Math.sqrt((4 * area) / Math.PI)) - Math.log(meter.path);
  return {
    samples: n,
    rate,
    path: meter.path,
    pathMl: meter.pathMl,
    pathAp: meter.pathAp,
    meanVelocity: meter.path * perSecond,
    meanVelocityMl: meter.pathMl * perSecond,
    meanVelocityAp: meter.pathAp * perSecond,
    rms: deviation,
    rmsMl: Math.sqrt(squareMl),
    rmsAp: Math.sqrt(squareAp),
    range: diameter(ml, ap),
    rangeMl: meter.rangeMl,
    rangeAp: meter.rangeAp,
    rangeRatio: ratio(meter.rangeMl, meter.rangeAp),
    ellipse95: ellipse,
    meanDistance: distance / n,
    meanDistanceMl: distanceMl / n,
    meanDistanceAp: distanceAp / n,
    maximalDistance: farthest,
    maximalDistanceMl: farthestMl,
    maximalDistanceAp: farthestAp,
    planarDeviation: deviation,
    swayDirection: ratio(product, Math.sqrt(squareMl * squareAp)),
    principalDirection: ellipse95(about).fromAp,
    areaPerSecond: (triangles * steps) / 2,
    phasePlaneMl: Math.sqrt(squareMl + variance(velocityMl)),
    phasePlaneAp: Math.sqrt(squareAp + variance(velocityAp)),
    pathPerArea: ratio(meter.path, area),
    fractalDimension: Number.isFinite(spread) ? ratio(Math.log(n), spread) : null,
    meanFrequency: ratio(meter.path * steps, (2 * Math.PI * distance) / n),
    meanFrequencyMl: ratio(meter.pathMl * steps, (4 * Math.SQRT2 * distanceMl) / n),
    meanFrequencyAp: ratio(meter.pathAp * steps, (4 * Math.SQRT2 * distanceAp) / n),
    velocityPeaksMl: velocityPeaks(velocityMl),
    velocityPeaksAp: velocityPeaks(velocityAp),
    swayDensity: swayDensity(sway, rate),
    spectrumMl: spectra.ml,
    spectrumAp: spectra.ap,
    diffusionMl: drift.ml,
    diffusionAp: drift.ap,
  };
}

function ratio(a: number, b: number): number | null {
  const found = a / b;
  return Number.isFinite(found) ? found : null;
}

function centre(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] as number;
  const mean = sum / x.length;
  for (let i = 0; i < x.length; i++) x[i] = (x[i] as number) - mean;
  return mean;
}

function variance(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] as number;
  const mean = sum / x.length;
  let squares = 0;
  for (let i = 0; i < x.length; i++) squares += ((x[i] as number) - mean) ** 2;
  return squares / x.length;
}
