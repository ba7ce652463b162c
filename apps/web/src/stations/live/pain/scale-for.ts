import { ageOn } from '@eupraxia/clinical/chart';
import { dayOfVisit, patientOfVisit } from '@eupraxia/clinical/gate';
import type { Visit } from '@eupraxia/clinical/visit';

/** How pain may be rated; all of them give 0 to 10. */
export const scales = ['numeric', 'vertical-numeric', 'faces', 'flacc', 'r-flacc', 'painad'] as const;
export type Scale = (typeof scales)[number];

/** As much of a person as decides how pain is asked. */
export interface PainPerson {
  readonly years: number;
  /** Cannot say what hurts, as the safety screen has it. */
  readonly cannotReport: boolean;
  readonly aphasia: boolean;
  readonly cerebralPalsy: boolean;
  /** A precaution of the chart says that pain is asked by faces. */
  readonly asksFaces: boolean;
}

/** A scale, and whether the answer is checked with a yes-or-no question. */
export interface ScaleChoice {
  readonly scale: Scale;
  readonly check: boolean;
}

/** Age in years from which a child points at a face. */
const pointsFrom = 4;
const adultFrom = 18;

/**
 * The scale that suits a person: what the chart says first; aphasia a vertical line of numbers with a yes-or-no check;
 * who cannot report, by watching: r-FLACC for a child or with cerebral palsy, PAINAD for an adult; a child of four or more
 * by faces, a younger one by FLACC; anybody else 0 to 10. The therapist may choose another one.
 */
export function painScaleFor({ years, cannotReport, aphasia, cerebralPalsy, asksFaces }: PainPerson): ScaleChoice {
  if (asksFaces) return { scale: 'faces', check: aphasia };
  const isChild = years < adultFrom;
  if (aphasia && !isChild) return { scale: 'vertical-numeric', check: true };
  if (cannotReport) return { scale: isChild || cerebralPalsy ? 'r-flacc' : 'painad', check: false };
  if (!isChild) return { scale: 'numeric', check: false };
  if (years >= pointsFrom) return { scale: 'faces', check: aphasia };
  return { scale: cerebralPalsy ? 'r-flacc' : 'flacc', check: false };
}

/**
 * As much of a visit as decides how pain is asked.
 * @param precautions the chart’s own words, which a visit does not hold
 */
export function painPersonOf(visit: Visit, precautions: readonly string[]): PainPerson {
  const { snapshot, conditions } = visit;
  const told = [
    ...conditions.map(({ name }) => name),
    ...snapshot.deficits.flatMap(({ name, detail }) => [name, detail ?? '']),
    ...precautions,
  ];
  return {
    years: ageOn(snapshot.patient.bornOn, dayOfVisit(visit)),
    cannotReport: patientOfVisit(visit)?.answers['cannot-report']?.answer === 'yes',
    // Aphasia has codes of its own, also after a stroke (I69.x20).
    aphasia:
      told.some((one) => /\baphasi/i.test(one)) ||
      conditions.some(({ icd10 }) => icd10 !== undefined && /^(?:R47\.01|I69\.\d20)/.test(icd10)),
    cerebralPalsy: conditions.some(({ conditionId }) => conditionId === 'cerebral-palsy'),
    asksFaces: precautions.some((one) => /\bfaces\b/i.test(one)),
  };
}
