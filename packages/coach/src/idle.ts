import { help } from './help-event.ts';
import type { Draft, Measure } from './state.ts';

/**
 * Counts the time without a trial where one should rise. A patient who tries and stays below any attempt would else fail unseen:
 * after `idleSeconds` and the hold the therapist is asked, and again after as long. A probe and a rest that is due are left alone.
 */
export function watchIdle(draft: Draft, { origin, rate, idle }: Measure, sample: number): void {
  const { state, cues } = draft;
  const { contact, restUntil } = state;
  if (++contact.idle < idle) return;
  contact.idle = 0;
  const at = origin + sample / rate;
  if (state.probe !== null || (restUntil !== null && at < restUntil)) return;
  const seconds = idle / rate;
  cues.push({ at, to: 'therapist', key: 'no-attempt', seconds });
  help(draft, { at, what: 'question', why: 'no-attempt', key: 'no-attempt' });
}
