import type { SafetyRow } from './row.ts';
import { stopRules } from './rows/stop-rules.ts';

const byWhy = new Map(stopRules.flatMap((row) => (row.why === undefined ? [] : [[row.why, row] as const])));
const byRule = new Map(stopRules.flatMap((row) => [row.id, ...(row.same ?? [])].map((id) => [id, row] as const)));
/** The row whose steps belong to a reason of a STOP; undefined for a reason without one. */
export const stopRowOfReason = (why: string): SafetyRow | undefined => byWhy.get(why);

/** The row of a rule that was met, by its own id or that of the same sign; never by the kind of number alone. */
export const stopRowOfRule = (rule: string): SafetyRow | undefined => byRule.get(rule);

/** Reasons of a STOP as a card offers them: emergencies, signs that this patient is watched for, and the rest. */
export interface StopReasons {
  readonly emergencies: readonly SafetyRow[];
  readonly watched: readonly SafetyRow[];
  readonly others: readonly SafetyRow[];
}

/** Every reason of the table once, in three groups, for a patient with these conditions. */
export function stopReasonsFor(conditions: readonly string[]): StopReasons {
  const named = stopRules.filter(({ why }) => why !== undefined);
  const isWatched = ({ watchedIn }: SafetyRow): boolean => watchedIn?.some((one) => conditions.includes(one)) === true;
  const isEverybodys = (row: SafetyRow): boolean => row.watchedIn === undefined;
  return {
    emergencies: named.filter((row) => row.emergency && isEverybodys(row)),
    watched: named.filter(isWatched),
    others: [
      ...named.filter((row) => !row.emergency && isEverybodys(row)),
      ...named.filter((row) => !isEverybodys(row) && !isWatched(row)),
    ],
  };
}
