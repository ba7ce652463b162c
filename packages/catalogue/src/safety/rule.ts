import type { RowBase } from '../base.ts';
import { alwaysHeld } from '../release.ts';
import type { SafetyRow, StopWhen } from './row.ts';

/** Where the rules come from; each row names one of these or its own. */
export const from = {
  stimulation: {
    source: 'Exclusions of stimulation trials (Scientific Reports 2021, s41598-021-88607-8, table 7); a stimulator’s manual',
    status: 'verified',
  },
  magnet: {
    source: 'Rossi 2021, safety of magnetic stimulation (scholars.duke.edu/individual/pub1466341)',
    status: 'verified',
  },
  hip: {
    source: 'Eannucci 2019 (HSS Journal 15:247): the usual three limits; surgeons differ on whether and how long',
    status: 'verified',
  },
  locomotion: { source: 'Locomotion guideline of the ANPT 2020 (neuropt.org)', status: 'verified' },
  face: { source: 'improvefp.com, introduction to movements and to retraining', status: 'verified' },
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
  given: Partial<Pick<SafetyRow, 'source' | 'status' | 'steps' | 'emergency' | 'severity' | 'synonyms'>> = {},
): SafetyRow {
  return { ...common, ...from.practice, severity: 'block', ...given, id, name, when: { phase: 'session', is }, action };
}
