import { mayBeCrosstalk } from './crosstalk.ts';
import { help } from './help-event.ts';
import type { Draft, Measure } from './state.ts';

/** Says, once a trial, that the muscle that should be quiet was not; what is only crosstalk is said once a session. */
export function cueAntagonist(draft: Draft, measure: Measure, sample: number, sure = false): void {
  const { state, cues } = draft;
  const { origin, rate, antagonistLimit } = measure;
  const at = origin + sample / rate;
  // A ratio that crosstalk may have is judged by its scatter, once the trial is over.
  if (!sure && mayBeCrosstalk(state.open, measure, state.plan.parameters)) {
    state.open.hushed = true;
    return;
  }
  cues.push({ at, to: 'therapist', key: 'antagonist-over', limit: antagonistLimit });
  if (state.probe === null) cues.push({ at, to: 'patient', key: 'other-side-quiet' });
}

/** The second electrode only hears the first muscle: it is said once, and not counted. */
export function sayCrosstalk(draft: Draft, at: number): void {
  const { state, cues } = draft;
  if (state.asks.includes('crosstalk')) return;
  state.asks = [...state.asks, 'crosstalk'];
  cues.push({ at, to: 'therapist', key: 'crosstalk' });
  help(draft, { at, what: 'question', why: 'crosstalk', key: 'crosstalk' });
}
