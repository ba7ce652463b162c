import { fadedShare } from './feedback.ts';
import type { MoveRule } from './output.ts';
import type { Draft, Trial } from './state.ts';

const noIds: readonly never[] = [];

/** A set is over: at most one thing is changed, the threshold or the feedback, by one step. */
export function finishSet(draft: Draft): void {
  const { state } = draft;
  if (state.probe !== null) return;
  if (state.inThisSet > 0 && !state.eased && state.stopped === null) decide(draft);
  state.set++;
  state.inThisSet = 0;
  state.eased = false;
}

function decide(draft: Draft): void {
  const { state } = draft;
  const p = state.plan.parameters;
  const judged = recent(draft, p.window);
  if (judged.length < p.fewest) return;
  const success = judged.filter((trial) => trial.outcome === 'held').length / judged.length;
  const trials = judged.map((trial) => trial.number);
  if (success < p.successLow) {
    state.underSets++;
    if (state.underSets < p.underSets) return;
    state.underSets = 0;
    lower(draft, 'three-sets-below-band', noIds, trials);
    return;
  }
  state.underSets = 0;
  const room = state.zone.floor + p.step <= state.zone.ceiling - p.narrowest;
  const safe = !state.hurting && judged.every((trial) => trial.outcome !== 'antagonist');
  if (success > p.successHigh && state.plan.adapt === 'success' && room && safe) {
    move(draft, state.zone.floor + p.step, 'success-above-band', noIds, trials);
    return;
  }
  const next = fadedShare({ plan: state.plan, faded: state.faded + 1 });
  if (state.feedback !== 'faded' || success < p.fadeAt || next >= fadedShare(state)) return;
  state.faded++;
  state.turn = 0;
  draft.cues.push({ at: state.at, to: 'therapist', say: 'feedback-faded', share: next });
}

/** Newest trials in the zone as it is now; what was done in another zone says nothing of this one. */
function recent({ state }: Draft, most: number): readonly Trial[] {
  const count = Math.min(most, state.inThisZone);
  return count === 0 ? noIds : state.lastTen.slice(-count);
}

/** Signs of fatigue ease the threshold at once, once in a set; after that they ask for a rest. */
export function tire(
  draft: Draft,
  by: 'effort' | 'declining-peak',
  at: number,
  ids: readonly string[],
  trials: readonly number[],
): void {
  draft.cues.push({ at, to: 'therapist', say: 'fatigue', by });
  if (draft.state.eased || !lower(draft, by, ids, trials, at)) draft.cues.push({ at, to: 'therapist', say: 'rest' });
  draft.state.eased = true;
}

/**
 * Declining peaks: the best of the newest three lies `peakDecline` below the mean of those before in this zone, and the
 * newest was no success. A lower peak that still holds the zone is control, and peaks that go up and down are not a decline.
 */
export function watchPeaks(draft: Draft, trial: Trial): void {
  const trials = recent(draft, 10);
  const before = trials.slice(0, -3);
  if (draft.state.eased || trial.outcome === 'held' || before.length < 3) return;
  const mean = before.reduce((sum, { peak }) => sum + peak, 0) / before.length;
  const best = Math.max(...trials.slice(-3).map(({ peak }) => peak));
  if (best > mean * (1 - draft.state.plan.parameters.peakDecline)) return;
  const numbers = trials.map(({ number }) => number);
  tire(draft, 'declining-peak', trial.off, noIds, numbers);
}

/** One step down, not below `lowest`. Answers whether there was room. */
export function lower(
  draft: Draft,
  rule: MoveRule,
  events: readonly string[],
  trials: readonly number[],
  at = draft.state.at,
): boolean {
  const { floor } = draft.state.zone;
  const { step, lowest } = draft.state.plan.parameters;
  const eased = Math.max(lowest, floor - step);
  if (eased >= floor) return false;
  move(draft, eased, rule, events, trials, at);
  return true;
}

function move(
  { state, cues, events }: Draft,
  floor: number,
  rule: MoveRule,
  ids: readonly string[],
  trials: readonly number[],
  at = state.at,
): void {
  const from = state.zone.floor;
  state.zone = { ...state.zone, floor };
  state.inThisZone = 0;
  state.underSets = 0;
  cues.push({ at, to: 'therapist', say: 'threshold-moved', from, floor, rule });
  events.push({
    kind: 'zone.set',
    at,
    body: { activityId: state.plan.activityId, ...state.zone },
    from: { events: ids, trials },
  });
}
