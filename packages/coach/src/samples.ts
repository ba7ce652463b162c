import { cueAntagonist } from './antagonist.ts';
import { calm, calmAnew, calmIfLost, calmPeak } from './calm.ts';
import { watchContact } from './contact.ts';
import { noContact } from './contact-state.ts';
import { givenNow } from './feedback.ts';
import { watchIdle } from './idle.ts';
import type { BlockInput } from './input.ts';
import { measureFor } from './measure.ts';
import { noTrial, type OpenDraft } from './open-trial.ts';
import { pair } from './pair.ts';
import { mayPractise } from './ready.ts';
import { rest } from './rest.ts';
import type { Draft, Measure } from './state.ts';
import { stay, stray } from './stay.ts';
import { endAttempt, endTrial } from './trial.ts';
import type { Zone } from './zone.ts';

/**
 * Takes a block of amplitudes. A repetition begins at the floor and ends where the level is back at rest and stays there for
 * `graceSeconds`, or, where nobody measured rest, a fifth of the floor below it; an excursion from the zone that lasts as long breaks a hold (`stay.ts`). A level's own scatter is
 * shorter. Nothing is allocated but when a trial begins or ends.
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
  const { clock } = state;
  const { next } = clock;
  const first = Math.round((t0 - clock.origin) * rate);
  clock.next = Math.max(next, first + agonist.length);
  if (state.stopped === null && mayPractise(state)) {
    const measure = measureFor(draft, clock.origin, rate);
    if (first > next) lose(draft, state.open, measure, next, first - next);
    const watches = state.plan.antagonist !== null;
    for (let i = Math.max(0, next - first); i < agonist.length; i++) {
      const level = agonist[i] as number;
      const other = watches ? (antagonist === undefined ? Number.NaN : (antagonist[i] as number)) : 0;
      if (!(Number.isFinite(level) && Number.isFinite(other)) || (lost !== undefined && lost[i] !== 0))
        lose(draft, state.open, measure, first + i, 1);
      else take(draft, measure, first + i, level, other);
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
  // Another stretch may hang on another electrode.
  state.contact = { ...noContact(), off: state.contact.off };
}

function mustFit({ rate, t0, agonist, antagonist, lost }: BlockInput): void {
  if (!(rate > 0 && Number.isFinite(rate))) throw new RangeError(`a rate of ${rate} is not above zero`);
  if (!Number.isFinite(t0)) throw new RangeError(`a block at ${t0} s is not valid: a finite time is expected`);
  if ((antagonist?.length ?? agonist.length) < agonist.length || (lost?.length ?? agonist.length) < agonist.length)
    throw new RangeError(`a block of ${agonist.length} amplitudes has fewer of the antagonist's, or fewer marks`);
}

function take(draft: Draft, measure: Measure, at: number, level: number, other: number): void {
  const run = draft.state.open.lostRun;
  draft.state.open.lostRun = 0;
  if (!watchContact(draft, measure, at, level)) return;
  // A halt or its end begins another trial.
  const open = draft.state.open;
  if (measure.stays) {
    rest(draft, open, measure, at, level, other, run);
    return;
  }
  watchIdle(draft, measure, at);
  const floor = floorOf(draft.state.zone);
  const attempt = attemptOf(floor, measure);
  if (open.phase === 'release') awaitRest(open, measure, at, level, attempt, floor);
  watchAttempt(draft, open, measure, at, level, attempt, run);
  if (open.phase === 'ready' && level >= floor) begin(open, draft, at);
  else if (open.phase === 'active') bridge(open, measure, run);
  if (open.phase === 'active' || open.tryOn >= 0) calm(open, measure, level, other);
  if (open.tryOn >= 0) takePeak(open, measure, at);
  if (open.phase === 'active') {
    const least = floorOf(open.zone);
    if (level < endOf(least, measure)) leave(draft, open, measure, at, level, other);
    else practise(draft, open, measure, at, level, other);
  }
  if (open.tryOn >= 0 && open.phase === 'ready' && open.tryLeftFor >= measure.grace)
    endAttempt(draft, open, measure, open.tryLeft);
}

/** Waits until the level has been below the zone for as long as would end a repetition, or once below any attempt. */
function awaitRest(open: OpenDraft, measure: Measure, at: number, level: number, attempt: number, floor: number): void {
  open.leftFor = level < endOf(floor, measure) ? open.leftFor + 1 : 0;
  if (open.leftFor < measure.grace && level >= endOfAttempt(attempt, measure)) return;
  open.leftFor = 0;
  open.phase = 'ready';
  // What is left of a contraction that was broken off is no attempt of its own.
  open.reached = level >= attempt;
  open.tryOn = open.reached ? at : -1;
  open.tryLeftFor = 0;
}

