import type { Cue } from '@eupraxia/coach';

/** What of the coach's words is no part of its own: it is told where the feedback or the zone changes. */
const toldElsewhere: ReadonlySet<string> = new Set<Cue['key']>(['threshold-moved', 'ceiling-moved', 'feedback-faded']);

/** Asked or offered to the therapist, who decides. */
const asked: ReadonlySet<string> = new Set<string>(['harder', 'easier', 'rest', 'rest-due', 'guided-often', 'fatigue']);

/** Which list of the report a cue belongs to; null where the zone or the feedback tells it. */
export function listOfCue(key: Cue['key']): 'cues' | 'proposals' | null {
  if (toldElsewhere.has(key)) return null;
  return asked.has(key) ? 'proposals' : 'cues';
}

/** Why feedback is given as it is. */
export const feedbackReasons = {
  ordered: 'the plan orders it so',
  off: 'the plan orders none',
  faded: 'success allows less',
  returned: 'success fell, and it came back',
  'later-set': 'a policy that shows the signal less often after the first set',
  halted: 'practice halted',
} as const;
export type FeedbackReason = keyof typeof feedbackReasons;
