import { vitalRows } from '../gate/vital-rows.ts';
import type { SafetyRow } from './row.ts';
import { stopRules } from './rows/stop-rules.ts';

const byWhy = new Map(stopRules.flatMap((row) => (row.why === undefined ? [] : [[row.why, row] as const])));
const byRule = new Map(stopRules.flatMap((row) => [row.id, ...(row.same ?? [])].map((id) => [id, row] as const)));
const signOfVital = new Map<string, string>(vitalRows.map(({ id, sign }) => [id, sign]));
const bySign: Readonly<Record<string, string>> = {
  systolic: 'stop-pressure-limit',
  diastolic: 'stop-pressure-limit',
  map: 'stop-pressure-limit',
  heartRate: 'stop-heart-rate-limit',
  spo2: 'stop-oxygen-limit',
  glucose: 'stop-hypoglycemia',
  temperature: 'stop-other',
  pain: 'stop-pain-limit',
};

/** The row whose steps belong to a reason of a STOP; undefined for a reason without one. */
export const stopRowOfReason = (why: string): SafetyRow | undefined => byWhy.get(why);

/** The row of a rule that was met: its own, that of the same sign, or that of the vital sign that a rule of the gate is about. */
export function stopRowOfRule(rule: string): SafetyRow | undefined {
  const found = byRule.get(rule);
  if (found !== undefined) return found;
  const sign = signOfVital.get(rule) ?? /^limit-(.+)$/.exec(rule)?.[1];
  return sign === undefined ? undefined : byRule.get(bySign[sign] ?? '');
}

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
