import { ask } from './ask.ts';
import { causeOf } from './causes.ts';
import { cuesVanished } from './errorless.ts';
import { countGoodSet, fade, returnFeedback } from './fading.ts';
import { isFalling } from './fatigue.ts';
import { help } from './help-event.ts';
import { isAtBound, lower, mostWentOver, raise } from './move.ts';
import { staysBelow } from './plan.ts';
import { recent } from './recent.ts';
import { longerRest, proposeRest } from './rest-between.ts';
import { isOn } from './rules.ts';
import { freshSet, successOf } from './set-tally.ts';
import { climbs } from './staircase.ts';
import type { Draft } from './state.ts';
import type { Trial } from './trial-record.ts';

/**
 * A set is over: at most one edge of the zone, or the feedback, is changed.
 * @param byItself its planned repetitions are done; a hand that says so right after says nothing new
 */
export function finishSet(draft: Draft, byItself: boolean): void {
  const { state } = draft;
  if (state.probe !== null) return;
  if (!byItself && state.endedByItself && state.inThisSet === 0) return;
  const practised = state.inThisSet > 0;
  if (practised && state.stopped === null) decide(draft);
  if (practised) lookBack(draft);
  const { at, plan, set } = state;
  if (byItself) endPlannedSet(draft);
  state.set++;
  state.inThisSet = 0;
  state.tally = freshSet;
  state.eased = false;
  state.cued = 0;
  state.guided = 0;
  state.worked = 0;
  state.endedByItself = byItself;
  if (practised && plan.dose !== null && set === plan.dose.sets) endPractice(draft, at);
}

/** The trials of this set that are still remembered, oldest first. */
function ofThisSet({ state }: Draft): readonly Trial[] {
  return state.lastTen.slice(-Math.min(state.lastTen.length, state.tally.judged));
}

/** The share of success that practice is kept within, and how many sets below it are borne. */
function bandOf({ plan: { errors, parameters: p } }: Draft['state']): { low: number; high: number; sets: number } {
  return errors === 'errorless'
    ? { low: p.errorlessLow, high: p.errorlessHigh, sets: 1 }
    : { low: p.successLow, high: p.successHigh, sets: p.underSets };
}

function decide(draft: Draft): void {
  const { state } = draft;
  const { plan, tally } = state;
  const p = plan.parameters;
  const success = successOf(tally);
  const falls = !staysBelow(state.zone, plan) && isFalling(draft, ofThisSet(draft));
  if (tally.judged + tally.unjudged >= p.fewest && success < p.easeUnder) {
    failedSet(draft);
    return;
  }
  if (tally.unjudged > tally.judged && tally.unjudged >= p.fewest) {
    failedSet(draft);
    return;
  }
  recover(draft);
  if (state.easings >= 2) ask(draft, 'change-position', 'no-recovery', ofThisSet(draft));
  if (state.eased) {
    countGoodSet(draft, false);
    return;
  }
  const judged = recent(draft, p.window);
  // A set in which the zone moved has too few trials in it as it is now to be judged by.
  if (judged.length < p.fewest) return;
  inBand(draft, judged, falls);
}

function inBand(draft: Draft, judged: readonly Trial[], falls: boolean): void {
  const { state } = draft;
  const p = state.plan.parameters;
  const { low, high, sets } = bandOf(state);
  const success = judged.filter((trial) => trial.outcome === 'held').length / judged.length;
  const moves = isOn('challenge-point', state.plan.rules) && !climbs(state);
  const fadeFrom = Math.max(p.fadeAt, state.plan.errors === 'errorless' ? low : 0);
  const fades = countGoodSet(draft, success >= fadeFrom);
  if (success < low) {
    // What the antagonist failed is never a reason to lower the target.
    const own = judged.filter(({ outcome }) => outcome !== 'antagonist');
    if (own.length === 0 || own.filter(({ outcome }) => outcome === 'held').length / own.length >= low) return;
    state.underSets++;
    if (state.underSets < sets) return;
    state.underSets = 0;
    if (moves && mayEase(draft)) {
      const rule = sets === 1 ? 'errors-in-errorless' : 'three-sets-below-band';
      if (lower(draft, { rule, trials: judged })) help(draft, { what: 'eased', why: 'too-hard', trials: judged });
    }
    return;
  }
  state.underSets = 0;
  // What was eased in this set gets no harder at its end.
  const moved = state.tally.floorMoved || state.tally.ceilingMoved;
  const harder = (): boolean =>
    moves && !moved && !falls && success > high && state.plan.adapt === 'success' && cuesVanished(state) && raised(draft, judged);
  const faded = (): boolean => success >= fadeFrom && fades && fade(draft);
  // By taps the coach cannot make the task harder, so it first does what it can.
  if (state.plan.measured === 'tap') faded() || harder();
  else if (fadesFirst(state)) faded() || harder();
  else harder() || faded();
}

