import { fadedShare } from './feedback.ts';
import type { MoveRule } from './output.ts';
import { zoneBody } from './plan.ts';
import { isOn } from './rules.ts';
import type { Draft, Trial } from './state.ts';

const noIds: readonly never[] = [];

/** A set is over: at most one thing is changed, the threshold or the feedback, by one step. */
export function finishSet(draft: Draft): void {
  const { state } = draft;
  if (state.probe !== null) return;
  if (state.inThisSet > 0 && !state.eased && state.stopped === null) decide(draft);
  if (state.inThisSet > 0) lookBack(draft);
  state.set++;
  state.inThisSet = 0;
  state.eased = false;
  state.cued = 0;
  state.guided = 0;
  state.worked = 0;
}

/** The share of success that practice is kept within, and how many sets below it are borne. */
function bandOf({ plan: { errors, parameters: p } }: Draft['state']): { low: number; high: number; sets: number } {
  return errors === 'errorless'
    ? { low: p.errorlessLow, high: p.errorlessHigh, sets: 1 }
    : { low: p.successLow, high: p.successHigh, sets: p.underSets };
}

function decide(draft: Draft): void {
  const { state } = draft;
  const p = state.plan.parameters;
  const judged = recent(draft, p.window);
  if (judged.length < p.fewest) return;
  const { low, high, sets } = bandOf(state);
  const success = judged.filter((trial) => trial.outcome === 'held').length / judged.length;
  const moves = isOn('challenge-point', state.plan.rules) && !climbs(state);
  if (success < low) {
    state.underSets++;
    if (state.underSets < sets) return;
    state.underSets = 0;
    if (moves) lower(draft, sets === 1 ? 'errors-in-errorless' : 'three-sets-below-band', noIds, judged);
    return;
  }
  state.underSets = 0;
  const harder = (): boolean =>
    moves && success > high && state.plan.adapt === 'success' && raise(draft, 'success-above-band', judged);
  const faded = (): boolean => success >= Math.max(p.fadeAt, state.plan.errors === 'errorless' ? low : 0) && fade(draft);
  // By taps the coach cannot make the task harder, so it first does what it can.
  if (state.plan.measured === 'tap') faded() || harder();
  else harder() || faded();
}

/** One step less of the live signal, where the policy fades and there is a step left. */
function fade({ state, cues }: Draft): boolean {
  const next = fadedShare({ plan: state.plan, faded: state.faded + 1 });
  if (state.feedback !== 'faded' || next >= fadedShare(state) || !isOn('faded-feedback', state.plan.rules)) return false;
  state.faded++;
  state.turn = 0;
  cues.push({ at: state.at, to: 'therapist', key: 'feedback-faded', share: next });
  return true;
}

/** What the set that ended leaves to say, by rules that are off until they are switched on. */
function lookBack({ state, cues }: Draft): void {
  const { parameters: p, rules } = state.plan;
  const share = state.guided / state.inThisSet;
  state.guidedSets = share > p.guidedShare ? state.guidedSets + 1 : 0;
  if (isOn('less-guidance', rules) && state.guidedSets >= p.guidedSets)
    cues.push({ at: state.at, to: 'therapist', key: 'guided-often', share });
  if (isOn('work-and-rest', rules) && state.worked > 0)
    cues.push({ at: state.at, to: 'therapist', key: 'rest-due', seconds: state.worked * p.restPerWork });
  if (isOn('small-choices', rules)) cues.push({ at: state.at, to: 'patient', key: 'your-choice' });
}

/** Whether the threshold follows the staircase from trial to trial instead of success from set to set. */
function climbs({ plan }: Draft['state']): boolean {
  return plan.measured === 'signal' && isOn('staircase', plan.rules);
}

/** One step of the staircase after a trial of practice, where that is switched on. */
export function climb(draft: Draft, trial: Trial): void {
  const { state } = draft;
  const { stairsUp, stairsDown } = state.plan.parameters;
  if (!climbs(state) || state.eased) return;
  const run = (count: number): readonly Trial[] => recent(draft, count);
  if (state.streak >= stairsUp && run(stairsUp).length === stairsUp && state.plan.adapt === 'success')
    raise(draft, 'staircase', run(stairsUp), trial.off);
  else if (-state.streak >= stairsDown && run(stairsDown).length === stairsDown)
    lower(draft, 'staircase', noIds, run(stairsDown), trial.off);
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
  trials: readonly Trial[],
): void {
  draft.cues.push({ at, to: 'therapist', key: 'fatigue', by });
  if (draft.state.eased || !lower(draft, by, ids, trials, at)) draft.cues.push({ at, to: 'therapist', key: 'rest' });
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
  tire(draft, 'declining-peak', trial.off, noIds, trials);
}

