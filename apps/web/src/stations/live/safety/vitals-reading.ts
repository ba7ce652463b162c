import { findRow, vitalRows } from '@eupraxia/catalogue';
import type { Moment, NewBodies } from '@eupraxia/clinical';
import type { Finding } from '@eupraxia/clinical/gate';

/** The numbers of a reading, in the order in which they are asked, with unit and whether they are asked first. */
export const vitalFields = [
  { sign: 'systolic', unit: 'mmHg', first: true },
  { sign: 'diastolic', unit: 'mmHg', first: true },
  { sign: 'heartRate', unit: '/min', first: true },
  { sign: 'spo2', unit: '%', first: true },
  { sign: 'map', unit: 'mmHg', first: false },
  { sign: 'glucose', unit: 'mg/dL', first: false },
  { sign: 'temperature', unit: '°F', first: false },
  { sign: 'respirations', unit: '/min', first: false },
] as const;
export type VitalField = (typeof vitalFields)[number]['sign'];

type Body = NewBodies['vitals.taken'];
export type Position = NonNullable<Body['position']>;
export type Symptom = NonNullable<Body['symptoms']>[number];

export const positions = ['supine', 'sitting', 'standing'] as const satisfies readonly Position[];

/** How long the patient rests before the second reading, in minutes. */
export const restMinutes = 5;

/** Vital signs as they are being entered. `symptoms` null: nobody asked; an empty list: there are none. */
export interface ReadingDraft {
  readonly when: Moment;
  readonly numbers: Readonly<Partial<Record<VitalField, string>>>;
  readonly position: Position | null;
  readonly positionMinutes: number | null;
  readonly afterRest: boolean;
  readonly symptoms: readonly Symptom[] | null;
}

/** A reading as it is recorded; what was left empty is absent. A comma is read as a point. */
export function readingBody(draft: ReadingDraft): Body {
  const { when, numbers, position, positionMinutes, afterRest, symptoms } = draft;
  const given = vitalFields.flatMap(({ sign }) => {
    const text = numbers[sign]?.trim() ?? '';
    return text === '' ? [] : [[sign, Number(text.replace(',', '.'))] as const];
  });
  return {
    when,
    ...Object.fromEntries(given),
    ...(position === null ? {} : { position }),
    ...(position === null || positionMinutes === null ? {} : { positionMinutes }),
    ...(afterRest ? { afterRestMinutes: restMinutes } : {}),
    ...(symptoms === null ? {} : { symptoms: [...symptoms] }),
  };
}

/** One symptom more, or without it. */
export function toggled(symptoms: readonly Symptom[] | null, one: Symptom): readonly Symptom[] | null {
  const before = symptoms ?? [];
  const next = before.includes(one) ? before.filter((other) => other !== one) : [...before, one];
  // Taking the last one back says nothing: that there are none is a press of its own.
  return next.length === 0 ? null : next;
}

/** Findings that a first reading out of range left open: each wants a second one after a rest, in the same position. */
export function secondReadingDue(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((one) => one.severity === 'ask' && one.ask?.includes('vitals') === true && houseRows.has(one.rule));
}

const houseRows = new Set(vitalRows.map(({ id }) => id));
const painRows = new Set(vitalRows.flatMap(({ id, sign }) => (sign === 'pain' ? [id] : [])));

/** Which reading opens a rule of the running session, or one about pain; null where it is no such rule. */
export function signOfRule(rule: string): 'pain' | 'effort' | 'vitals' | null {
  if (rule === 'limit-pain' || painRows.has(rule)) return 'pain';
  const when = findRow('safety', rule)?.when;
  if (when?.phase !== 'session') return null;
  const of = JSON.stringify(when.is);
  if (of.includes('"of":"pain"')) return 'pain';
  return of.includes('"of":"effort"') ? 'effort' : 'vitals';
}