function watchAttempt(
  draft: Draft,
  open: OpenDraft,
  measure: Measure,
  at: number,
  level: number,
  attempt: number,
  run: number,
): void {
  if (open.tryOn >= 0) {
    open.tryLost += run;
    if (level >= endOfAttempt(attempt, measure)) {
      open.tryLeftFor = 0;
      open.tryCount++;
      open.trySum += level;
    } else if (open.tryLeftFor++ === 0) open.tryLeft = at;
  } else if (open.phase === 'ready' && level >= attempt) {
    open.tryOn = at;
    open.tryPeak = 0;
    open.tryCount = 1;
    open.trySum = level;
    open.tryLeftFor = 0;
    calmAnew(open);
    open.zone = draft.state.zone;
    open.given = givenNow(draft.state);
  }
}

/** The peak of an attempt: of its first samples what their mean has come to; a mean that began anew is not asked until it is calm. */
function takePeak(open: OpenDraft, measure: Measure, at: number): void {
  if (at - open.tryOn < measure.calm) open.tryPeak = open.calm;
  else if (open.averaged >= measure.calm) open.tryPeak = Math.max(open.tryPeak, open.calm);
}

/** A sample of a repetition. An excursion that ended before it was part of it. */
function practise(draft: Draft, open: OpenDraft, measure: Measure, at: number, level: number, other: number): void {
  const before = open.over;
  if (open.leftFor > 0) {
    open.over += open.leftOver;
    open.common += open.leftCommon;
    open.total += open.leftTotal;
    comeBack(open, measure);
    notLeft(open);
  }
  open.end = at + 1;
  hold(open, measure);
  if (open.calmOther > measure.antagonistLimit) open.over++;
  pair(open, measure, level, other);
  if (before < measure.overLimit && open.over >= measure.overLimit) cueAntagonist(draft, measure, at);
}

/** A sample below a repetition: the end of it where the level stays away, else a part of it. */
function leave(draft: Draft, open: OpenDraft, measure: Measure, at: number, level: number, other: number): void {
  if (open.leftFor === 0) open.left = at;
  open.leftFor++;
  if (open.leftFor >= measure.grace) {
    endTrial(draft, open, measure, open.left, false);
    return;
  }
  if (isInZone(open)) open.leftIn++;
  if (couldBeInZone(open)) open.leftCould++;
  if (open.calmOther > measure.antagonistLimit) open.leftOver++;
  open.leftCommon += Math.min(level, other);
  open.leftTotal += level + other;
}

function notLeft(open: OpenDraft): void {
  open.leftFor = 0;
  open.leftOver = 0;
  open.leftCommon = 0;
  open.leftTotal = 0;
  open.leftIn = 0;
  open.leftLost = 0;
  open.leftCould = 0;
}

/** An excursion below the repetition was part of it: as long as its calm level was in the zone it was a stay there. */
function comeBack(open: OpenDraft, { excursion }: Measure): void {
  const { leftFor, leftIn, leftCould } = open;
  if (leftIn > 0) stay(open.seen, leftIn);
  if (leftCould > 0) stay(open.could, leftCould);
  for (let i = leftIn; i < leftFor; i++) stray(open.seen, excursion);
  for (let i = leftCould; i < leftFor; i++) stray(open.could, excursion);
}