/** One step up where there is room below the ceiling and nothing speaks against it. By taps it is said, not done. */
function raise(draft: Draft, rule: MoveRule, trials: readonly Trial[], at = draft.state.at): boolean {
  const { state } = draft;
  const { step, narrowest } = state.plan.parameters;
  if (state.hurting || trials.some((trial) => trial.outcome === 'antagonist')) return false;
  if (state.plan.measured === 'tap') return cueMove(draft, 'harder', rule, at);
  const { direction, floor, ceiling } = state.zone;
  if (direction === 'down') return sink(draft, rule, trials, at);
  const raised = (floor ?? 0) + step;
  if (ceiling !== null && raised > ceiling - narrowest) return false;
  if (raised > 400) return false;
  move(draft, 'floor', raised, rule, noIds, trials, at);
  return true;
}

/**
 * A lower ceiling where practice goes down: never below `lowest`, nor below what the muscle's own rest came to (mean and two
 * standard deviations of the trials that decide). A ceiling that falls to zero trains nothing.
 */
function sink(draft: Draft, rule: MoveRule, trials: readonly Trial[], at: number): boolean {
  const { step, lowest } = draft.state.plan.parameters;
  const { ceiling } = draft.state.zone;
  if (ceiling === null) return false;
  const rested = Math.max(...trials.map(({ restLevel = 0 }) => restLevel));
  const next = Math.max(ceiling - step, lowest, Math.ceil(rested));
  if (next > ceiling - 1) return false;
  move(draft, 'ceiling', next, rule, noIds, trials, at);
  return true;
}

/**
 * One step easier: a lower floor, not below `lowest`; a higher ceiling where practice goes down, or where it stays within a
 * band and most misses went over it. Answers whether there was room. By taps it is said, not done.
 */
export function lower(
  draft: Draft,
  rule: MoveRule,
  events: readonly string[],
  trials: readonly Trial[],
  at = draft.state.at,
): boolean {
  if (draft.state.plan.measured === 'tap') return cueMove(draft, 'easier', rule, at);
  if (draft.state.plan.adapt === 'none') return false;
  const { direction, floor, ceiling } = draft.state.zone;
  const { step, lowest } = draft.state.plan.parameters;
  if (ceiling !== null && (direction === 'down' || (direction === 'within' && wentOver(trials)))) {
    if (ceiling + step > 400) return false;
    move(draft, 'ceiling', ceiling + step, rule, events, trials, at);
    return true;
  }
  if (floor === null) return false;
  const eased = Math.max(lowest, floor - step);
  if (eased >= floor) return false;
  move(draft, 'floor', eased, rule, events, trials, at);
  return true;
}

/** Whether more of the missed trials passed the ceiling than fell short of the floor. */
function wentOver(trials: readonly Trial[]): boolean {
  const missed = trials.filter(({ outcome }) => outcome === 'missed' || outcome === 'weak');
  const over = missed.filter(
    ({ outcome, peak, zone }) => outcome === 'missed' && peak > (zone.ceiling ?? Number.POSITIVE_INFINITY),
  );
  return over.length * 2 > missed.length;
}

function cueMove({ state, cues }: Draft, what: 'harder' | 'easier', rule: MoveRule, at: number): true {
  cues.push({ at, to: 'therapist', key: what, rule });
  state.inThisZone = 0;
  return true;
}

function move(
  { state, cues, events }: Draft,
  edge: 'floor' | 'ceiling',
  to: number,
  rule: MoveRule,
  ids: readonly string[],
  trials: readonly Trial[],
  at = state.at,
): void {
  const from = state.zone[edge] ?? 0;
  state.zone = { ...state.zone, [edge]: to };
  state.inThisZone = 0;
  state.underSets = 0;
  state.streak = 0;
  if (edge === 'floor') cues.push({ at, to: 'therapist', key: 'threshold-moved', from, floor: to, rule });
  else cues.push({ at, to: 'therapist', key: 'ceiling-moved', from, ceiling: to, rule });
  const tapped = trials.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const seen = trials.filter(({ id }) => id === undefined).map(({ number }) => number);
  events.push({
    kind: 'zone.set',
    at,
    body: { activityId: state.plan.activityId, ...zoneBody(state.zone) },
    from: { events: [...ids, ...tapped], trials: seen },
  });
}
