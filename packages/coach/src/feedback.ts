import { mustBe } from './bounds.ts';
import { missingLevel } from './causes.ts';
import type { FeedbackPolicy } from './plan.ts';
import { isOn } from './rules.ts';
import type { CoachState, Draft } from './state.ts';
import type { FeedbackTiming, Shown, Trial } from './trial-record.ts';

/** What the patient may see and hear now. */
export interface Feedback {
  /** Whether the signal itself is shown and sounded while it moves. */
  readonly live: boolean;
  /** A result to show now. */
  readonly result: Shown['what'] | null;
  /** What decides: STOP or an electrode that is off, a probe, or the policy. */
  readonly because: 'stopped' | 'probe' | 'policy';
}

const whileStopped: Feedback = Object.freeze({ live: false, result: null, because: 'stopped' });
const whileProbing: Feedback = Object.freeze({ live: false, result: null, because: 'probe' });
const signal: Feedback = Object.freeze({ live: true, result: null, because: 'policy' });
const silence: Feedback = Object.freeze({ live: false, result: null, because: 'policy' });

/** Whether feedback is on now, as a function of the state alone. Asked once a block, it allocates only to show a result. */
export function feedbackOf(state: CoachState): Feedback {
  if (state.stopped !== null || state.contact.off) return whileStopped;
  if (state.probe !== null) return whileProbing;
  const { shown } = state;
  const active = state.open.phase === 'active';
  const showing = shown !== null && !active && state.at >= shown.from && state.at < shown.until;
  const live = (active ? state.open.given : givenNow(state)) === 'live';
  if (showing) return { live, result: shown.what, because: 'policy' };
  return live ? signal : silence;
}

/** How feedback is given in the trial that comes or is under way. */
export function givenNow(state: CoachState): FeedbackTiming {
  if (state.probe !== null || state.stopped !== null || state.contact.off) return 'none';
  switch (state.feedback) {
    case 'faded':
      return isTurn(state.turn, fadedShare(state)) ? 'live' : 'none';
    case 'concurrent':
      return isTurn(state.turn, fadedShare(state)) ? 'live' : 'after';
    case 'bandwidth':
    case 'summary':
    case 'average':
    case 'self-controlled':
    case 'terminal':
      return 'after';
  }
}

/** Percent of trials with the live signal at this stage of fading; under concurrent feedback it fades no further than `concurrentLate`. */
export function fadedShare({ faded, plan, feedback }: Pick<CoachState, 'faded' | 'plan' | 'feedback'>): number {
  const { fadeStart, fadeStep, fadeEnd, concurrentLate } = plan.parameters;
  if (feedback === 'concurrent') return Math.max(concurrentLate, 100 - faded * fadeStep);
  return Math.min(fadeStart, Math.max(fadeEnd, fadeStart - faded * fadeStep));
}

/** Spreads a share evenly, the first trial included: at 25 % the trials 0, 4, 8… No chance is in it. */
function isTurn(turn: number, share: number): boolean {
  return Math.ceil(((turn + 1) * share) / 100) > Math.ceil((turn * share) / 100);
}

/** Feedback on a trial of practice that has just ended, by the policy's rule. */
export function afterTrial(draft: Draft, trial: Trial): void {
  const { state } = draft;
  const { summaryEvery, promptAfter } = state.plan.parameters;
  state.turn++;
  state.shown = null;
  askForEstimate(draft, trial);
  switch (state.feedback) {
    case 'faded':
      if (trial.feedback === 'live') show(draft, { kind: 'trial', trial });
      break;
    case 'concurrent':
      show(draft, { kind: 'trial', trial });
      break;
    case 'bandwidth':
      cueOutsideBand(draft, trial);
      break;
    case 'summary':
    case 'average':
      state.sinceSummary++;
      if (state.returned) show(draft, { kind: 'trial', trial });
      if (state.sinceSummary < summaryEvery) break;
      state.sinceSummary = 0;
      show(draft, summaryOf(state.lastTen.slice(-summaryEvery), state.feedback));
      break;
    case 'terminal':
      cueResult(draft, trial);
      break;
    case 'self-controlled':
      state.sinceAsked++;
      if (state.returned) show(draft, { kind: 'trial', trial });
      if (state.prompted || state.sinceAsked < promptAfter) break;
      state.prompted = true;
      draft.cues.push({ at: state.lastTen.at(-1)?.off ?? trial.off, to: 'patient', key: 'ask-when-you-like' });
      break;
  }
}

/** Every result; or, where results of good trials are preferred, the best of the last few after the last of these. */
function cueResult(draft: Draft, trial: Trial): void {
  const { state } = draft;
  if (!isOn('good-trials', state.plan.rules)) {
    show(draft, { kind: 'trial', trial });
    return;
  }
  const { goodOf } = state.plan.parameters;
  if (state.turn % goodOf !== 0) return;
  const better = (a: Trial, b: Trial): Trial => {
    const more = Number(b.outcome === 'held') - Number(a.outcome === 'held') || b.holdSeconds - a.holdSeconds;
    return more > 0 ? b : a;
  };
  show(draft, { kind: 'trial', trial: state.lastTen.slice(-goodOf).reduce(better) });
}