/**
 * Whether feedback fades as far as it goes before the zone gets harder again: once success has made it harder. Where practice
 * stays below a ceiling, that comes to its bound first.
 */
function fadesFirst({ risen, zone, plan }: Draft['state']): boolean {
  return risen && !staysBelow(zone, plan);
}

/** One step harder; where rest has come to its bound, the next task is offered instead. */
function raised(draft: Draft, judged: readonly Trial[]): boolean {
  const { state } = draft;
  const { plan, zone } = state;
  if (plan.measured === 'signal' && staysBelow(zone, plan) && isAtBound(draft, judged)) {
    const lowered = (zone.ceiling ?? 0) <= (plan.zone.ceiling ?? 0);
    if (zone.direction === 'down' && lowered) ask(draft, 'next-task', 'at-the-bound', judged);
    return false;
  }
  return raise(draft, { rule: 'success-above-band', trials: judged });
}

/** Under half of a set: the causes in their order, and only what is left over is too hard. */
function failedSet(draft: Draft): void {
  const { state } = draft;
  const { tally } = state;
  const trials = ofThisSet(draft);
  const cause = causeOf(draft, tally);
  state.underSets = 0;
  if (cause === 'contact') {
    // Each of the trials was told of when it could not be judged.
    help(draft, { what: 'electrode', why: 'contact', key: 'trial-unjudged', trials });
    return;
  }
  returnFeedback(draft, trials);
  if (cause === 'eased-already') return;
  if (cause === 'antagonist') {
    draft.cues.push({ at: state.at, to: 'therapist', key: 'soften-antagonist' });
    help(draft, { what: 'cue', why: 'antagonist', key: 'soften-antagonist', trials });
    return;
  }
  const steps = tally.held === 0 ? 2 : 1;
  const moves = isOn('challenge-point', state.plan.rules) && !climbs(state) && mayEase(draft);
  const unused = !tally.floorMoved && !tally.ceilingMoved;
  if (moves && unused && hasNotHelped(draft, trials)) return;
  const why = mostWentOver(trials) ? 'overshoot' : 'too-hard';
  if (moves && lower(draft, { rule: 'success-under-half', trials, steps })) {
    state.easings++;
    help(draft, { what: 'eased', why, trials });
  }
  longerRest(draft, trials);
  if (state.easings >= 2) ask(draft, 'change-position', 'no-recovery', trials);
}

/** Two easings without recovery: adapting stops until the therapist sets the zone, and is asked for another position, help or exercise. */
export function hasNotHelped(draft: Draft, trials: readonly Trial[], at = draft.state.at): boolean {
  const { state } = draft;
  if (state.easings < 2) return false;
  state.adapting = false;
  const key = state.asks.includes('change-position') ? 'change-exercise' : 'change-position';
  if (!ask(draft, key, 'no-recovery', trials, at)) longerRest(draft, trials, at);
  return true;
}

/** A whole set that was not eased and went well enough: what was tried before has helped. */
function recover({ state }: Draft): void {
  const { tally } = state;
  if (state.eased || tally.floorMoved || tally.ceilingMoved || tally.judged < state.plan.parameters.fewest) return;
  state.easings = 0;
}

/** What is not eased: errors on purpose, and the first set of what is new or comes in random order. */
export function mayEase({ state: { plan, set, adapting } }: Draft): boolean {
  if (!adapting || plan.errorAugmentation) return false;
  return set > 1 || !(plan.newCondition || plan.schedule === 'random');
}

/** What the set that ended leaves to say, by rules that are off until they are switched on. */
function lookBack(draft: Draft): void {
  const { state, cues } = draft;
  const { parameters: p, rules } = state.plan;
  const share = state.guided / state.inThisSet;
  state.guidedSets = share > p.guidedShare ? state.guidedSets + 1 : 0;
  if (isOn('less-guidance', rules) && state.guidedSets >= p.guidedSets)
    cues.push({ at: state.at, to: 'therapist', key: 'guided-often', share });
  proposeRest(draft);
  if (isOn('small-choices', rules)) cues.push({ at: state.at, to: 'patient', key: 'your-choice' });
}

function endPlannedSet({ state, events }: Draft): void {
  const last = state.lastTen.at(-1);
  events.push({
    kind: 'set.finished',
    at: state.at,
    body: { activityId: state.plan.activityId },
    from: {
      events: last?.id === undefined ? [] : [last.id],
      trials: last === undefined || last.id !== undefined ? [] : [last.number],
    },
  });
}

/** After the last planned set: practice that goes down ends with the task itself, without a screen. */
function endPractice(draft: Draft, at: number): void {
  draft.cues.push({ at, to: 'therapist', key: 'dose-done' });
  if (draft.state.plan.measured === 'signal' && draft.state.zone.direction === 'down')
    ask(draft, 'without-screen', 'last-set', [], at);
}
