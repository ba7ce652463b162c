import { help } from './help-event.ts';
import type { Draft } from './state.ts';
import type { Trial } from './trial-record.ts';

/**
 * Vanishing cues: of errorless practice assistance is what fades. After `errorlessRun` trials without error one more cue is
 * left out; an error brings one back at once. The therapist gives the cues, and is told which step it is.
 */
export function vanish(draft: Draft, trial: Trial): void {
  const { state, cues } = draft;
  if (state.plan.errors !== 'errorless') return;
  const { errorlessRun, cueSteps } = state.plan.parameters;
  const { off: at } = trial;
  if (trial.outcome !== 'held') {
    state.errorFree = 0;
    if (state.cuesGone === 0) return;
    state.cuesGone--;
    cues.push({ at, to: 'therapist', key: 'cue-back', gone: state.cuesGone, of: cueSteps });
    help(draft, { at, what: 'assistance', why: 'error', key: 'cue-back', trials: [trial] });
    return;
  }
  if (++state.errorFree < errorlessRun || state.cuesGone >= cueSteps) return;
  state.errorFree = 0;
  state.cuesGone++;
  cues.push({ at, to: 'therapist', key: 'cue-gone', gone: state.cuesGone, of: cueSteps });
  help(draft, { at, what: 'assistance', why: 'error-free', key: 'cue-gone', trials: [trial] });
}

/** Whether every cue has vanished, so that the task itself may get harder. */
export const cuesVanished = ({ plan, cuesGone }: Draft['state']): boolean =>
  plan.errors !== 'errorless' || cuesGone >= plan.parameters.cueSteps;
