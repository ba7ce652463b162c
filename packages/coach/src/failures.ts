import { ask } from './ask.ts';
import { nameCause } from './causes.ts';
import { returnFeedback } from './fading.ts';
import { help } from './help-event.ts';
import { lower, mostWentOver, takeBackRaise } from './move.ts';
import { recent } from './recent.ts';
import { longerRest } from './rest-between.ts';
import { isOn } from './rules.ts';
import { hasNotHelped, mayEase } from './set.ts';
import { climbs } from './staircase.ts';
import type { Draft } from './state.ts';
import type { Trial } from './trial-record.ts';

/** Counts a trial of practice, and follows a raise until practice has proved it or broken on it. */
export function countFailure(draft: Draft, trial: Trial): void {
  const { state } = draft;
  const held = trial.outcome === 'held';
  state.failures = held ? 0 : state.failures + 1;
  if (trial.outcome === 'antagonist') state.antagonistFailed = true;
  const { raised } = state;
  if (raised === null || trial.outcome === 'antagonist') return;
  const trials = raised.trials + 1;
  const heldOnes = raised.held + (held ? 1 : 0);
  state.raised = { ...raised, trials, held: heldOnes };
  const failed = trials - heldOnes;
  const { raiseFailures, fewest } = state.plan.parameters;
  if (failed >= raiseFailures && failed > heldOnes) takeBackRaise(draft, recent(draft, trials), trial.off);
  else if (trials >= fewest && heldOnes >= failed) state.raised = null;
}

/**
 * Help in a run of failures: after `helpAfter` in a row a cue that names the cause, with feedback on each trial; after as many
 * more an easier target, else a longer rest, else a question to the therapist. So no run of twice as many goes without.
 */
export function helpInRun(draft: Draft, trial: Trial): void {
  const { state } = draft;
  const { helpAfter } = state.plan.parameters;
  if (state.failures === 0 || state.failures % helpAfter !== 0 || state.helpedAt === state.ended) return;
  const trials = state.lastTen.slice(-Math.min(state.failures, state.lastTen.length));
  const at = trial.off;
  if (state.failures === helpAfter) {
    const key = nameCause(draft, trial);
    returnFeedback(draft, trials, at);
    help(draft, { at, what: 'cue', why: whyOf(trial, trials), ...(key === null ? {} : { key }), trials });
    return;
  }
  if (isTooHard(trials) && easeNow(draft, trials, at)) return;
  nameCause(draft, trial);
  if (!ask(draft, 'change-position', 'no-recovery', trials, at)) longerRest(draft, trials, at);
}

function easeNow(draft: Draft, trials: readonly Trial[], at: number): boolean {
  const { state } = draft;
  const { fewest } = state.plan.parameters;
  if (state.eased || state.hurting || climbs(state) || !mayEase(draft) || !isOn('challenge-point', state.plan.rules))
    return false;
  if (!state.tally.floorMoved && !state.tally.ceilingMoved && hasNotHelped(draft, trials, at)) return true;
  const here = recent(draft, 10);
  const none = here.length >= fewest && here.every(({ outcome }) => outcome !== 'held');
  if (!lower(draft, { rule: 'failures-in-a-row', trials, at, steps: none ? 2 : 1 })) return false;
  state.easings++;
  help(draft, { at, what: 'eased', why: mostWentOver(trials) ? 'overshoot' : 'too-hard', trials });
  return true;
}

/** Whether most of the failures are of the target, and not of the antagonist. */
const isTooHard = (trials: readonly Trial[]): boolean =>
  trials.filter(({ outcome }) => outcome === 'antagonist').length * 2 < trials.length;

function whyOf(trial: Trial, trials: readonly Trial[]): 'antagonist' | 'overshoot' | 'too-hard' {
  if (trial.outcome === 'antagonist' && !isTooHard(trials)) return 'antagonist';
  return mostWentOver(trials) ? 'overshoot' : 'too-hard';
}
