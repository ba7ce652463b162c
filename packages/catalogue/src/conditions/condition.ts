import { alwaysHeld } from '../release.ts';
import type { ConditionRow } from '../row.ts';

const common = {
  kind: 'condition',
  source:
    'Diagnosis codes: ICD-10-CM list of fiscal year 2021 with later additions; measures and techniques: core set of 2018 where it applies, else clinical practice to be reviewed',
  status: 'unverified',
  effectiveFrom: alwaysHeld,
  effectiveTo: null,
  synonyms: [],
  measures: [],
  techniques: [],
  asks: [],
  precautions: [],
  dosedAs: null,
} as const;

/** A condition's row; what it maps to is clinical practice and to be reviewed. */
export function condition(
  given: Pick<ConditionRow, 'id' | 'name' | 'group' | 'icd10' | 'laterality' | 'onset'> & Partial<Omit<ConditionRow, 'kind'>>,
): ConditionRow {
  return { ...common, ...given };
}
