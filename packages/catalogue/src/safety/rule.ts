import type { RowBase } from '../base.ts';
import { alwaysHeld } from '../release.ts';
import type { SafetyRow, StopWhen } from './row.ts';

/** Where the stop rules come from; each row names one of these or its own. */
export const from = {
  dysreflexia: {
    source: 'Spinal cord injury guideline of Canada, section J, after PVA 2020 (kite-uhn.com/can-scip)',
    status: 'verified',
  },
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
  given: Partial<Pick<SafetyRow, 'source' | 'status' | 'steps' | 'emergency' | 'severity' | 'synonyms' | 'eases'>> = {},
): SafetyRow {
  return { ...common, ...from.practice, severity: 'block', ...given, id, name, when: { phase: 'session', is }, action };
}
