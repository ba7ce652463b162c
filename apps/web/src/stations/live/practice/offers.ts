import type { Visit } from '@eupraxia/clinical/visit';
import { hintsFor } from '@eupraxia/coach/focus';
import { type Milestone, practiceRecord, probeDue } from '@eupraxia/coach/retention';
import { isOn, orderedPractice } from '@eupraxia/coach/rows';
import type { PracticeHistory } from '../../../app/practice-history.ts';

type Activity = Visit['activities'][number];

/** What practice offers the therapist now, by a rule of motor learning. Nothing of it happens by itself. */
export type Offer =
  /** Retention is due since this long; not before practice where a fall is possible. */
  | { readonly kind: 'retention'; readonly due: Milestone; readonly cold: boolean }
  | { readonly kind: 'transfer'; readonly variant: string }
  | { readonly kind: 'not-now'; readonly minutesLeft: number }
  | { readonly kind: 'motivation' };

/**
 * What is offered of an activity as the visit stands, the most pressing first: probes before practice, advice before a start,
 * the two questions after a first set. What nobody knows offers nothing.
 * @param history signed visits before this one; null or `away` while they are not known
 * @param now UTC ms on the session clock
 */
export function offersFor(visit: Visit, activity: Activity, history: PracticeHistory, now: number): readonly Offer[] {
  const { item } = activity;
  const { rules, parameters } = orderedPractice(item.practice);
  const offers: Offer[] = [];
  const known = Array.isArray(history) ? practiceRecord(history as readonly Visit[], item) : null;
  const { probes } = activity.coached;
  const fresh = activity.repetitions.done === 0 && probes.length === 0;
  if (known !== null && known.practiced !== null && fresh && isOn('retention-probe', rules)) {
    const fallRisk = visit.snapshot.falls ?? 'unknown';
    const { due, cold } = probeDue(
      {
        practiced: known.practiced,
        probed: known.probed,
        fallRisk,
        ...(parameters.retentionHours === undefined ? {} : { retentionHours: parameters.retentionHours }),
      },
      now,
    );
    if (due !== null) offers.push({ kind: 'retention', due, cold });
  }
  const [variant] = item.practice?.variants ?? [];
  const notBegun = activity.state === 'not-started';
  const minutesLeft = minutesLeftOf(visit);
  const hints = hintsFor(
    {
      ...(known === null ? {} : { newTask: known.sessions === 0 && notBegun }),
      ...(minutesLeft === null ? {} : { minutesLeft }),
      ...(known === null || probes.some((probe) => probe.variant !== undefined)
        ? {}
        : { sessionsSinceTransfer: known.sinceTransfer }),
      motivationOpen: isMotivationOpen(visit),
    },
    rules,
    parameters,
  );
  for (const hint of hints)
    if (hint.key === 'not-now') offers.push({ kind: 'not-now', minutesLeft: Math.max(0, Math.round(hint.minutesLeft)) });
    else if (hint.key === 'transfer-probe' && variant !== undefined && activity.setMarks.length > 0)
      offers.push({ kind: 'transfer', variant });
    else if (hint.key === 'ask-motivation') offers.push({ kind: 'motivation' });
  return offers;
}

/** Whether a first set is over and enjoyment and confidence were not rated in this visit. */
export function isMotivationOpen(visit: Visit): boolean {
  const practiced = visit.activities.some(({ setMarks, state }) => setMarks.length > 0 || state === 'stopped');
  return practiced && !visit.journal.some(({ kind }) => kind === 'motivation.rated');
}

/** Minutes that are planned and not used; null where the program does not say how long an activity takes. */
function minutesLeftOf({ activities }: Visit): number | null {
  let left = 0;
  for (const { item, seconds } of activities) {
    if (item.minutes === undefined) return null;
    left += item.minutes - seconds / 60;
  }
  return left;
}
