import type { OpenTrial } from './open-trial.ts';
import type { Parameters } from './rows/parameters.ts';
import type { Measure } from './state.ts';

/** Fewest samples that the comparison is made from. */
const fewest = 10;

/**
 * Whether what the antagonist's electrode shows in a trial is the agonist's own signal, heard through the skin: it follows
 * the agonist at one low ratio, and what is left over is small. Two muscles that work scatter each by itself.
 */
export function isCrosstalk(
  { ownSquares, otherSquares, products, otherSum, both }: OpenTrial,
  { otherScale }: Measure,
  { crosstalkRatio, crosstalkResidual }: Parameters,
): boolean {
  if (both < fewest || !(ownSquares > 0) || !(otherSum > 0)) return false;
  const ratio = products / ownSquares;
  if (ratio * otherScale > crosstalkRatio) return false;
  const left = Math.max(0, otherSquares - ratio * products) / both;
  return Math.sqrt(left) <= (crosstalkResidual * otherSum) / both;
}
