import type { SafetyRow } from '@eupraxia/catalogue';

/** How urgent a row of the stop table is: nothing lets practice go on (3), it ends the visit but for an exception (2), an emergency (1), else 0. */
export function urgency(row: SafetyRow | null | undefined): number {
  if (row?.recovery?.ends === true) return (row.recovery.exceptions?.length ?? 0) === 0 ? 3 : 2;
  return row?.emergency === true ? 1 : 0;
}
