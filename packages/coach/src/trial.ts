import { cueAntagonist, sayCrosstalk } from './antagonist.ts';
import { isHandsOn } from './assistance.ts';
import { askForTest, isContactProved } from './contact.ts';
import { crosstalkOf, isCrosstalk } from './crosstalk.ts';
import { vanish } from './errorless.ts';
import { countFailure, helpInRun } from './failures.ts';
import { watchLoss } from './fatigue.ts';
import { afterTrial } from './feedback.ts';
import { noTrial, type OpenDraft, type OpenTrial } from './open-trial.ts';
import { type CoachPlan, staysBelow } from './plan.ts';
import { afterProbeTrial } from './probe.ts';
import { repetition } from './repetition.ts';
import { finishSet } from './set.ts';
import { tallied } from './set-tally.ts';
import { climb } from './staircase.ts';
import type { Draft, Measure } from './state.ts';
import type { Trial } from './trial-record.ts';
import { sameZone } from './zone.ts';

const remembered = 10;

/**
 * Ends the contraction under way at sample `off` and judges it. A success needs proof, a miss too: where lost samples
 * could have turned the verdict, there is none; the therapist is told, and the log keeps no repetition that nobody saw.
 * @param broken the signal was lost, so that its real end is unknown
 */
export function endTrial(draft: Draft, open: OpenDraft, measure: Measure, off: number, broken: boolean): void {
  const { state } = draft;
  const { rate } = measure;
  const ended = { ...open };
  Object.assign(open, noTrial(broken ? 'release' : 'ready', state.zone, open.lostRun));
  if (!broken) {
    const { tryOn, tryPeak, tryCount, trySum, tryLost, tryLeft, tryLeftFor, reached, zone, given } = ended;
    Object.assign(open, { tryOn, tryPeak, tryCount, trySum, tryLost, tryLeft, tryLeftFor, reached, zone, given });
  }
  if ((off - ended.on) / rate < state.plan.parameters.shortest) return;
  open.reached = true;
  const outcome = verdict(draft, ended, measure, broken, off);
  judge(draft, measure, ended, { on: ended.on, off, outcome });
}

/** Ends an attempt at sample `off`. One that became a trial was judged as that; one that did not is weak. */
export function endAttempt(draft: Draft, open: OpenDraft, measure: Measure, off: number): void {
  const { tryOn, tryPeak, tryCount, trySum, tryLost, reached, zone, given } = open;
  open.tryOn = -1;
  open.reached = false;
  open.tryLost = 0;
  open.tryLeftFor = 0;
  if (reached || (off - tryOn) / measure.rate < measure.attemptShortest) return;
  const weak = { ...noTrial('ready', zone), given, peak: tryPeak, tryCount, trySum, lost: tryLost };
  judge(draft, measure, weak, { on: tryOn, off, outcome: tryLost > 0 ? null : 'weak' });
}

interface Ended {
  readonly on: number;
  readonly off: number;
  /** Null where nobody can tell. */
  readonly outcome: Trial['outcome'] | null;
}

function judge(draft: Draft, { origin, rate }: Measure, open: OpenTrial, { on, off, outcome }: Ended): void {
  const { state } = draft;
  state.ended++;
  state.contact.idle = 0;
  if (outcome === null) {
    const at = origin + off / rate;
    if (state.probe === null) {
      state.practised = { ...state.practised, unjudged: state.practised.unjudged + 1 };
      state.tally = { ...state.tally, unjudged: state.tally.unjudged + 1 };
    }
    // Nobody can see whether a muscle rested: only a contraction can be counted by a tap.
    if (!staysBelow(open.zone, state.plan)) draft.cues.push({ at, to: 'therapist', key: 'trial-unjudged', trial: state.ended });
    return;
  }
  const stays = staysBelow(open.zone, state.plan);
  const trial: Trial = {
    number: state.ended,
    on: origin + on / rate,
    off: origin + off / rate,
    holdSeconds: open.seen.longest / rate,
    peak: open.peak,
    ...levelIn(open),
    aboveSeconds: open.mostAbove / rate,
    outcome,
    lostSeconds: open.lost / rate,
    antagonistSeconds: open.over / rate,
    coactivation: state.plan.antagonist === null || !(open.total > 0) ? null : (200 * open.common) / open.total,
    feedback: open.given,
    phase: state.probe === null ? 'practice' : 'probe',
    zone: open.zone,
    ...(state.assistance === null ? {} : { assistance: state.assistance }),
    ...(stays
      ? {
          restLevel: spreadLevel(open.below, open.belowSum, open.belowSquares),
          wholeLevel: spreadLevel(open.all, open.allSum, open.allSquares),
        }
      : {}),
  };
  draft.events.push(repetition(draft, trial));
  settle(draft, trial);
}

