import type { VitalOutcome } from '@eupraxia/catalogue';
import { answerOf, type Facts } from './facts.ts';
import type { Described } from './item-demands.ts';
import type { Symptom, VitalReading } from './patient.ts';
import { house, isUpright, type VitalFinding } from './vital-finding.ts';

/** Signs that end practice of any kind, imagined movement too; assessment goes on. */
export function emergencyFindings(facts: Facts, item: Described): readonly VitalFinding[] {
  if (item.assesses) return [];
  return symptomFindings(facts, item, 1).filter(({ outcome }) => outcome === 'block');
}

/** Dizziness and its like, reported in standing. */
export const ofStanding = ({ posture }: VitalReading, symptom: Symptom): boolean =>
  posture === 'standing' && (symptom === 'dizziness' || symptom === 'nausea' || symptom === 'blurred-sight');

const emergencies: ReadonlySet<Symptom> = new Set<Symptom>(['chest-pain', 'fainting', 'new-neurological-sign']);

const symptomWords: Readonly<Record<Symptom, string>> = {
  'chest-pain': 'chest pain',
  fainting: 'fainting',
  'new-neurological-sign': 'a new neurological sign',
  breathlessness: 'shortness of breath',
  dizziness: 'dizziness',
  nausea: 'nausea',
  'pounding-headache': 'a pounding headache',
  'flush-or-sweat': 'flush or sweat',
  'blurred-sight': 'blurred vision',
  shaky: 'shakiness',
  confused: 'confusion',
  unwell: 'feeling unwell',
};

/**
 * What the patient feels, as the newest reading that speaks of symptoms has it: absent means that nobody said. A sign of an
 * emergency stands until somebody says that it is gone; milder ones also end with a later blood pressure.
 */
function standingSymptoms(readings: readonly VitalReading[], upright: boolean): readonly Symptom[] {
  const place = readings.findLastIndex(({ symptoms }) => symptoms !== undefined);
  const reading = readings[place];
  if (reading?.symptoms === undefined) return [];
  const measured = readings.slice(place + 1).some(({ systolic, map }) => systolic !== undefined || map !== undefined);
  // Dizziness in standing closes upright work, which the standing reading says itself; seated and supine work stay open.
  return reading.symptoms.filter((one) => (upright || !ofStanding(reading, one)) && (!measured || lasting.has(one)));
}

const lasting: ReadonlySet<Symptom> = new Set<Symptom>([
  'chest-pain',
  'fainting',
  'new-neurological-sign',
  'pounding-headache',
  'flush-or-sweat',
  'confused',
  'shaky',
]);

/** Symptoms act at once at any number, as the newest reading that speaks of them has them. */
export function symptomFindings(facts: Facts, item: Described, exertion: 1 | 2 | 3): readonly VitalFinding[] {
  const found = standingSymptoms(facts.patient.vitals, isUpright(item));
  if (found.length === 0) return [];
  const yes = (question: string) => answerOf(facts, question).answer === 'yes';
  const cord = yes('cord-lesion-t6-or-above');
  const low = yes('insulin') || yes('sulfonylurea');
  return found.map((symptom): VitalFinding => {
    const blocks =
      emergencies.has(symptom) ||
      (cord && ['pounding-headache', 'flush-or-sweat', 'blurred-sight'].includes(symptom)) ||
      (low && ['shaky', 'confused'].includes(symptom));
    const outcome: VitalOutcome = blocks
      ? 'block'
      : symptom === 'breathlessness' || symptom === 'confused' || (symptom === 'dizziness' && isUpright(item))
        ? exertion === 1 && symptom !== 'dizziness'
          ? 'reason'
          : 'block'
        : exertion === 1
          ? 'note'
          : 'reason';
    return {
      ...house,
      rule: `symptom-${symptom}`,
      outcome,
      certain: true,
      text: `The patient has ${symptomWords[symptom]}`,
      wayOn: emergencies.has(symptom)
        ? 'Stop, assess, and call for help where it persists: practice is over for today unless a therapist clears it.'
        : 'Rest, find the cause, and take the vital signs again.',
      ask: [],
      value: symptom,
    };
  });
}

const orthostaticSigns: ReadonlySet<Symptom> = new Set<Symptom>([
  'dizziness',
  'fainting',
  'nausea',
  'blurred-sight',
  'unwell',
  'confused',
]);

/** A fall of 20 systolic or 10 diastolic on standing. With symptoms upright work waits for a better standing reading. */
export function orthostaticFindings(facts: Facts, item: Described): readonly VitalFinding[] {
  const { vitals } = facts.patient;
  const place = vitals.findLastIndex((reading) => reading.posture === 'standing' && reading.systolic !== undefined);
  const standing = vitals[place];
  if (standing?.systolic === undefined || !isUpright(item)) return [];
  const lying = vitals
    .slice(0, place)
    .findLast((reading) => (reading.posture === 'supine' || reading.posture === 'sitting') && reading.systolic !== undefined);
  if (lying?.systolic === undefined) return [];
  const drop = lying.systolic - standing.systolic;
  const diastolic = (lying.diastolic ?? 0) - (standing.diastolic ?? lying.diastolic ?? 0);
  if (drop < 20 && diastolic < 10) return [];
  const symptomatic = standing.symptoms?.some((one) => orthostaticSigns.has(one)) === true;
  return [
    {
      rule: 'orthostatic-drop',
      outcome: symptomatic ? 'block' : 'note',
      certain: true,
      text: `Pressure fell by ${drop}/${diastolic} on standing${symptomatic ? ' with symptoms' : ''}`,
      wayOn: symptomatic
        ? 'Recline, fluids, binder or stockings; seated work is open. A standing reading without symptoms opens upright work.'
        : 'Rise in steps, measure again standing.',
      source: 'Freeman 2011, doi:10.1007/s10286-011-0119-5',
      verified: false,
      ask: [],
      value: `${drop}/${diastolic}`,
    },
  ];
}