/** Before a result that is to come, asks now and then how the trial was. */
function askForEstimate({ state, cues }: Draft, trial: Trial): void {
  // Whoever must not guess is not asked to.
  if (!isOn('estimate-first', state.plan.rules) || state.plan.errors === 'errorless') return;
  state.sinceEstimate++;
  if (state.sinceEstimate < state.plan.parameters.estimateEvery) return;
  state.sinceEstimate = 0;
  cues.push({ at: trial.off, to: 'patient', key: 'how-was-that' });
}

/** The patient judged the newest trial. The result that waited for it need not wait longer. */
export function estimated({ state }: Draft, score: number): void {
  mustBe('an estimate', score, 0, 10);
  const trial = state.lastTen.at(-1);
  if (trial === undefined || state.probe !== null || state.stopped !== null) return;
  state.estimates = [...state.estimates, { trial: trial.number, score }].slice(-10);
  if (state.shown !== null && state.shown.from > state.at) state.shown = { ...state.shown, from: state.at };
}

/** Another policy by the therapist's choice: fading, turns and reminders begin anew. */
export function chooseFeedback({ state }: Draft, policy: FeedbackPolicy): void {
  state.feedback = policy;
  state.faded = 0;
  state.turn = 0;
  state.sinceSummary = 0;
  state.sinceAsked = 0;
  state.prompted = false;
  state.shown = null;
  state.returned = false;
  state.goodSets = 0;
}

/** The patient asked to see the last trial. Only self-controlled feedback answers; every request is counted. */
export function asked(draft: Draft): void {
  const { state } = draft;
  state.asked++;
  state.sinceAsked = 0;
  const trial = state.lastTen.at(-1);
  if (state.feedback !== 'self-controlled' || trial === undefined || givenNow(state) === 'none') return;
  state.shown = { from: state.at, until: state.at + state.plan.parameters.resultShown, what: { kind: 'trial', trial } };
}

/** Silent inside the band; outside it, which way and how far. Of a tapped trial nobody measured how far. */
function cueOutsideBand(draft: Draft, trial: Trial): void {
  const { ceiling, holdSeconds } = trial.zone;
  const { bandwidth, graceSeconds } = draft.state.plan.parameters;
  const at = trial.off;
  if (trial.id !== undefined) {
    draft.cues.push({ at, to: 'patient', key: trial.outcome === 'held' ? 'in-band' : 'again' });
    if (trial.outcome !== 'held') show(draft, { kind: 'trial', trial });
    return;
  }
  if (trial.wholeLevel !== undefined) {
    // Rest is never answered with a demand: what did not come to rest is asked to let go.
    if (trial.outcome !== 'antagonist')
      draft.cues.push({ at, to: 'patient', key: trial.outcome === 'held' ? 'in-band' : 'let-sink' });
    if (trial.outcome !== 'held') show(draft, { kind: 'trial', trial });
    return;
  }
  const short = holdSeconds - trial.holdSeconds;
  const over = ceiling === null ? 0 : trial.peak - ceiling;
  const tooHigh = over > 0 && trial.aboveSeconds > graceSeconds;
  if (trial.outcome === 'held' || (short <= (holdSeconds * bandwidth) / 100 && !(tooHigh && over > bandwidth))) {
    if (trial.outcome !== 'antagonist') draft.cues.push({ at, to: 'patient', key: 'in-band' });
    return;
  }
  const percent = missingLevel(trial);
  if (percent !== null) draft.cues.push({ at, to: 'patient', key: 'higher', percent });
  else if (tooHigh) draft.cues.push({ at, to: 'patient', key: 'softer', percent: Math.max(1, over) });
  else if (short > 0) draft.cues.push({ at, to: 'patient', key: 'longer', seconds: short });
  show(draft, { kind: 'trial', trial });
}

function summaryOf(trials: readonly Trial[], policy: 'summary' | 'average'): Shown['what'] {
  const mean = (of: (trial: Trial) => number) => trials.reduce((sum, trial) => sum + of(trial), 0) / Math.max(1, trials.length);
  return {
    kind: 'summary',
    of: trials.length,
    held: trials.filter((trial) => trial.outcome === 'held').length,
    meanHoldSeconds: mean((trial) => trial.holdSeconds),
    meanPeak: mean((trial) => trial.peak),
    ...(policy === 'summary' ? { trials } : {}),
  };
}

/** After a pause, so that the patient judges the trial before the picture does. */
function show({ state }: Draft, what: Shown['what']): void {
  const { resultDelay, resultShown } = state.plan.parameters;
  const end = state.lastTen.at(-1)?.off ?? state.at;
  state.shown = { from: end + resultDelay, until: end + resultDelay + resultShown, what };
}
