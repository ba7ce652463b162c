import { finite, finiteOrNull } from '../limits.ts';

/** How two sides compare. Null where both are too small to compare. */
export interface SideSymmetry {
  /** Left less right, in the unit of the values. */
  readonly difference: number;
  /** The smaller over the larger size, 0 to 1: 1 is equal. */
  readonly ratio: number | null;
  /** Robinson's index: 200 · (left − right) / (left + right) of the sizes, %; 0 is equal, above 0 the left is larger. */
  readonly index: number | null;
}

/**
 * Compares the two sides of one measure, such as ranges of motion (Robinson, Herzog & Nigg 1987).
 * @param left @param right of one unit, their signs are not looked at
 * @param least ratio and index are null where neither side reaches it: give the error of the measure. Default 0.
 */
export function sideSymmetry(left: number, right: number, least = 0): SideSymmetry {
  const [a, b] = [Math.abs(left), Math.abs(right)];
  const larger = Math.max(a, b);
  const comparable = larger > 0 && larger >= least && Number.isFinite(a + b);
  return {
    difference: finite(left - right, 'the difference of the sides'),
    ratio: comparable ? Math.min(a, b) / larger : null,
    index: comparable ? finiteOrNull((200 * (a - b)) / (a + b)) : null,
  };
}
