import type { RowBase } from '../base.ts';
import { alwaysHeld } from '../release.ts';
import type { SafetyRow, Severity } from '../safety/row.ts';
import type { GateWhen } from './when.ts';

type Source = Pick<RowBase, 'source' | 'status'>;

/**
 * Where the rules of the gate come from. `verified` names a source that was opened; the rest waits for that, or for the
 * clinic's own safety lead.
 */
export const from = {
  stimulation: {
    source: 'Exclusions of stimulation trials (Scientific Reports 2021, s41598-021-88607-8, table 7); a stimulator’s manual',
    status: 'verified',
  },
  defibrillator: {
    source:
      'Crevenna 2003, doi:10.1046/j.1460-9592.2003.00104.x: 3 of 8 defibrillators sensed stimulation of neck or thigh, so each is tested',
    status: 'verified',
  },
  implants: {
    source: 'Labels of stimulators and implants; to be reviewed by the clinic’s safety lead',
    status: 'unverified',
  },
  agents: {
    source: 'Houghton, Nussbaum, Hoens 2010, Physiotherapy Canada 62(5), doi:10.3138/ptc.62.5',
    status: 'unverified',
  },
  emg: {
    source: 'Schoeck 2007, nerve conduction studies with cardiac implants, doi:10.1002/mus.20690; surface EMG by practice',
    status: 'unverified',
  },
  diathermy: {
    source:
      'FDA notice of December 19, 2002 (fda.gov, ucm062167): no shortwave or microwave with an implanted lead, on, off or left behind',
    status: 'verified',
  },
  magnet: {
    source:
      'Labels of the coils; Rossi 2021, whose abstract (scholars.duke.edu/individual/pub1466341) leaves screening to Rossi 2009',
    status: 'unverified',
  },
  locomotion: { source: 'Locomotion guideline of the ANPT 2020 (neuropt.org)', status: 'verified' },
  face: { source: 'improvefp.com, introduction to movements and to retraining', status: 'verified' },
  clot: { source: 'Hillegass 2022, APTA guideline on venous thromboembolism, doi:10.1093/ptj/pzac057', status: 'unverified' },
  heart: {
    source: 'Fletcher 2013, exercise standards of the AHA, doi:10.1161/CIR.0b013e31829b5b44; ACSM guidelines, 11th ed.',
    status: 'unverified',
  },
  dysreflexia: {
    source: 'Spinal cord injury guideline of Canada, section J, after PVA 2020 (kite-uhn.com/can-scip)',
    status: 'verified',
  },
  orthostatic: {
    source: 'Freeman 2011, doi:10.1007/s10286-011-0119-5 and 10.1016/j.autneu.2011.02.004, for the definition; steps by practice',
    status: 'unverified',
  },
  cuff: {
    source: 'Thigpen 2016 (ASSET), doi:10.1016/j.jse.2015.12.018: still for two weeks, passive to week 6, strength from week 12',
    status: 'verified',
  },
  anterior: { source: 'Gaunt 2010 (ASSET), doi:10.2519/jospt.2010.3186', status: 'unverified' },
  reverse: { source: 'Boudreau 2007, doi:10.2519/jospt.2007.2562', status: 'unverified' },
  hip: {
    source:
      'Eannucci 2019, doi:10.1007/s11420-019-09708-9: the usual limits and weeks after the approach from behind; surgeons differ',
    status: 'verified',
  },
  bone: {
    source: 'Too Fit To Fracture: Giangregorio 2014, doi:10.1007/s00198-013-2523-2, and 2015, doi:10.1007/s00198-014-2881-4',
    status: 'unverified',
  },
  stroke: { source: 'Winstein 2016, doi:10.1161/STR.0000000000000098', status: 'unverified' },
  headset: {
    source: 'Makers’ health and safety warnings of headsets; Harding 2005, doi:10.1111/j.1528-1167.2005.31305.x',
    status: 'unverified',
  },
  flashes: { source: 'Web Content Accessibility Guidelines 2.2, criterion 2.3.1', status: 'verified' },
  practice: { source: 'Clinical practice; to be reviewed by the clinic’s safety lead', status: 'unverified' },
} as const satisfies Record<string, Source>;

/** A rule of the gate: `name` says what is found, `action` what would change that. */
export function rule(
  id: string,
  name: string,
  severity: Severity,
  is: GateWhen,
  action: string,
  given: Source = from.practice,
): SafetyRow {
  return {
    kind: 'safety',
    synonyms: [],
    steps: [],
    emergency: false,
    effectiveFrom: alwaysHeld,
    effectiveTo: null,
    ...given,
    id,
    name,
    severity,
    when: { phase: 'plan', is },
    action,
  };
}
