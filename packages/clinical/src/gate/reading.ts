import type { VitalOutcome, VitalRow, VitalSign } from '@eupraxia/catalogue';
import type { Facts } from './facts.ts';
import type { Symptom, VitalReading } from './patient.ts';
import { ofStanding } from './symptoms.ts';

/** The newest reading of a sign. */
export function lastOf(readings: readonly VitalReading[], sign: VitalSign): VitalReading | undefined {
  return readings.findLast((reading) => reading[sign] !== undefined);
}

/** What one row says of the readings at an exertion; null where it is not met. */
export function meaningOf(
  row: VitalRow,
  readings: readonly VitalReading[],
  exertion: 1 | 2 | 3,
  facts: Facts,
  upright: boolean,
): { readonly outcome: VitalOutcome; readonly value: string } | null {
  const outcome = row.means[exertion - 1] ?? null;
  const seen = readings.filter(({ when }) => speaksOf(row, when));
  const last = lastOf(seen, row.sign);
  const value = last?.[row.sign];
  if (outcome === null || last === undefined || value === undefined) return null;
  // A reading at rest that came later speaks for the start.
  if (row.during === true && lastOf(readings, row.sign) !== last) return null;
  if (!beyond(row, value, facts) || !accompanied(row, last, upright)) return null;
  const named = `${value}`;
  if (row.first === true || outcome === 'note') return { outcome, value: named };
  const before = seen
    .slice(0, seen.lastIndexOf(last))
    .findLast((reading) => reading[row.sign] !== undefined && samePosture(reading, last));
  const confirmed = before?.[row.sign];
  if (confirmed !== undefined && beyond(row, confirmed, facts)) return { outcome, value: named };
  return { outcome: 'ask', value: `${named}; a second reading is due` };
}

/** Pressure, rate and oxygen at rest are judged by readings at rest, during work by rows of their own. */
function speaksOf(row: VitalRow, when: VitalReading['when']): boolean {
  if (row.during === true) return when === 'during';
  const restOnly = ['systolic', 'diastolic', 'heartRate', 'spo2'].includes(row.sign) && !row.who.includes('cord-t6');
  return !restOnly || when !== 'during' || row.with !== undefined;
}

const samePosture = (one: VitalReading, other: VitalReading): boolean =>
  one.posture === undefined || other.posture === undefined || one.posture === other.posture;

function beyond(row: VitalRow, value: number, facts: Facts): boolean {
  const { age, limits } = facts.patient;
  switch (row.named) {
    case 'usual-rise': {
      const by = age !== null && age < 18 ? 15 : 20;
      return limits.usualSystolic !== undefined && value - limits.usualSystolic >= by;
    }
    case 'child-floor':
      return age !== null && value < (age >= 10 ? 90 : 70 + 2 * age);
    case 'child-rate':
      return age !== null && outsideAwakeRange(age, value);
    default:
      break;
  }
  if (row.atLeast !== undefined) return value >= row.atLeast;
  if (row.over !== undefined) return value > row.over;
  return row.below !== undefined && value < row.below;
}

/** Awake ranges of the heart rate by age (pediatric advanced life support). */
function outsideAwakeRange(age: number, rate: number): boolean {
  const [least, most] = age < 1 ? [100, 180] : age < 3 ? [98, 140] : age < 6 ? [80, 120] : age < 12 ? [75, 118] : [60, 100];
  return rate < least || rate > most;
}

const unwell: ReadonlySet<Symptom> = new Set<Symptom>([
  'unwell',
  'confused',
  'shaky',
  'nausea',
  'breathlessness',
  'fainting',
  'dizziness',
]);

/** Whether the reading's symptoms are those that the row wants; dizziness in standing says nothing of seated work. */
function accompanied(row: VitalRow, reading: VitalReading, upright: boolean): boolean {
  const symptoms = reading.symptoms?.filter((one) => upright || !ofStanding(reading, one));
  switch (row.with) {
    case 'symptoms':
      return symptoms !== undefined && symptoms.length > 0;
    case 'no-symptoms':
      return symptoms !== undefined && symptoms.length === 0;
    case 'unwell':
      return symptoms?.some((one) => unwell.has(one)) === true;
    case 'breathlessness':
      return symptoms?.includes('breathlessness') === true;
    default:
      return true;
  }
}
