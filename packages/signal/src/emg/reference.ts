import { err, type Fault, type Hertz, ok, type Percent, percent, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { bridgeLost } from '../gap/bridge.ts';
import { finite } from '../limits.ts';
import { inRuns } from '../runs.ts';
import { sum } from '../sum.ts';
import type { Mains } from './band.ts';
import { highest, rectify, shift } from './passes.ts';
import { isSample } from './raw-quality.ts';
import { centredMean, oddWindow, peakMeanSquare } from './rms.ts';
import { EmgWorkspace } from './workspace.ts';

/**
 * What 100 % stands for: a maximal voluntary isometric contraction; a submaximal one of known effort, where a maximal one is
 * unsafe (pain, surgery, heart, pregnancy); the peak, or the mean, of the very task.
 */
export type Normalisation = 'mvic' | 'submaximal' | 'peak-in-task' | 'mean-in-task';

/** How far percentages of a reference may be compared. */
export type Comparable = 'between-people' | 'between-sessions' | 'within-session';

/** A reference contraction. Divide like by like: an RMS by `rms`, an envelope by `envelope`. */
export interface EmgReference {
  readonly kind: Normalisation;
  /** Of the 500 ms RMS, in the samples' unit. */
  readonly rms: number;
  /** Of the 500 ms mean of the 6 Hz envelope, in the samples' unit. */
  readonly envelope: number;
  /** How much of the person's maximum the contraction was, where it is known: 100 for `mvic`. Null: no one knows. */
  readonly effort: Percent | null;
  readonly comparable: Comparable;
  readonly trials: number;
  /** How far the two best trials lie apart, as a share of the better; null for one trial. */
  readonly spread: number | null;
  /** Whether more should be asked of the person: fewer than the trials wanted, or the two best unlike. */
  readonly reasons: readonly ReferenceReason[];
}

/** Why a reference should be taken again, or stated with care. */
export type ReferenceReason = 'few-trials' | 'unlike-trials' | 'gap' | 'unknown-effort';

/** Trials wanted, how long the best stretch of each is, and how far the two best may lie apart: usual practice, to be stated with the number (CEDE). */
export const referenceDefaults = { trials: { mvic: 3, submaximal: 3 }, window: 0.5 as Seconds, apart: 0.1 } as const;

/** How a reference is made. */
export interface ReferenceOptions {
  /** Default none. The same as for what is divided. */
  readonly mains?: Mains;
  /** The effort of a submaximal contraction, % of the maximum, where a dynamometer or a load tells it. */
  readonly effort?: Percent;
}

/**
 * Makes a reference of trials: the best of maximal ones, the mean of submaximal ones, the highest or the mean of a task. Each
 * trial is centred, band-passed and notched as the record does it, and counts by its best 500 ms (`mean-in-task`: by its mean).
 *
 * `mvic` alone allows comparing people, and that only where they truly gave their maximum: pain and fear make it low, and the
 * percentages high. `peak-in-task` makes every task reach 100 %: it shows the shape of an activation, never its strength.
 * @param trials in one unit, NaN where a sample was lost
 * Errors: EUP_SIGNAL_RATE, EUP_SIGNAL_SHORT (a trial below 0.5 s, or none), EUP_SIGNAL_REFERENCE (no contraction in it).
 */
export function emgReference(
  kind: Normalisation,
  trials: readonly ArrayLike<number>[],
  rate: Hertz,
  options: ReferenceOptions = {},
): Result<EmgReference, Fault> {
  const work = EmgWorkspace.of(rate, options.mains ?? 'none');
  if (!work.ok) return work;
  const least = Math.max(Math.ceil(referenceDefaults.window * rate), work.value.bandPass.padding + 1);
  const shortest = trials.reduce((few, { length }) => Math.min(few, length), trials.length > 0 ? Number.POSITIVE_INFINITY : 0);
  if (shortest < least) return err(fault('EUP_SIGNAL_SHORT', { found: shortest, least }));
  const heights = trials.map((trial) => heightOf(trial, work.value, kind === 'mean-in-task'));
  const ranked = heights.toSorted((a, b) => b.rms - a.rms);
  const [best, next] = ranked as [Height, Height?];
  if (!(best.rms > 0 && best.envelope > 0)) return err(fault('EUP_SIGNAL_REFERENCE', { trials: trials.length }));
  const takesBest = kind === 'mvic' || kind === 'peak-in-task';
  const mean = (of: (height: Height) => number) => heights.reduce((total, height) => total + of(height), 0) / heights.length;
  const spread = next ? (best.rms - next.rms) / best.rms : null;
  const effort = kind === 'mvic' ? percent(100) : kind === 'submaximal' ? (options.effort ?? null) : null;
  const reasons: ReferenceReason[] = [];
  if ((kind === 'mvic' || kind === 'submaximal') && trials.length < referenceDefaults.trials[kind]) reasons.push('few-trials');
  if ((kind === 'mvic' || kind === 'submaximal') && (spread ?? 0) > referenceDefaults.apart) reasons.push('unlike-trials');
  if (heights.some(({ lost }) => lost > 0)) reasons.push('gap');
  if (kind === 'submaximal' && effort === null) reasons.push('unknown-effort');
  return ok({
    kind,
    rms: takesBest ? best.rms : mean(({ rms }) => rms),
    envelope: takesBest ? heights.reduce((most, { envelope }) => Math.max(most, envelope), 0) : mean(({ envelope }) => envelope),
    effort,
    comparable: kind === 'mvic' ? 'between-people' : kind === 'submaximal' ? 'between-sessions' : 'within-session',
    trials: trials.length,
    spread,
    reasons,
  });
}

/** An amplitude as a share of its reference, with the kind that must be stated beside it. */
export interface PercentOfReference {
  readonly percent: Percent;
  readonly kind: Normalisation;
  readonly comparable: Comparable;
  /**
   * Of the person's maximum, where the reference's effort is known: taken in proportion, which holds for small efforts and
   * small muscles, and is too low for large ones. Null where it isn't known.
   */
  readonly ofMaximum: Percent | null;
}

/** An amplitude in the reference's unit over it: an RMS over its `rms`, an envelope over its `envelope`. */
export function percentOfReference(amplitude: number, reference: EmgReference, of: 'rms' | 'envelope'): PercentOfReference {
  const { kind, comparable, effort } = reference;
  const share = finite((100 * amplitude) / reference[of], 'the share of the reference');
  return { percent: percent(share), kind, comparable, ofMaximum: effort === null ? null : percent((share * effort) / 100) };
}

interface Height {
  readonly rms: number;
  readonly envelope: number;
  readonly lost: number;
}

function heightOf(trial: ArrayLike<number>, work: EmgWorkspace, wholeMean: boolean): Height {
  const x = Float64Array.from(trial);
  const n = x.length;
  const lost = bridgeLost(x, isSample);
  const mean = sum(x, 0, n) / n;
  shift(x, -mean, x, 0, n);
  work.bandPass.process(x);
  work.notch?.process(x);
  const window = oddWindow(wholeMean ? seconds((2 * n) / work.rate) : referenceDefaults.window, work.rate);
  let square = 0;
  inRuns(0, wholeMean ? 1 : n, (from, to) => {
    square = peakMeanSquare(x, window, from, to, n, square);
  });
  const envelope = new Float64Array(n);
  rectify(x, envelope, 0, n);
  work.envelope.process(envelope);
  const smooth = new Float64Array(n);
  centredMean(envelope, window, smooth);
  return { rms: Math.sqrt(square), envelope: highest(smooth, 0, wholeMean ? 1 : n, 0), lost };
}
