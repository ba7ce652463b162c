import type { CoachState } from './state.ts';
import type { Trial } from './trial-record.ts';

/**
 * What a run of trials came to. `performance` is what happens while practising, and fades; `learning` is what was there
 * a day or more later without feedback, `transfer` what went in a variant that was not practised. The label belongs to the number and is shown with it.
 */
export interface Success {
  readonly label: 'performance' | 'learning' | 'transfer';
  readonly held: number;
  readonly of: number;
  /** Mean of the longest stays in the zone, in seconds. */
  readonly meanHoldSeconds: number;
}

/** The last ten judged trials of practice; null before the first. Never called learning. */
export function performanceOf(state: CoachState): Success | null {
  return success('performance', state.lastTen);
}

/** The first whole cold probe after a day or more; null where there was none. */
export function learningOf(state: CoachState): Success | null {
  const probe = state.probes.find((p) => p.label === 'learning' && p.complete);
  return probe === undefined ? null : success('learning', probe.trials);
}

/** How often the patient asked to see a result, per judged trial of practice; null before the first. Usual is 10 to 50 % (unsourced). */
export function askedShare({ asked, practised }: CoachState): number | null {
  const judged = practised.held + practised.missed + practised.weak + practised.antagonist;
  return judged === 0 ? null : asked / judged;
}

/** The newest whole probe of a variant that was not practised; null where there was none. */
export function transferOf(state: CoachState): (Success & { readonly variant: string }) | null {
  const probe = state.probes.findLast((p) => p.variant !== undefined && p.complete);
  const found = probe === undefined ? null : success('transfer', probe.trials);
  return found === null || probe?.variant === undefined ? null : { ...found, variant: probe.variant };
}

function success(label: Success['label'], trials: readonly Trial[]): Success | null {
  if (trials.length === 0) return null;
  return {
    label,
    held: trials.filter((trial) => trial.outcome === 'held').length,
    of: trials.length,
    meanHoldSeconds: trials.reduce((sum, trial) => sum + trial.holdSeconds, 0) / trials.length,
  };
}
