import { type SetTally, tooHard } from './set-tally.ts';
import type { Draft } from './state.ts';
import type { Trial } from './trial-record.ts';
import { levelOf, wentOver } from './trial-record.ts';

/** Why practice fails, looked for in this order. */
export type Cause = 'contact' | 'eased-already' | 'antagonist' | 'too-hard';

/** The cause of a set that failed: contact, then pain, STOP and fatigue (eased already), the antagonist, and only then too hard. */
export function causeOf({ state }: Draft, tally: SetTally): Cause {
  if (tally.unjudged > tally.judged || state.contact.off) return 'contact';
  if (state.eased || state.hurting) return 'eased-already';
  if (tooHard(tally) * 2 <= tally.judged && tally.antagonist > 0) return 'antagonist';
  return 'too-hard';
}

/** Says to the patient what was missing in a trial, of the picture and not of the muscle; null where nobody measured it. */
export function nameCause({ state, cues }: Draft, trial: Trial, at = trial.off): string | null {
  const { ceiling, holdSeconds } = trial.zone;
  if (trial.id !== undefined) {
    cues.push({ at, to: 'therapist', key: 'help-due', failures: state.failures });
    return 'help-due';
  }
  if (trial.outcome === 'antagonist') {
    cues.push({ at, to: 'patient', key: 'other-side-quiet' });
    return 'other-side-quiet';
  }
  if (trial.wholeLevel !== undefined) {
    cues.push({ at, to: 'patient', key: 'let-sink' });
    cues.push({ at, to: 'therapist', key: 'breathe-or-stretch' });
    return 'let-sink';
  }
  if (wentOver(trial)) {
    cues.push({ at, to: 'patient', key: 'softer', percent: Math.max(1, trial.peak - (ceiling ?? 0)) });
    return 'softer';
  }
  const percent = missingLevel(trial);
  if (percent !== null) {
    cues.push({ at, to: 'patient', key: 'higher', percent });
    return 'higher';
  }
  cues.push({ at, to: 'patient', key: 'longer', seconds: Math.max(0, holdSeconds - trial.holdSeconds) });
  return 'longer';
}

/**
 * How much higher a trial had to be, in the unit of the metric, from the level that was held and not from its peak; null where
 * it fell short by less than 1, so that time is what was missing.
 */
export function missingLevel(trial: Trial): number | null {
  const missing = (trial.zone.floor ?? Number.NEGATIVE_INFINITY) - levelOf(trial);
  return trial.outcome === 'weak' && missing >= 1 ? missing : null;
}
