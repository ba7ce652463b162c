import { err, type Fault, type Hertz, hertz, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { butterworth } from '../filter/butterworth.ts';
import { ZeroPhase } from '../filter/zero-phase.ts';
import { bridgeLost } from '../gap/bridge.ts';
import { sum } from '../sum.ts';
import type { Sway } from './centre-of-pressure.ts';
import type { EllipseKind } from './ellipse.ts';
import { isPosition } from './meter.ts';
import { resampleSway } from './resample.ts';

/** How a sway is prepared before it is described. */
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

/** A trial made ready to be described. */
export interface PreparedSway {
  /** Centred by the mean of the raw trial, resampled where wanted, low-passed without phase; cm. */
  readonly sway: Sway;
  readonly rate: Hertz;
  /** Samples given, and lost among them. */
  readonly given: number;
  readonly lost: number;
  readonly meanMl: number;
  readonly meanAp: number;
}

/** Errors: EUP_SIGNAL_SWAY_RATE, EUP_SIGNAL_SWAY_FILTER, EUP_SIGNAL_SWAY_LENGTH, EUP_SIGNAL_SWAY_LOST. */
export function preparedSway(sway: Sway, rate: Hertz, options: SwayOptions = {}): Result<PreparedSway, Fault> {
  const raw = { ml: new Float64Array(sway.ml), ap: new Float64Array(sway.ap) };
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

  let lost = 0;
  for (let i = 0; i < given; i++) {
    if (isPosition(raw.ml[i] as number, raw.ap[i] as number)) continue;
    raw.ml[i] = raw.ap[i] = Number.NaN;
    lost++;
  }
  if (lost > 0) {
    bridgeLost(raw.ml);
    bridgeLost(raw.ap);
  }
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
  return ok({ sway: even, rate: end, given, lost, meanMl, meanAp });
}

function centre(x: Float64Array): number {
  const mean = sum(x, 0, x.length) / x.length;
  for (let i = 0; i < x.length; i++) x[i] = (x[i] as number) - mean;
  return mean;
}
