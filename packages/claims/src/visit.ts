import { dayIn } from '@eupraxia/clinical';
import { creditedTimes, type Visit } from '@eupraxia/clinical/visit';
import { rowOn } from './code-rows.ts';
import type { CountedVisit, ServiceTime } from './counted-visit.ts';

/**
 * The input of `timedUnits` for a folded visit: every minute from the session clock with its events, a correction in place
 * of what was measured, and nobody's where the service did not have the attention that it needs or the clinician was
 * one-on-one with another patient. What the clinician chose goes with it, for the question that it was chosen for.
 */
export function codingOf(visit: Visit): CountedVisit {
  const { id, snapshot, opened, unitsChosen } = visit;
  const date = dayIn(snapshot.clinic.zone, opened.at);
  const bouts: ServiceTime[] = [];
  for (const activity of visit.activities) {
    const { code } = activity.item.service;
    for (const { by, lost, seconds, events } of creditedTimes(activity, rowOn(code, date), visit.elsewhere)) {
      bouts.push({ code, seconds, by: lost === null || lost === 'person' ? by : 'none', from: events });
    }
  }
  const { unitMethod, assistantModifier } = snapshot.payer;
  // A discipline or a counting rule that a later release wrote is refused by `timedUnits`: nothing is guessed.
  return {
    date,
    discipline: snapshot.discipline,
    payer: { unitMethod, assistantModifier },
    bouts,
    ...(unitsChosen === null ? {} : { answers: unitsChosen }),
    visit: {
      id,
      diagnoses: snapshot.conditions.map((condition) => condition.id),
      renderedBy: snapshot.clinician.userId,
    },
  } as CountedVisit;
}
