import { answerOf, type Facts } from './facts.ts';
import type { Described } from './item-demands.ts';
import { house, isUpright, type VitalFinding } from './vital-finding.ts';

/** What has to be measured before this start and was not. Only a reading satisfies it, never words. */
export function dueReadings(facts: Facts, item: Described): readonly VitalFinding[] {
  const { demands, whole } = item;
  const taken = facts.patient.vitals.filter((reading) => reading.when !== 'after');
  const any = taken.length > 0;
  const exertion = whole ? demands.exertion : 1;
  if (exertion === 0) return [];
  const yes = (question: string) => answerOf(facts, question).answer === 'yes';
  const due = (rule: string, text: string, wayOn: string): VitalFinding => ({
    ...house,
    rule,
    outcome: 'ask',
    certain: true,
    text,
    wayOn,
    ask: ['vitals'],
    value: 'none',
  });
  const pressure = taken.some((reading) => reading.systolic !== undefined);
  if (yes('lvad') && !taken.some((reading) => reading.map !== undefined))
    return [
      due('map-first', 'A ventricular assist device, and no mean pressure was taken', 'Take the mean pressure by Doppler.'),
    ];
  if (facts.patient.limits.vitalsFirst === true && !any)
    return [due('vitals-first', 'Vital signs come before the first activity', 'Take them now.')];
  if (yes('lysis-or-thrombectomy') && !pressure)
    return [
      due(
        'pressure-after-lysis',
        'Within a day of thrombolysis or thrombectomy, and no pressure was taken',
        'Take the blood pressure.',
      ),
    ];
  const upright = isUpright(item);
  const baseline =
    (exertion >= 2 && (yes('unstable-heart') || yes('uncontrolled-blood-pressure') || yes('cord-lesion-t6-or-above'))) ||
    (upright && yes('orthostatic-hypotension'));
  if (baseline && !pressure)
    return [
      due(
        'baseline-vitals-first',
        'Blood pressure is due before this activity, and none was taken',
        'Take blood pressure and heart rate.',
      ),
    ];
  const vigorous = whole && exertion === 3 && demands.features.includes('aerobic-effort');
  if (vigorous && !taken.some((reading) => reading.systolic !== undefined || reading.heartRate !== undefined))
    return [
      due(
        'vitals-before-intervals',
        'Vigorous work comes after vital signs, and none were taken',
        'Take blood pressure and heart rate.',
      ),
    ];
  return [];
}
