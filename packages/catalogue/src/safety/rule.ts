import type { RowBase } from '../base.ts';
import { alwaysHeld } from '../release.ts';
import type { SafetyRow, StopWhen } from './row.ts';

/** Where the stop rules come from; each row names one of these or its own. */
export const from = {
  dysreflexia: {
    source: 'Spinal cord injury guideline of Canada, section J, after PVA 2020 (kite-uhn.com/can-scip)',
    status: 'verified',
  },
  firstAid: {
    source:
      'American Heart Association and American Red Cross, first aid guidelines 2024 (professional.heart.org, Top Things to Know; doi:10.1161/CIR.0000000000001281)',
    status: 'verified',
  },
  /** The same guidelines, for steps that were not read in them. */
  firstAidUnread: {
    source: 'American Heart Association and American Red Cross, first aid guidelines 2024 (doi:10.1161/CIR.0000000000001281)',
    status: 'unverified',
  },
  lowGlucose: {
    source: 'American Diabetes Association, Treatment for Low Blood Glucose, 2024 (professionaleducation.diabetes.org)',
    status: 'verified',
  },
  headInjury: {
    source: 'ACEP clinical policy on mild traumatic brain injury, 2023 (doi:10.1016/j.annemergmed.2023.01.014)',
    status: 'unverified',
  },
  orthostatic: { source: 'Freeman 2011, doi:10.1007/s10286-011-0119-5', status: 'unverified' },
  dystrophy: {
    source: 'Duchenne care considerations, Birnkrant 2018 (doi:10.1016/S1474-4422(18)30025-5)',
    status: 'unverified',
  },
  sclerosis: { source: 'Kalb 2020, exercise in multiple sclerosis (doi:10.1177/1352458520915629)', status: 'unverified' },
  practice: { source: 'Clinical practice; to be reviewed by the clinic’s safety lead', status: 'unverified' },
} as const satisfies Record<string, Pick<RowBase, 'source' | 'status'>>;

const common = {
  kind: 'safety',
  synonyms: [],
  steps: [],
  emergency: false,
  effectiveFrom: alwaysHeld,
  effectiveTo: null,
} as const;

/** A rule of the running session: always a stop, until the clinician clears it. */
export function stopRule(
  id: string,
  name: string,
  is: StopWhen,
  action: string,
  given: Partial<
    Pick<
      SafetyRow,
      'source' | 'status' | 'steps' | 'emergency' | 'severity' | 'synonyms' | 'eases' | 'why' | 'same' | 'watchedIn' | 'recovery'
    >
  > = {},
): SafetyRow {
  return { ...common, ...from.practice, severity: 'block', ...given, id, name, when: { phase: 'session', is }, action };
}
