import { type Fault, type Hertz, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import type { Quality } from '../sample.ts';
import type { Sway } from './centre-of-pressure.ts';
import { type Ellipse, type EllipseKind, ellipse95 } from './ellipse.ts';
import { pathSums } from './path-sums.ts';
import { type PreparedSway, preparedSway, type SwayOptions } from './prepared.ts';

/** What most reports hold of a standing trial. Units stand in `swayUnits`. Positions are about the mean of the raw trial. */
export interface SwayCore {
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
  readonly pathPerArea: number | null;
  readonly fractalDimension: number | null;
  readonly meanFrequency: number | null;
  readonly meanFrequencyMl: number | null;
  readonly meanFrequencyAp: number | null;
}

/**
 * The positional and the simpler dynamic descriptors of a standing trial (Quijoux et al. 2021), by the same steps as
 * `swayRecord`, which adds what takes longer.
 * @param sway cm, n samples, NaN where one was lost
 * Errors: EUP_SIGNAL_SWAY_RATE, EUP_SIGNAL_SWAY_FILTER, EUP_SIGNAL_SWAY_LENGTH, EUP_SIGNAL_SWAY_LOST.
 */
export function swayCore(sway: Sway, rate: Hertz, options: SwayOptions = {}): Result<SwayCore, Fault> {
  const ready = preparedSway(sway, rate, options);
  return ready.ok ? ok(coreOf(ready.value, rate, options.ellipse).core) : ready;
}

interface Moments {
  readonly squareMl: number;
  readonly squareAp: number;
}

/** The core of a prepared trial that was recorded at `rate`, with its second moments about the raw mean. */
export function coreOf(
  ready: PreparedSway,
  rate: Hertz,
  kind?: EllipseKind,
): { readonly core: SwayCore; readonly moments: Moments } {
  const { ml, ap } = ready.sway;
  const n = ml.length;
  const found = pathSums(ml, ap);
  // Moments about the raw mean, as published: the filter moves the mean a little.
  const { squareMl, squareAp, product, meanMl, meanAp } = found;
  const about = {
    n,
    ml: Math.max(0, squareMl - meanMl * meanMl),
    ap: Math.max(0, squareAp - meanAp * meanAp),
    both: product - meanMl * meanAp,
  };
  const ellipse = ellipse95({ n, ml: squareMl, ap: squareAp, both: product }, kind);
  const area = ellipse95({ n, ml: squareMl, ap: squareAp, both: product }).area * ((n - 1) / n);
  const perSecond = ready.rate / n;
  const steps = ready.rate / (n - 1);
  const deviation = Math.sqrt(squareMl + squareAp);
  const spread = Math.log(n) + Math.log(Math.sqrt((4 * area) / Math.PI)) - Math.log(found.path);
  const core: SwayCore = {
    samples: n,
    rate: ready.rate,
    seconds: seconds(ready.given / rate),
    quality: { score: 1 - ready.lost / ready.given, reasons: ready.lost > 0 ? ['gap'] : [] },
    meanMl: ready.meanMl,
    meanAp: ready.meanAp,
    path: found.path,
    pathMl: found.pathMl,
    pathAp: found.pathAp,
    meanVelocity: found.path * perSecond,
    meanVelocityMl: found.pathMl * perSecond,
    meanVelocityAp: found.pathAp * perSecond,
    rms: deviation,
    rmsMl: Math.sqrt(squareMl),
    rmsAp: Math.sqrt(squareAp),
    rangeMl: found.rangeMl,
    rangeAp: found.rangeAp,
    rangeRatio: ratio(found.rangeMl, found.rangeAp),
    ellipse95: ellipse,
    meanDistance: found.sum / n,
    meanDistanceMl: found.sumMl / n,
    meanDistanceAp: found.sumAp / n,
    maximalDistance: found.most,
    maximalDistanceMl: found.mostMl,
    maximalDistanceAp: found.mostAp,
    planarDeviation: deviation,
    swayDirection: ratio(product, Math.sqrt(squareMl * squareAp)),
    principalDirection: ellipse95(about).fromAp,
    areaPerSecond: (found.triangles * steps) / 2,
    pathPerArea: ratio(found.path, area),
    fractalDimension: Number.isFinite(spread) ? ratio(Math.log(n), spread) : null,
    meanFrequency: ratio(found.path * steps, (2 * Math.PI * found.sum) / n),
    meanFrequencyMl: ratio(found.pathMl * steps, (4 * Math.SQRT2 * found.sumMl) / n),
    meanFrequencyAp: ratio(found.pathAp * steps, (4 * Math.SQRT2 * found.sumAp) / n),
  };
  return { core, moments: { squareMl, squareAp } };
}

function ratio(a: number, b: number): number | null {
  const found = a / b;
  return Number.isFinite(found) ? found : null;
}
