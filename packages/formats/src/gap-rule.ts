import type { Fault } from '@eupraxia/kernel';

/** What a row's time, or its number, tells besides how many samples were lost before it. */
export const rowTime = {
  /** The same time as the row before. */
  doubled: -1,
  backwards: -2,
  /** Between the samples of the rate. */
  uneven: -3,
} as const;

/** Places rows by a column that counts or tells time. */
export interface GapRule {
  /**
   * Tells how many samples were lost before a row, or a `rowTime`.
   * @param watched the column's number, NaN where it is lost
   * @param line the line in the file, from 1
   */
  lost(watched: number, line: number): number;
  /** Why the row that was just told to be uneven is refused. */
  fault?(): Fault;
  /** Called once all rows have been read. */
  ended?(): void;
}
