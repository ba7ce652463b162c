import type { AcceptableGap } from '../log/vocabulary.ts';
import type { Visit } from '../visit/visit.ts';
import { practised, sentenceOf } from './sentence.ts';
import type { Statement } from './shape.ts';
import { beganAt } from './subjective.ts';

/** Whether the note tells how the patient took the treatment: rated, said, or written by the therapist. */
function tellsResponse(visit: Visit): boolean {
  const began = beganAt(visit);
  return (
    visit.activities.some(({ effort, pain }) => effort.length > 0 || pain.length > 0) ||
    visit.pain.some(({ when }) => when !== 'before') ||
    visit.quotes.some(({ at }) => at >= began) ||
    visit.remarks.some(({ section }) => section === 'response')
  );
}

/** What a note of treatment tells, and what a clinician may sign without after being asked for it. */
const told: Readonly<Record<AcceptableGap, (visit: Visit) => boolean>> = {
  response: tellsResponse,
  plan: (visit) => visit.remarks.some(({ section }) => section === 'progress-and-plan'),
};

/** What the note of this visit does not tell; empty where nothing was practised. */
export function gapsOf(visit: Visit): readonly AcceptableGap[] {
  if (practised(visit).length === 0) return [];
  return (Object.keys(told) as AcceptableGap[]).filter((gap) => !told[gap](visit));
}

/** Whether a clinician was asked for it and goes on without. */
export const isAccepted = (visit: Visit, gap: AcceptableGap): boolean => visit.gaps.some((one) => one.gap === gap);

/** A gap that was accepted, as the note lists it; none once it is filled. */
export function acceptedGap(visit: Visit, gap: AcceptableGap): Statement[] {
  const accepted = visit.gaps.findLast((one) => one.gap === gap);
  return accepted === undefined || !gapsOf(visit).includes(gap) ? [] : [sentenceOf('gap', { gap }, [accepted.id])];
}
