import { noTrial } from './open-trial.ts';
import type { Draft } from './state.ts';
import type { Probe, Trial } from './trial-record.ts';

/**
 * Practice without any feedback, to see what has stayed. A cold one, before any practice today and a day or more after
 * the last, may be called learning; every other is performance. Cold is refused unless a fall is known to be impossible.
 * Errorless practice has one as its first trial alone, and the therapist cues at the first hesitation.
 */
export function beginProbe(draft: Draft, variant?: string): void {
  const { state, cues } = draft;
  const { fallRisk, hoursSincePractice, parameters } = state.plan;
  if (state.probe !== null) return;
  const cold = state.ended === 0;
  const errorless = state.plan.errors === 'errorless';
  const why =
    state.stopped !== null ? 'stopped' : cold && fallRisk !== 'no' ? 'fall-risk' : errorless && !cold ? 'errorless' : null;
  if (why !== null) {
    cues.push({ at: state.at, to: 'therapist', key: 'probe-refused', why });
    return;
  }
  const rested = hoursSincePractice !== null && hoursSincePractice >= parameters.retentionHours;
  const label = cold && rested && variant === undefined ? 'learning' : 'performance';
  state.probe = { label, cold, trials: [], complete: false, ...(variant === undefined ? {} : { variant }) };
  state.shown = null;
  state.open = noTrial('release', state.zone);
  if (errorless) cues.push({ at: state.at, to: 'therapist', key: 'cue-at-hesitation' });
}

export function afterProbeTrial(draft: Draft, trial: Trial): void {
  const { state } = draft;
  if (state.probe === null) return;
  state.probe = { ...state.probe, trials: [...state.probe.trials, trial] };
  const { plan, probe } = state;
  const { probeTrials, transferTrials } = plan.parameters;
  const planned = plan.errors === 'errorless' ? 1 : probe.variant === undefined ? probeTrials : transferTrials;
  if (probe.trials.length >= planned) closeProbe(draft, state.probe, true, trial.off);
}

/** Ends a probe before its number of trials: it is kept, and known to be incomplete. */
export function abandonProbe(draft: Draft): void {
  const { state } = draft;
  if (state.probe === null) return;
  closeProbe(draft, state.probe, false, state.at);
  state.open = noTrial('release', state.zone);
}

function closeProbe({ state, cues }: Draft, probe: Probe, complete: boolean, at: number): void {
  state.probes = [...state.probes, { ...probe, complete }];
  state.probe = null;
  const held = probe.trials.filter((trial) => trial.outcome === 'held').length;
  cues.push({ at, to: 'therapist', key: 'probe-ended', held, of: probe.trials.length });
}
