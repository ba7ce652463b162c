import type { ConditionRow, IcdCandidate } from '../row.ts';

/** What is known of a patient when a diagnosis code is chosen. Null means that nobody said. */
export interface IcdFacts {
  readonly side: 'left' | 'right' | 'bilateral' | null;
  readonly handedness: 'left' | 'right' | 'both' | null;
  /** Day of service, `YYYY-MM-DD`: a code must be valid on it. */
  readonly day: string;
}

export interface IcdChoice {
  /** Codes that fit what is known, in the order of the catalogue. None is chosen here. */
  readonly fitting: readonly IcdCandidate[];
  /** What would narrow them down and nobody has said. */
  readonly missing: readonly ('side' | 'handedness')[];
}

/**
 * The diagnosis codes of a condition that fit side, dominance and day. A code that names a side is left out for the
 * other one; one that names dominance is left out when handedness says otherwise. Nothing unknown is assumed: it keeps
 * the codes and is named as missing. A person with two strong hands counts either side as dominant (ICD-10-CM
 * guidelines, section I.C.6.a).
 */
export function icdFor(condition: Pick<ConditionRow, 'icd10'>, facts: IcdFacts): IcdChoice {
  const valid = condition.icd10.filter((one) => one.effectiveFrom <= facts.day && (one.effectiveTo ?? facts.day) >= facts.day);
  const fitting = valid.filter((one) => fitsSide(one, facts) && fitsDominance(one, facts));
  const missing: ('side' | 'handedness')[] = [];
  if (facts.side === null && valid.some((one) => one.side !== null)) missing.push('side');
  if (facts.handedness === null && fitting.some((one) => one.dominant !== undefined)) missing.push('handedness');
  return { fitting, missing };
}

function fitsSide(one: IcdCandidate, { side }: IcdFacts): boolean {
  if (one.side === null || side === null || one.side === side) return true;
  // Both sides are coded with the code for both where there is one, else with one code for each.
  return side === 'bilateral';
}

function fitsDominance(one: IcdCandidate, { handedness }: IcdFacts): boolean {
  if (one.dominant === undefined || handedness === null) return true;
  return one.dominant === (handedness === 'both' || handedness === one.side);
}