function begin(open: OpenDraft, { state }: Draft, at: number): void {
  const { tryOn, tryPeak, tryCount, trySum, tryLost, tryLeft, tryLeftFor, reached } = open;
  const given = givenNow(state);
  Object.assign(open, noTrial('ready', state.zone), { phase: 'active', on: at, given });
  Object.assign(open, { tryOn, tryPeak, tryCount, trySum, tryLost, tryLeft, tryLeftFor, reached });
}

/** Lost samples within a repetition. */
function bridge(open: OpenDraft, measure: Measure, run: number): void {
  if (run === 0) return;
  open.lost += run;
  if (open.leftFor > 0) open.leftLost += run;
  calmIfLost(open, measure, run);
  stay(open.could, run);
}

/** Judges the calm level of one sample by the zone. */
function hold(open: OpenDraft, measure: Measure): void {
  const ceiling = open.zone.ceiling ?? Number.POSITIVE_INFINITY;
  open.peak = calmPeak(open.peak, open, measure);
  open.above = open.calm > ceiling ? open.above + 1 : Math.max(0, open.above - 1);
  if (open.above > open.mostAbove) open.mostAbove = open.above;
  if (isInZone(open)) stay(open.seen, 1);
  else stray(open.seen, measure.excursion);
  if (couldBeInZone(open)) stay(open.could, 1);
  else stray(open.could, measure.excursion);
}

function isInZone({ calm: level, zone: { floor, ceiling } }: OpenDraft): boolean {
  return level >= (floor ?? 0) && level <= (ceiling ?? Number.POSITIVE_INFINITY);
}

/** Whether the calm level could lie in the zone, had the lost samples done so. */
function couldBeInZone({ couldLeast, couldMost, zone: { floor, ceiling } }: OpenDraft): boolean {
  return couldMost >= (floor ?? 0) && couldLeast <= (ceiling ?? Number.POSITIVE_INFINITY);
}

/** `count` samples from `from` on are lost. */
function lose(draft: Draft, open: OpenDraft, measure: Measure, from: number, count: number): void {
  const before = open.lostRun;
  open.lostRun = before + count;
  if (before > measure.lostLimit || open.lostRun <= measure.lostLimit) return;
  const at = measure.origin + (from + measure.lostLimit - before) / measure.rate;
  draft.cues.push({ at, to: 'therapist', key: 'signal-lost' });
  if (open.phase === 'active') endTrial(draft, open, measure, open.end, true);
  open.phase = 'release';
  open.leftFor = 0;
  open.tryOn = -1;
}

/** The floor of a zone that has one: `down` never comes here. */
function floorOf({ floor }: Zone): number {
  return floor ?? 0;
}

/** The share of the floor below which a repetition is over although the muscle has not come back to its rest. */
const leastShare = 0.35;

/** Where an attempt begins: on leaving rest, where rest is known, else at a share of the floor. */
function attemptOf(floor: number, { attempt, attemptLeast, leaves }: Measure): number {
  return Math.min(floor, leaves ?? Math.max(attempt * floor, attemptLeast));
}

/** Where an attempt ends: back at rest, where rest is known, else a fifth below where it began. */
function endOfAttempt(attempt: number, { leaves }: Measure): number {
  return leaves === null ? attempt - slackOf(attempt) : Math.min(attempt, leaves);
}

/** Where a repetition ends: back at rest, where rest is known, so that a contraction which scatters about the floor is one. */
function endOf(floor: number, { leaves }: Measure): number {
  const below = floor - slackOf(floor);
  return leaves === null ? below : Math.min(below, Math.max(leaves, leastShare * floor));
}

/** How far below the floor a repetition ends. */
function slackOf(floor: number): number {
  return floor / 5;
}
