import { type ChartView, type Consent, type ConsentKind, type ConsentState, consentOn } from '@eupraxia/clinical/chart';

/** How a consent stands, with the record that says so; `withdrawn` was given before, `refused` never was. */
export interface ConsentStanding {
  readonly state: ConsentState;
  readonly from?: Consent | undefined;
}

/**
 * How one consent stands on a day. What was never asked is `unasked`: neither given nor refused.
 * @param today calendar day in the clinic's zone
 */
export function consentStanding(
  what: ConsentKind,
  today: string,
  chart: Pick<ChartView, 'consents' | 'guardians'>,
): ConsentStanding {
  const { state, from } = consentOn(what, today, chart);
  const before = chart.consents.slice(0, from === undefined ? 0 : chart.consents.indexOf(from));
  const wasGiven = before.some((one) => one.what === what && one.given);
  return { state: state === 'refused' && wasGiven ? 'withdrawn' : state, from };
}

/** How a consent may have been given, for a person to choose. */
export const consentModes = ['oral', 'written', 'phone'] as const;
export type ConsentMode = (typeof consentModes)[number];
