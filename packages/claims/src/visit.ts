import { dayIn, type MinutesRule } from '@eupraxia/clinical';
import { type CreditedTime, creditedTimes, minutesRuleOf, type Visit } from '@eupraxia/clinical/visit';
import { rowOn } from './code-rows.ts';
import type { CountedVisit, ServiceTime } from './counted-visit.ts';

/**
 * The input of `timedUnits` for a folded visit: every minute from the session clock with its events, a correction in place
 * of what was measured, and nobody's where the service did not have the attention that it needs or the clinician was
 * one-on-one with another patient. The seconds of the patient's other visits of the day and discipline are counted with it:
 * units are of the day. What the clinician chose goes with it, for the question that it was chosen for.
 * @param rule how seconds become whole minutes; the clinic's own unless a signed note has another
 */
export function codingOf(visit: Visit, rule: MinutesRule = minutesRuleOf(visit)): CountedVisit {
  const { id, snapshot, opened, unitsChosen } = visit;
  const date = dayIn(snapshot.clinic.zone, opened.at);
  const bouts: ServiceTime[] = [];
  for (const activity of visit.activities) {
    const { code } = activity.item.service;
    for (const { by, lost, seconds, events } of creditedTimes(activity, rowOn(code, date), visit.elsewhere)) {
      bouts.push({ code, seconds, by: billedBy(by, lost), from: events });
    }
  }
  for (const { visit: other, code, seconds, by } of visit.sameDay)
    bouts.push({ code, seconds, by: by ?? 'therapist', visit: other });
  const { unitMethod, assistantModifier } = snapshot.payer;
  // A discipline or a counting rule that a later release wrote is refused by `timedUnits`: nothing is guessed.
  return {
    date,
    discipline: snapshot.discipline,
    payer: { unitMethod, assistantModifier },
    rule,
    bouts,
    ...(unitsChosen === null ? {} : { answers: unitsChosen }),
    visit: {
      id,
      diagnoses: snapshot.conditions.map((condition) => condition.id),
      renderedBy: snapshot.clinician.userId,
    },
  } as CountedVisit;
}

/** Who furnished it as the bill says: nobody where the attention was not the service's, and `elsewhere` what another visit claims. */
function billedBy(by: string, lost: CreditedTime['lost']): string {
  if (lost === null || lost === 'person') return by;
  return lost === 'elsewhere' ? 'elsewhere' : 'none';
}
