import type { OpenTrial } from './open-trial.ts';
import { risen } from './pair.ts';
import type { Parameters } from './rows/parameters.ts';
import type { Measure } from './state.ts';

/** Fewest samples that the comparison is made from. */
const fewest = 10;
/** Least correlation of how the two levels scatter: two muscles that work scatter each by itself, however alike their effort is. */
const leastCorrelation = 0.8;
/** Least scatter that says anything, as a share of the power: that of a muscle is some hundredths. */
const leastScatter = 1e-3;
/** How far the ratio of a later trial may lie from the one that was found first: the electrodes have not moved. */
const sameRatio = 0.25;

/**
 * The ratio at which the antagonist's electrode repeats the agonist's own signal through the skin, in the unit of the source;
 * null where a muscle of its own is behind it. Crosstalk follows the agonist at one low ratio, little is left over, and its
 * scatter is the agonist's scatter: a level that does not scatter proves nothing.
 */
export function crosstalkOf(
  { ownSquares, otherSquares, products, otherSum, both, ownScatter, otherScatter, bothScatter }: OpenTrial,
  { otherScale, calm }: Measure,
  { crosstalkRatio, crosstalkResidual }: Parameters,
): number | null {
  if (both < fewest + risen * calm || !(ownSquares > 0) || !(otherSum > 0)) return null;
  const slope = products / ownSquares;
  const ratio = slope * otherScale;
  if (ratio > crosstalkRatio) return null;
  const left = Math.max(0, otherSquares - slope * products) / both;
  if (Math.sqrt(left) > (crosstalkResidual * otherSum) / both) return null;
  if (!(ownScatter > leastScatter * ownSquares) || !(otherScatter > leastScatter * otherSquares)) return null;
  return bothScatter >= leastCorrelation * Math.sqrt(ownScatter * otherScatter) ? ratio : null;
}

/** Whether a trial shows crosstalk, at the ratio that earlier trials of the session showed, where there were any. */
export function isCrosstalk(open: OpenTrial, measure: Measure, parameters: Parameters, before: number | null): boolean {
  const ratio = crosstalkOf(open, measure, parameters);
  return ratio !== null && (before === null || Math.abs(ratio - before) <= sameRatio * before);
}

/** Whether a trial that has just begun may turn out to be crosstalk: by the ratio alone, as long as its scatter is not known. */
export function mayBeCrosstalk(open: OpenTrial, measure: Measure, { crosstalkRatio, crosstalkResidual }: Parameters): boolean {
  const { ownSquares, otherSquares, products, otherSum, both } = open;
  if (!(ownSquares > 0) || !(otherSum > 0)) return false;
  const slope = products / ownSquares;
  const left = Math.max(0, otherSquares - slope * products) / both;
  return slope * measure.otherScale <= crosstalkRatio && Math.sqrt(left) <= (crosstalkResidual * otherSum) / both;
}
