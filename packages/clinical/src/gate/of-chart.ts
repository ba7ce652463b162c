import { ageOn } from '../chart/age.ts';
import type { ChartView } from '../chart/view.ts';
import { consentOn } from '../evaluation/consent.ts';
import type { ItemTraits } from '../evaluation/traits.ts';
import { gateOf } from './evaluate.ts';
import { gateItem } from './items.ts';
import type { GateLimits, GatePatient, Verdict } from './patient.ts';

type Parts = Pick<ChartView, 'screening' | 'limits' | 'consents' | 'guardians' | 'orders' | 'conditions' | 'ruleReasons'>;

/**
 * A person as the chart has them, before a visit: without vital signs.
 * @param bornOn calendar day
 * @param on calendar day in the clinic's zone
 */
export function patientOfChart(chart: Parts, bornOn: string, on: string): GatePatient {
  const consent = consentOn('treatment', on, chart);
  return {
    age: ageOn(bornOn, on),
    conditions: chart.conditions.map(({ conditionId }) => conditionId),
    answers: chart.screening?.answers ?? {},
    otherAnswers: 'unknown',
    vitals: [],
    limits: chart.limits === null ? {} : limitsOf(chart.limits),
    treatment: consent.state,
    agreedBy: consent.from?.by ?? null,
    orders: chart.orders,
    // A reason of an assistant counts in the visit where the therapist was reached; in the chart only a therapist writes one.
    reasons: chart.ruleReasons,
  };
}

/** Limits as a chart or a snapshot has them, without the ends that nobody set. */
export function limitsOf(limits: NonNullable<ChartView['limits']>): GateLimits {
  const { systolic, diastolic, heartRate, spo2, pain, effort, usualSystolic, vitalsFirst } = limits;
  return {
    ...(systolic === undefined ? {} : { systolic }),
    ...(diastolic === undefined ? {} : { diastolic }),
    ...(heartRate === undefined ? {} : { heartRate }),
    ...(spo2 === undefined ? {} : { spo2 }),
    ...(pain === undefined ? {} : { pain }),
    ...(effort === undefined ? {} : { effort }),
    ...(usualSystolic === undefined ? {} : { usualSystolic }),
    vitalsFirst,
  };
}

/** The verdict of one activity. */
export interface ActivityVerdict extends Verdict {
  readonly id: string;
  readonly name: string;
}

/** What the gate says of each item of a program, as the chart stands. */
export function chartGate(
  chart: Parts & {
    readonly program: {
      readonly items: readonly (Parameters<typeof gateItem>[0] & { traits?: ItemTraits | undefined })[];
    } | null;
  },
  bornOn: string,
  on: string,
): readonly ActivityVerdict[] {
  const patient = patientOfChart(chart, bornOn, on);
  return (chart.program?.items ?? []).map((item) => ({ id: item.id, name: item.name, ...gateOf(patient, gateItem(item), on) }));
}
