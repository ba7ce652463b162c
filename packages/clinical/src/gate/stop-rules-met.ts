import { findRow, type LiveBounds, type LiveObservation, type SafetyRow, stopRules, stopsOf } from '@eupraxia/catalogue';
import { ageOn } from '../chart/age.ts';
import { dayIn } from '../log/zone.ts';
import { cordAtT6OrAbove } from '../visit/cord-lesion.ts';
import type { Visit } from '../visit/visit.ts';

/** What was last rated and measured, as far as it meets rules of the running session. */
export interface RulesMet {
  /** The newest event that says it. */
  readonly of: string;
  readonly at: number;
  /** Most urgent first. */
  readonly rules: readonly SafetyRow[];
}

/**
 * What the rules of the running session say of the newest value of each sign (pain, effort, every vital sign), as the
 * visit stands; null where they say nothing. A sign stands until it is taken again: effort rated after a pain says
 * nothing of the pain. The bounds are the clinician's limits for this patient and what was rated before the start;
 * without a baseline a rise can't be judged.
 */
export function rulesMet(visit: Visit): RulesMet | null {
  const met = newestOfEach(visit).flatMap((one) => {
    const rules = stopsOf({ signs: [], [one.sign]: one.value }, boundsFor(visit, one), blocking);
    return rules.length === 0 ? [] : [{ ...one, rules }];
  });
  const newest = met.reduce<Reading | null>((last, one) => (last === null || one.at >= last.at ? one : last), null);
  if (newest === null) return null;
  const rules = [...new Set(met.flatMap((one) => one.rules))].toSorted((a, b) => Number(b.emergency) - Number(a.emergency));
  return { of: newest.of, at: newest.at, rules };
}

const blocking = stopRules.filter((rule) => rule.severity === 'block');

function boundsFor(visit: Visit, { of }: Reading): LiveBounds {
  const { snapshot, limits } = visit;
  const pain = visit.pain.find(({ when, id }) => when === 'before' && id !== of)?.score;
  const systolic =
    limits?.usualSystolic ??
    visit.vitals.find(({ when, id, systolic: taken }) => when === 'before' && id !== of && taken !== undefined)?.systolic;
  return {
    limits: {
      ...(limits?.pain === undefined ? {} : { pain: { most: limits.pain } }),
      ...(limits?.effort === undefined ? {} : { effort: { most: limits.effort } }),
      ...(limits?.systolic === undefined ? {} : { systolic: endsOf(limits.systolic) }),
      ...(limits?.diastolic === undefined ? {} : { diastolic: endsOf(limits.diastolic) }),
      ...(limits?.heartRate === undefined ? {} : { heartRate: endsOf(limits.heartRate) }),
      ...(limits?.spo2 === undefined ? {} : { spo2: limits.spo2 }),
    },
    baseline: { ...(pain === undefined ? {} : { pain }), ...(systolic === undefined ? {} : { systolic }) },
    cordAtT6OrAbove: cordAtT6OrAbove(visit),
    ageYears: ageOn(snapshot.patient.bornOn, dayIn(snapshot.clinic.zone, visit.opened.at)),
  };
}

const whyRules: Readonly<Record<string, string>> = {
  'chest-pain': 'stop-chest-pain',
  fainting: 'stop-fainting',
  'new-neurological-sign': 'stop-new-neurological-sign',
  seizure: 'stop-seizure',
  fall: 'stop-fall',
  dizziness: 'stop-dizziness',
};

/** The rule whose steps belong to a reason of a STOP; undefined where the catalogue has none for it. */
export function ruleOfStop(why: string): SafetyRow | undefined {
  const id = whyRules[why];
  return id === undefined ? undefined : findRow('safety', id);
}

/** One value of one sign, with the event that says it. */
interface Reading {
  readonly of: string;
  readonly at: number;
  readonly sign: Exclude<keyof LiveObservation, 'signs'>;
  readonly value: number;
}

const vitalSigns = ['systolic', 'diastolic', 'heartRate', 'spo2'] as const;

function newestOfEach(visit: Visit): readonly Reading[] {
  const all: readonly Reading[] = [
    ...visit.pain.map(({ id, at, score }) => ({ of: id, at, sign: 'pain' as const, value: score })),
    ...visit.activities.flatMap(({ effort }) =>
      effort.map(({ id, at, score }) => ({ of: id, at, sign: 'effort' as const, value: score })),
    ),
    ...visit.vitals.flatMap((taken) =>
      vitalSigns.flatMap((sign) => {
        const value = taken[sign];
        return value === undefined ? [] : [{ of: taken.id, at: taken.at, sign, value }];
      }),
    ),
  ];
  const newest = new Map<Reading['sign'], Reading>();
  for (const one of all) if (one.at >= (newest.get(one.sign)?.at ?? -Infinity)) newest.set(one.sign, one);
  return [...newest.values()];
}

/** Without the ends that nobody set. */
function endsOf({ least, most }: { readonly least?: number | undefined; readonly most?: number | undefined }): {
  readonly least?: number;
  readonly most?: number;
} {
  return { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
}
