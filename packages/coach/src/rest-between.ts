import { type HelpReason, help } from './help-event.ts';
import { isOn } from './rules.ts';
import type { Draft } from './state.ts';
import type { Trial } from './trial-record.ts';

/** Seconds of rest that are due after a set: what is planned, what the patient needs at least, and as long as the work where that is on. */
function restDue({ state: { plan, worked } }: Draft): number {
  const { restLeast, restPerWork } = plan.parameters;
  const byWork = isOn('work-and-rest', plan.rules) ? worked * restPerWork : 0;
  return Math.max(plan.dose?.restSeconds ?? 0, restLeast, byWork);
}

/** Says that a rest is due after a set, where one is. Tries below a ceiling wait for it. */
export function proposeRest(draft: Draft): void {
  const { state, cues } = draft;
  const seconds = restDue(draft);
  if (seconds <= 0 || (state.restUntil ?? 0) > state.at) return;
  state.restUntil = state.at + seconds;
  const planned = seconds === state.plan.dose?.restSeconds;
  cues.push({ at: state.at, to: 'therapist', key: 'rest-due', seconds, planned });
}

/** A rest of twice as long, after a set that failed, a run of failures or a loss of performance; never longer than `restMost`. */
export function longerRest(draft: Draft, trials: readonly Trial[], at = draft.state.at, why: HelpReason = 'too-hard'): void {
  const { state, cues } = draft;
  const { restLonger, restMost } = state.plan.parameters;
  const seconds = Math.min(restMost, Math.max(restLonger, 2 * restDue(draft)));
  state.restUntil = at + seconds;
  cues.push({ at, to: 'therapist', key: 'rest-due', seconds, planned: false });
  help(draft, { at, what: 'rest', why, key: 'rest-due', trials });
}
