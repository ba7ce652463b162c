import { dayIn } from '@eupraxia/clinical';
import { ageOn } from '@eupraxia/clinical/chart';
import { patientOfVisit } from '@eupraxia/clinical/gate';
import type { Visit } from '@eupraxia/clinical/visit';
import { type LearnerNeeds, learnerOf } from '@eupraxia/coach';

/**
 * Diagnoses that speak of how somebody learns, by the beginning of their ICD-10-CM code: depressive episode and recurrent
 * depressive disorder; amnestic disorder due to a known physiological condition, which is severe loss of explicit memory.
 * Amnesia as a symptom (R41.3) says nothing of how severe it is, and is left out. Unverified: to be reviewed by a clinician.
 */
const diagnoses = { depression: ['F32', 'F33'], amnesia: ['F04'] } as const;

/**
 * How the patient of a visit learns, by what the chart holds: age, conditions with their codes, whether anything was practiced
 * before, and the screen's answer to whether they can report. No question of the screen asks for mood or memory, so what no
 * code says stays unknown.
 */
export function learnerOfVisit(visit: Visit): LearnerNeeds {
  const { patient, clinic, previous } = visit.snapshot;
  const age = ageOn(patient.bornOn, dayIn(clinic.zone, visit.opened.at));
  const codes = visit.conditions.flatMap(({ icd10 }) => (icd10 === undefined ? [] : [icd10]));
  const isCoded = (of: keyof typeof diagnoses): 'yes' | 'unknown' =>
    codes.some((code) => diagnoses[of].some((start) => code.startsWith(start))) ? 'yes' : 'unknown';
  return learnerOf(
    visit.conditions.map(({ conditionId }) => conditionId),
    age,
    {
      firstSession: previous === null,
      // Who cannot report, for whatever reason, is helped sooner; it says nothing of memory.
      aphasia: patientOfVisit(visit)?.answers['cannot-report']?.answer ?? 'unknown',
      depression: isCoded('depression'),
      amnesia: isCoded('amnesia'),
    },
  );
}