/** A trial with its verdict, seen or tapped, becomes part of the practice or of the probe under way. */
export function settle(draft: Draft, trial: Trial): void {
  if (trial.phase === 'probe') afterProbeTrial(draft, trial);
  else remember(draft, trial);
}

/** The antagonist is judged last of all: what only echoes the agonist is not counted, and no rest is believed without contact. */
function verdict(draft: Draft, open: OpenTrial, measure: Measure, broken: boolean, off: number): Trial['outcome'] | null {
  const { rate, overLimit, antagonistLimit, origin } = measure;
  const { plan } = draft.state;
  const at = origin + off / rate;
  if (staysBelow(open.zone, plan) && !isContactProved(draft, measure)) {
    askForTest(draft, at);
    return null;
  }
  const echoes = open.over >= overLimit && isCrosstalk(open, measure, plan.parameters, draft.state.crosstalk);
  if (echoes) {
    draft.state.crosstalk ??= crosstalkOf(open, measure, plan.parameters);
    sayCrosstalk(draft, at);
  }
  if (open.over >= overLimit && !echoes) {
    if (open.hushed) cueAntagonist(draft, measure, off, true);
    return 'antagonist';
  }
  const { longest } = open.seen;
  const held = longest > 0 && longest / rate >= open.zone.holdSeconds;
  const watched = antagonistLimit < Number.POSITIVE_INFINITY && !echoes;
  if (held) return watched && open.lost > 0 && open.over + open.lost >= overLimit ? null : 'held';
  const couldBe = broken || open.leftLost > 0 || (open.lost > 0 && open.could.longest / rate >= open.zone.holdSeconds);
  return couldBe ? null : isShort(open, measure, plan) ? 'weak' : 'missed';
}

/** Whether a contraction was in the zone no longer than scatter takes it there, and not above it: it fell short of the floor. */
function isShort({ seen, mostAbove, zone }: OpenTrial, { grace, rate }: Measure, plan: CoachPlan): boolean {
  return !staysBelow(zone, plan) && seen.longest <= grace && mostAbove <= grace && zone.holdSeconds * rate > grace;
}

function remember(draft: Draft, trial: Trial): void {
  const { state } = draft;
  const { plan } = state;
  state.practised = { ...state.practised, [trial.outcome]: state.practised[trial.outcome] + 1 };
  state.inThisSet++;
  state.endedByItself = false;
  state.tally = tallied(state.tally, trial);
  state.worked += trial.off - trial.on;
  if (isHandsOn(trial.assistance)) state.guided++;
  state.streak = trial.outcome === 'held' ? Math.max(0, state.streak) + 1 : Math.min(0, state.streak) - 1;
  state.lastTen = [...state.lastTen, trial].slice(-remembered);
  state.inThisZone = sameZone(trial.zone, state.zone) ? Math.min(remembered, state.inThisZone + 1) : 0;
  afterTrial(draft, trial);
  vanish(draft, trial);
  countFailure(draft, trial);
  if (plan.measured === 'signal') {
    // Where the muscle is to rest, lower peaks are the aim.
    if (!staysBelow(trial.zone, plan)) watchLoss(draft, trial);
    climb(draft, trial);
  }
  const ends = plan.dose !== null && state.inThisSet >= plan.dose.repetitions;
  const moved = state.tally.floorMoved || state.tally.ceilingMoved;
  if (ends) {
    // The set ended with the trial, however the samples are cut.
    const { at } = state;
    state.at = trial.off;
    finishSet(draft, true);
    state.at = at;
    // Help after the last trial of a set still belongs to it: a zone that has moved in it does not move again.
    state.eased = moved;
  }
  helpInRun(draft, trial);
  if (ends) state.eased = false;
}

/** The mean level of a contraction, from leaving rest until it is back. */
function levelIn({ tryCount, trySum }: OpenTrial): { readonly level?: number } {
  return tryCount > 0 ? { level: trySum / tryCount } : {};
}

/** Mean and two standard deviations of a number of levels; 0 where there were none. */
function spreadLevel(count: number, sum: number, squares: number): number {
  if (count === 0) return 0;
  const mean = sum / count;
  return mean + 2 * Math.sqrt(Math.max(0, squares / count - mean * mean));
}
