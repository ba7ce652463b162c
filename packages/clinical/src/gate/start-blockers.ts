import { ageOn } from '../chart/age.ts';
import { dayIn } from '../log/zone.ts';
import type { Visit } from '../visit/visit.ts';
import { blockingFindings, type SafetyGate, safetyGate } from './safety-gate.ts';
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

/** What blocks the start of an activity now; empty where nothing does. */
export interface StartBlockers {
  readonly findings: SafetyGate['findings'];
  /** The clinician wants vital signs before the start, and none were taken. */
  readonly vitalsMissing: boolean;
  /** What was last rated or measured meets a rule of the session, and no STOP was cleared since. */
  readonly rulesMet: RulesMet | null;
  /** Its target does not say which way it goes: a therapist answers before it can start. */
  readonly directionUnset: boolean;
}

/** The start blockers of one activity of a visit: safety findings, missing vital signs, a rule of the session that is met. */
export function startBlockers(visit: Visit, activityId: string): StartBlockers {
  const gate = visitGate(visit);
  const met = rulesMet(visit);
  const cleared = met !== null && visit.stops.some((stop) => stop.cleared !== null && stop.cleared.at >= met.at);
  return {
    findings: gate === null ? [] : blockingFindings(gate, activityId),
    vitalsMissing:
      visit.snapshot.limits?.vitalsFirst === true && !visit.vitals.some(({ when }) => when === 'before' || when === 'during'),
    rulesMet: cleared ? null : met,
    directionUnset: visit.activities.find(({ item }) => item.id === activityId)?.zone?.direction === 'unset',
  };
}

/** Whether anything blocks the start of an activity. */
export function isBlocked({ findings, vitalsMissing, rulesMet: met, directionUnset }: StartBlockers): boolean {
  return findings.length > 0 || vitalsMissing || met !== null || directionUnset;
}
