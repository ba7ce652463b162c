import { ageOn } from '../chart/age.ts';
import { consentOn } from '../evaluation/consent.ts';
import type { VisitSnapshot } from '../log/snapshot.ts';
import { dayIn } from '../log/zone.ts';
import type { Recorded } from '../visit/activity.ts';
import { consentStateOf } from '../visit/consents.ts';
import type { VisitSafety } from '../visit/safety.ts';
import { limitsOf } from './of-chart.ts';
import type { GatePatient, GateReason, VitalReading } from './patient.ts';

/** As much of a visit as the gate reads of the person. */
export interface GateParts extends VisitSafety {
  readonly snapshot: VisitSnapshot;
  /** UTC ms. */
  readonly opened: { readonly at: number };
  readonly vitals: readonly Recorded<'vitals.taken'>[];
  readonly pain: readonly Recorded<'pain.rated'>[];
  /** Newest first. */
  readonly journal: readonly { readonly at: number; readonly event: { readonly source: string } }[];
}

/** The calendar day that a visit has reached in its clinic's zone: of its newest entry, so that one over midnight is judged by the new day. */
export function dayOfVisit({ snapshot, opened, journal }: Pick<GateParts, 'snapshot' | 'opened' | 'journal'>): string {
  const newest = journal.find(({ event }) => event.source !== 'server')?.at ?? opened.at;
  return dayIn(snapshot.clinic.zone, Math.max(newest, opened.at));
}

/**
 * A person as a visit stands: the frozen chart with what was asked, measured, ordered, agreed and reasoned since. Null for a
 * visit that was opened before the screen was part of the chart: nothing is known, and it is left as it was.
 */
export function patientOfVisit(visit: GateParts): GatePatient | null {
  const { snapshot } = visit;
  const { safety, patient } = snapshot;
  if (safety === undefined) return null;
  const on = dayOfVisit(visit);
  const asked = Object.fromEntries(
    visit.screened.map(({ id: _id, at: _at, question, ...answer }) => [question, answer] as const),
  ) as GatePatient['answers'];
  return {
    age: ageOn(patient.bornOn, on),
    conditions: visit.conditions.map(({ conditionId }) => conditionId),
    answers: { ...safety.answers, ...asked },
    otherAnswers: 'unknown',
    vitals: readingsOf(visit),
    limits: visit.limits === null ? {} : limitsOf(visit.limits),
    // A visit that was opened before consents were part of the snapshot says nothing of them.
    treatment:
      snapshot.consents === undefined && !visit.consents.some(({ what }) => what === 'treatment')
        ? null
        : consentStateOf(visit, 'treatment'),
    agreedBy: agreedBy(visit, on),
    orders: visit.orders,
    reasons: [...chartReasons(visit, on), ...visit.ruleReasons.map(({ rule, text, facts }) => ({ rule, text, on, facts }))],
  };
}

/** Who agreed to the treatment: as the visit says it, else as the chart has it. */
function agreedBy(visit: GateParts, on: string): GatePatient['agreedBy'] {
  const said = visit.consents.findLast(({ what }) => what === 'treatment');
  if (said !== undefined) return said.by ?? null;
  const { consents = [], guardians = [] } = visit.snapshot;
  return consentOn('treatment', on, { consents, guardians }).from?.by ?? null;
}

/** Reasons of the chart; a visit of an earlier release has them on its findings, without day and facts. */
function chartReasons({ snapshot }: GateParts, on: string): readonly GateReason[] {
  const { safety } = snapshot;
  if (safety === undefined) return [];
  if (safety.reasons !== undefined) return safety.reasons;
  return safety.findings.flatMap(({ rule, reason }) => (reason === undefined ? [] : [{ rule, text: reason, on }]));
}

/** Vital signs and pain in the order taken. */
function readingsOf(visit: GateParts): readonly VitalReading[] {
  const taken = visit.vitals.map(({ at, id: _id, position, positionMinutes: _in, afterRestMinutes: _after, when, ...signs }) => ({
    at,
    reading: { ...signs, when: momentOf(when), ...(position === undefined ? {} : { posture: position }) } as VitalReading,
  }));
  const pain = visit.pain.map(({ at, score, when }) => ({ at, reading: { when: momentOf(when), pain: score } as VitalReading }));
  return [...taken, ...pain].toSorted((a, b) => a.at - b.at).map(({ reading }) => reading);
}

/** A moment that a later release added counts as during: it is neither a baseline nor over. */
const momentOf = (when: string): VitalReading['when'] => (when === 'before' || when === 'after' ? when : 'during');
