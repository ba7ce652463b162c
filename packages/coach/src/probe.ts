import { type Draft, noTrial, type Probe, type Trial } from './state.ts';

/**
 * Practice without any feedback, to see what has stayed. A cold one, before any practice today and a day or more after
 * the last, may be called learning; every other is performance. Cold is refused unless a fall is known to be impossible.
 */
export function beginProbe(draft: Draft, variant?: string): void {
  const { state, cues } = draft;
  const { fallRisk, hoursSincePractice, parameters } = state.plan;
  if (state.probe !== null) return;
  const cold = state.ended === 0;
  const why = state.stopped !== null ? 'stopped' : cold && fallRisk !== 'no' ? 'fall-risk' : null;
  if (why !== null) {
    cues.push({ at: state.at, to: 'therapist', key: 'probe-refused', why });
    return;
  }
  const rested = hoursSincePractice !== null && hoursSincePractice >= parameters.retentionHours;
  const label = cold && rested && variant === undefined ? 'learning' : 'performance';
  state.probe = { label, cold, trials: [], complete: false, ...(variant === undefined ? {} : { variant }) };
  state.shown = null;
  state.open = noTrial('release', state.zone);
}

export function afterProbeTrial(draft: Draft, trial: Trial): void {
  const { state } = draft;
  if (state.probe === null) return;
  state.probe = { ...state.probe, trials: [...state.probe.trials, trial] };
  const { probeTrials, transferTrials } = state.plan.parameters;
  if (state.probe.trials.length >= (state.probe.variant === undefined ? probeTrials : transferTrials))
    closeProbe(draft, state.probe, true, trial.off);
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
