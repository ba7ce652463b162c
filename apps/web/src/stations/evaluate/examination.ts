import type { FindingDomain } from '@eupraxia/clinical/chart';

/** How a domain is written down: as a number with its unit, as a grade of a scale, or in words alone. */
export interface DomainForm {
  readonly unit?: string;
  readonly least?: number;
  readonly most?: number;
  /** Scales whose grades may be given; the first is the usual one. */
  readonly scales?: readonly { readonly name: string; readonly grades: readonly string[] }[];
  /** Whether a movement or a muscle group belongs to it. */
  readonly movement: boolean;
}

const threeGrades = { name: 'intact – impaired – absent', grades: ['intact', 'impaired', 'absent'] } as const;

/** The forms of the examination. Scales by their usual names; each grade in the therapist's own hands. */
export const domainForms: Readonly<Record<FindingDomain, DomainForm>> = {
  posture: { movement: false },
  range: { unit: '°', least: -90, most: 360, movement: true },
  strength: {
    scales: [{ name: 'Manual muscle test', grades: ['0', '1', '2−', '2', '2+', '3−', '3', '3+', '4−', '4', '4+', '5'] }],
    movement: true,
  },
  tone: { scales: [{ name: 'Modified Ashworth Scale', grades: ['0', '1', '1+', '2', '3', '4'] }], movement: true },
  sensation: { scales: [threeGrades], movement: false },
  proprioception: { scales: [threeGrades], movement: true },
  coordination: {
    scales: [{ name: 'normal – slowed – impaired – unable', grades: ['normal', 'slowed', 'impaired', 'unable'] }],
    movement: true,
  },
  reflexes: { scales: [{ name: 'Tendon reflex', grades: ['0', '1+', '2+', '3+', '4+'] }], movement: true },
  balance: { movement: false },
  gait: { movement: false },
  function: { movement: false },
  pain: { unit: '/10', least: 0, most: 10, movement: true },
  skin: { movement: false },
  cognition: { movement: false },
  neglect: { movement: false },
  vision: { movement: false },
};
