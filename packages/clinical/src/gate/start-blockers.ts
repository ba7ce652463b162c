import { ageOn } from '../chart/age.ts';
import { dayIn } from '../log/zone.ts';
import type { Visit } from '../visit/visit.ts';
import { heldBack, type SafetyGate, safetyGate } from './safety-gate.ts';
import { type RulesMet, rulesMet } from './stop-rules-met.ts';

/** The gate of a visit as it stands: the chart's screen with what was asked and reasoned since; null for a visit older than the gate. */
export function visitGate(visit: Visit): SafetyGate | null {
  const { safety, program, patient, clinic } = visit.snapshot;
  if (safety === undefined) return null;
  const asked = Object.fromEntries(visit.screened.map(({ question, answer }) => [question, { answer }]));
  return safetyGate({
    screening: { answers: { ...safety.answers, ...asked } },
    items: program.items,
    ageYears: ageOn(patient.bornOn, dayIn(clinic.zone, visit.opened.at)),
    reasons: [
      ...safety.findings.flatMap(({ rule, reason }) => (reason === undefined ? [] : [{ rule, text: reason }])),
      ...visit.ruleReasons,
    ],
  });
}

/** What keeps an activity from being started now; empty where nothing does. */
export interface Held {
  readonly findings: SafetyGate['findings'];
  /** The clinician wants vital signs before the start, and none were taken. */
  readonly vitalsMissing: boolean;
  /** What was last rated or measured meets a rule of the session, and no STOP was cleared since. */
  readonly now: RulesMet | null;
  /** Its target does not say which way it goes: a therapist answers before it can start. */
  readonly directionUnset: boolean;
}

export function heldNow(visit: Visit, activityId: string): Held {
  const gate = visitGate(visit);
  const met = rulesMet(visit);
  const cleared = met !== null && visit.stops.some((stop) => stop.cleared !== null && stop.cleared.at >= met.at);
  return {
    findings: gate === null ? [] : heldBack(gate, activityId),
    vitalsMissing:
      visit.snapshot.limits?.vitalsFirst === true && !visit.vitals.some(({ when }) => when === 'before' || when === 'during'),
    now: cleared ? null : met,
    directionUnset: visit.activities.find(({ item }) => item.id === activityId)?.zone?.direction === 'unset',
  };
}

/** Whether anything holds an activity back. */
export function isHeld({ findings, vitalsMissing, now, directionUnset }: Held): boolean {
  return findings.length > 0 || vitalsMissing || now !== null || directionUnset;
}
