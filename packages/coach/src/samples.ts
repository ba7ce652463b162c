import { givenNow } from './feedback.ts';
import type { BlockInput } from './input.ts';
import { type Measure, measureFor } from './measure.ts';
import { type Draft, noTrial, type OpenDraft } from './state.ts';
import { endAttempt, endTrial } from './trial.ts';

/**
 * Takes a block of amplitudes. A repetition begins at the floor and ends a fifth of the floor below it, as in
 * `RepetitionDetector` of the signal package; nothing is allocated but when a trial begins or ends.
 *
 * A lost sample neither counts as held nor ends anything; a loss longer than `lostBearable` ends the trial at its last
 * good sample, and rest must be seen before the next begins, so that one contraction is not counted twice.
 *
 * A rise that falls short of the floor is an attempt, and a missed one: a success rate of only those that reached the
 * zone would raise the threshold of a patient who mostly fails.
 * @throws RangeError when the plan is by taps, the rate is not above zero, `t0` is not finite, or an array is shorter than `agonist`
 */
export function takeBlock(draft: Draft, block: BlockInput): void {
  const { rate, t0, agonist, antagonist, lost } = block;
  mustFit(block);
  const { state } = draft;
  if (state.plan.measured === 'tap') throw new RangeError('a plan by taps has no signal: its trials come as `tapped`');
  if (state.clock !== null && state.clock.rate !== rate) changeClock(draft);
  state.clock ??= { origin: t0, rate, next: 0 };
  const { clock, open } = state;
  const { next } = clock;
  const first = Math.round((t0 - clock.origin) * rate);
  clock.next = Math.max(next, first + agonist.length);
  if (state.stopped === null) {
    const measure = measureFor(draft, clock.origin, rate);
    if (first > next) lose(draft, open, measure, next, first - next);
    const watches = state.plan.antagonist !== null;
    for (let i = Math.max(0, next - first); i < agonist.length; i++) {
      const level = agonist[i] as number;
      const other = watches ? (antagonist === undefined ? Number.NaN : (antagonist[i] as number)) : 0;
      if (!(Number.isFinite(level) && Number.isFinite(other)) || (lost !== undefined && lost[i] !== 0))
        lose(draft, open, measure, first + i, 1);
      else take(draft, open, measure, first + i, level, other);
    }
  }
  state.at = Math.max(state.at, clock.origin + clock.next / rate);
}

/** The samples that follow have nothing to do with those before: what is under way ends unjudged by what comes. */
export function changeClock(draft: Draft): void {
  const { state } = draft;
  const { clock } = state;
  if (clock !== null && state.open.phase === 'active') {
    endTrial(draft, state.open, measureFor(draft, clock.origin, clock.rate), state.open.end, true);
  }
  state.clock = null;
  state.open = noTrial('release', state.zone);
}

function mustFit({ rate, t0, agonist, antagonist, lost }: BlockInput): void {
  if (!(rate > 0 && Number.isFinite(rate))) throw new RangeError(`a rate of ${rate} is not above zero`);
  if (!Number.isFinite(t0)) throw new RangeError(`a block at ${t0} s is nowhere`);
  if ((antagonist?.length ?? agonist.length) < agonist.length || (lost?.length ?? agonist.length) < agonist.length)
    throw new RangeError(`a block of ${agonist.length} amplitudes has fewer of the antagonist's, or fewer marks`);
}

function take(draft: Draft, open: OpenDraft, measure: Measure, at: number, level: number, other: number): void {
  const run = open.lostRun;
  open.lostRun = 0;
  const { floor } = draft.state.zone;
  const attempt = Math.min(floor, Math.max(measure.attempt * floor, measure.attemptLeast));
  if (open.phase === 'release' && level < floor - slackOf(floor)) {
    open.phase = 'ready';
    // What is left of a contraction that was broken off is no attempt of its own.
    open.reached = level >= attempt;
    open.tryOn = open.reached ? at : -1;
  }
  if (open.tryOn >= 0) {
    open.tryLost += run;
    if (level > open.tryPeak) open.tryPeak = level;
  } else if (open.phase === 'ready' && level >= attempt) {
    open.tryOn = at;
    open.tryPeak = level;
    open.zone = draft.state.zone;
    open.given = givenNow(draft.state);
  }
  if (open.phase === 'ready' && level >= floor) begin(open, draft, at);
  else if (open.phase === 'active') open.lost += run;
  if (open.phase === 'active') {
    if (level < open.zone.floor - slackOf(open.zone.floor)) endTrial(draft, open, measure, at, false);
    else practise(draft, open, measure, at, level, other);
  }
  if (open.tryOn >= 0 && open.phase === 'ready' && level < attempt - slackOf(attempt)) endAttempt(draft, open, measure, at);
}

function practise(draft: Draft, open: OpenDraft, measure: Measure, at: number, level: number, other: number): void {
  open.end = at + 1;
  hold(open, level);
  if (other > measure.antagonistLimit) {
    open.over++;
    if (open.over === measure.overLimit) sayAntagonist(draft, measure, at);
  }
  open.common += Math.min(level, other);
  open.total += level + other;
}

function begin(open: OpenDraft, { state }: Draft, at: number): void {
  const { tryOn, tryPeak, tryLost, reached } = open;
  const given = givenNow(state);
  Object.assign(open, noTrial('ready', state.zone), { phase: 'active', on: at, given, tryOn, tryPeak, tryLost, reached });
}

function hold(open: OpenDraft, level: number): void {
  const { floor, ceiling } = open.zone;
  if (level > open.peak) open.peak = level;
  if (open.inside) {
    if (level > ceiling + slackOf(floor)) open.inside = false;
  } else if (level >= floor && level <= ceiling) {
    open.inside = true;
    open.stay = 0;
  }
  if (!open.inside) return;
  open.stay++;
  if (open.stay > open.longest) open.longest = open.stay;
}

/** `count` samples from `from` on are lost. */
function lose(draft: Draft, open: OpenDraft, measure: Measure, from: number, count: number): void {
  const before = open.lostRun;
  open.lostRun = before + count;
  if (before > measure.lostLimit || open.lostRun <= measure.lostLimit) return;
  const at = measure.origin + (from + measure.lostLimit - before) / measure.rate;
  draft.cues.push({ at, to: 'therapist', say: 'signal-lost' });
  if (open.phase === 'active') endTrial(draft, open, measure, open.end, true);
  open.phase = 'release';
  open.tryOn = -1;
}

function sayAntagonist({ state, cues }: Draft, { origin, rate, antagonistLimit }: Measure, sample: number): void {
  const at = origin + sample / rate;
  cues.push({ at, to: 'therapist', say: 'antagonist-over', limit: antagonistLimit });
  if (state.probe === null) cues.push({ at, to: 'patient', say: 'other-side-quiet' });
}

/** How far below the floor a repetition ends, and above the ceiling a hold breaks. */
function slackOf(floor: number): number {
  return floor / 5;
}
