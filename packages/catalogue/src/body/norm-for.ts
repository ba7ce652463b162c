import { norms } from './norms.ts';
import type { NormRow } from './row.ts';

/**
 * The range that a measure is read against, or undefined where none may be shown: norms of adults say nothing of a
 * child, and of a person whose age nobody knows nothing is said either.
 */
export function normFor(measureId: string, ageYears: number | null): NormRow | undefined {
  if (ageYears === null || ageYears < 18) return undefined;
  return norms.find((row) => row.measure === measureId);
}
