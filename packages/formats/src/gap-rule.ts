/** What a row's time, or its number, tells besides how many samples were lost before it. */
export const rowTime = {
  /** The same time as the row before. */
  doubled: -1,
  backwards: -2,
  /** Between the samples of the rate. */
  uneven: -3,
} as const;

/**
 * Tells how many samples were lost before a row, from a column that counts or tells time, or a `rowTime`.
 * @param watched the column's number, NaN where it is lost
 * @param row the row's number from 0
 * @param line the line in the file, from 1
 */
export type GapRule = (watched: number, row: number, line: number) => number;
