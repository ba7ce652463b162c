import { findRow, type LiveObservation, type SafetyRow, stopRules, stopsOf } from '@eupraxia/catalogue';
import { ageOn } from '../chart/age.ts';
import { dayIn } from '../log/zone.ts';
import type { Visit } from './visit.ts';

/** A rating or a measurement that meets rules of the running session. */
export interface RulesMet {
  /** The event that says it. */
  readonly of: string;
  readonly at: number;
  /** Most urgent first. */
  readonly rules: readonly SafetyRow[];
}

/**
 * What the rules of the running session say of the newest rating of pain or effort, or the newest vital signs, as the
 * visit stands; null where they say nothing. The bounds are the clinician's limits for this patient and what was rated
 * before the start; without a baseline a rise can't be judged.
 */
export function rulesMet(visit: Visit): RulesMet | null {
  const newest = newestObservation(visit);
  if (newest === null) return null;
  const { snapshot } = visit;
  const { limits } = snapshot;
  const pain = visit.pain.find(({ when, id }) => when === 'before' && id !== newest.of)?.score;
  const systolic = limits?.usualSystolic ?? visit.vitals.find(({ when, id }) => when === 'before' && id !== newest.of)?.systolic;
  const rules = stopsOf(
    newest.seen,
    {
      limits: {
        ...(limits?.pain === undefined ? {} : { pain: { most: limits.pain } }),
        ...(limits?.effort === undefined ? {} : { effort: { most: limits.effort } }),
        ...(limits?.systolic === undefined ? {} : { systolic: endsOf(limits.systolic) }),
        ...(limits?.diastolic === undefined ? {} : { diastolic: endsOf(limits.diastolic) }),
        ...(limits?.heartRate === undefined ? {} : { heartRate: endsOf(limits.heartRate) }),
        ...(limits?.spo2 === undefined ? {} : { spo2: limits.spo2 }),
      },
      baseline: { ...(pain === undefined ? {} : { pain }), ...(systolic === undefined ? {} : { systolic }) },
      // A visit that was opened before the screen was part of the chart says nothing of it, and is left as it was.
      cordAtT6OrAbove: snapshot.safety === undefined ? 'no' : snapshot.safety.cordAtT6OrAbove,
      ageYears: ageOn(snapshot.patient.bornOn, dayIn(snapshot.clinic.zone, visit.opened.at)),
    },
    stopRules.filter((rule) => rule.severity === 'block'),
  );
  return rules.length === 0 ? null : { of: newest.of, at: newest.at, rules };
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

interface Observation {
  readonly of: string;
  readonly at: number;
  readonly seen: LiveObservation;
}

function newestObservation(visit: Visit): Observation | null {
  const all: readonly Observation[] = [
    ...visit.pain.map(({ id, at, score }) => ({ of: id, at, seen: { signs: [], pain: score } })),
    ...visit.activities.flatMap((activity) =>
      activity.effort.map(({ id, at, score }) => ({ of: id, at, seen: { signs: [], effort: score } })),
    ),
    ...visit.vitals.map(({ id, at, systolic, diastolic, heartRate, spo2 }) => ({
      of: id,
      at,
      seen: {
        signs: [],
        ...(systolic === undefined ? {} : { systolic }),
        ...(diastolic === undefined ? {} : { diastolic }),
        ...(heartRate === undefined ? {} : { heartRate }),
        ...(spo2 === undefined ? {} : { spo2 }),
      },
    })),
  ];
  return all.reduce<Observation | null>((newest, one) => (newest === null || one.at >= newest.at ? one : newest), null);
}

/** Without the ends that nobody set. */
function endsOf({ least, most }: { readonly least?: number | undefined; readonly most?: number | undefined }): {
  readonly least?: number;
  readonly most?: number;
} {
  return { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
}
