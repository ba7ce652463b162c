import { pressedOf } from '../stop/open-stop.ts';
import { stopParts } from '../stop/parts-of-visit.ts';
import { rowsOf } from '../stop/recovery.ts';
import { type MetRule, ratingRules, stopRulesMet } from '../stop/rules-met.ts';
import type { Visit } from '../visit/visit.ts';
import { gateOf, startOf } from './evaluate.ts';
import { gateItem } from './items.ts';
import type { ActivityVerdict } from './of-chart.ts';
import { dayOfVisit, patientOfVisit } from './of-visit.ts';
import type { Finding, GatePatient, Start } from './patient.ts';

/** The rule of an activity whose target does not say which way it goes. */
const directionRule = 'target-direction';

/** What the gate says of one activity of a visit. */
export interface StartBlockers {
  readonly start: Start;
  /** All of them, notes among them; blocks first. */
  readonly findings: readonly Finding[];
  /** Its target does not say which way it goes: a therapist answers before it can start. */
  readonly directionUnset: boolean;
}

/** May an activity of a visit start now, as the visit stands; if not, why, and what would change that. */
export function startBlockers(visit: Visit, activityId: string): StartBlockers {
  return blockersOf(visit, patientOfVisit(visit), activityId);
}

function blockersOf(visit: Visit, patient: GatePatient | null, activityId: string): StartBlockers {
  const item = visit.snapshot.program.items.find(({ id }) => id === activityId);
  const directionUnset = visit.activities.find((one) => one.item.id === activityId)?.zone?.direction === 'unset';
  const findings = [
    ...(visit.stop === null ? [] : [openStopFinding]),
    ...standingRules(visit, activityId, patient === null).map(sessionFinding),
    ...(directionUnset ? [directionFinding] : []),
    ...(patient === null || item === undefined
      ? []
      : gateOf(patient, gateItem(item, visit.traits[activityId] ?? item.traits), dayOfVisit(visit)).findings),
  ];
  return { start: startOf(findings), findings, directionUnset };
}

/** Rules of the session that were met and that no clearance of a STOP for them has answered; what the gate says itself is left to it. */
function standingRules(visit: Visit, activityId: string, alone: boolean): readonly MetRule[] {
  const parts = stopParts(visit, activityId);
  const answered = (rule: MetRule): boolean =>
    visit.stops.some(
      (stop) =>
        stop.cleared !== null &&
        stop.cleared.voided === undefined &&
        stop.cleared.at >= rule.at &&
        (stop.rule === rule.id || rowsOf(pressedOf(stop), parts).some((row) => row.id === rule.row?.id)),
    );
  const met = alone ? stopRulesMet(parts) : ratingRules(parts).filter(({ atStart }) => !atStart);
  return met.filter((rule) => !answered(rule));
}

function sessionFinding({ id, text, wayOn, source, verified }: MetRule): Finding {
  return { rule: id, severity: 'block', certain: true, about: ['vitals'], text, wayOn, source, verified, facts: id };
}

/** A STOP that nobody cleared, or whose clearance lacks what its reason asks for. */
const openStopFinding: Finding = {
  rule: 'stop-open',
  severity: 'block',
  certain: true,
  about: ['vitals'],
  text: 'A STOP is not cleared',
  wayOn: 'Record what its reason asks for, then clear it.',
  source: 'House rule',
  verified: true,
  facts: 'stop-open',
};

const directionFinding: Finding = {
  rule: directionRule,
  severity: 'ask',
  certain: true,
  about: ['exercise'],
  text: 'The target does not say whether to reach or to stay below it',
  wayOn: 'Answer which way the target goes.',
  ask: ['direction'],
  source: 'House rule',
  verified: true,
  facts: directionRule,
};

/** The verdict of each activity of a visit, in the order of the program. */
export function visitGate(visit: Visit): readonly ActivityVerdict[] {
  const patient = patientOfVisit(visit);
  return visit.snapshot.program.items.map(({ id, name }) => {
    const { start, findings } = blockersOf(visit, patient, id);
    return { id, name, start, findings };
  });
}

/** Whether anything keeps an activity from starting. */
export const isBlocked = ({ start }: StartBlockers): boolean => start !== 'may';

/** The findings that keep it from starting: blocks, asks, and reasons that are owed. */
export const keeping = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((one) => one.severity !== 'note' && one.reason === undefined);
