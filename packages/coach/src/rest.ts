import { cueAntagonist } from './antagonist.ts';
import { calm, calmIfLost, calmPeak } from './calm.ts';
import { isUnderNoise } from './contact.ts';
import { givenNow } from './feedback.ts';
import { noTrial, type OpenDraft } from './open-trial.ts';
import { pair } from './pair.ts';
import type { Draft, Measure } from './state.ts';
import { stay, stray } from './stay.ts';
import { endTrial } from './trial.ts';

/**
 * One sample of practice that stays below a ceiling: rest is the success. A try begins by itself, is held as soon as the level
 * has stayed below for the hold, and is missed where it has not by `tryHolds` holds; a stay that is under way then may still
 * come to its end. Nothing is asked of a muscle that is at rest. After each try there is time to show its result.
 *
 * A lost sample, or one under the channel's own noise, neither counts as rest nor ends anything: a dead electrode is quiet,
 * and proves nothing.
 * @param run samples that were lost just before this one
 */
export function rest(
  draft: Draft,
  open: OpenDraft,
  measure: Measure,
  at: number,
  level: number,
  other: number,
  run: number,
): void {
  if (open.phase === 'release') {
    if (++open.leftFor < measure.between || waits(draft, measure.origin + at / measure.rate)) return;
    open.leftFor = 0;
    open.phase = 'ready';
    return;
  }
  if (open.phase === 'ready') begin(draft, open, at);
  else if (run > 0) bridge(open, measure, run);
  if (isUnderNoise(level, measure)) {
    bridge(open, measure, 1);
    return;
  }
  open.end = at + 1;
  calm(open, measure, level, other);
  const mean = open.calm;
  open.peak = calmPeak(open.peak, open, measure);
  const ceiling = open.zone.ceiling ?? Number.POSITIVE_INFINITY;
  open.above = mean > ceiling ? open.above + 1 : Math.max(0, open.above - 1);
  if (open.above > open.mostAbove) open.mostAbove = open.above;
  open.all++;
  open.allSum += mean;
  open.allSquares += mean * mean;
  if (mean <= ceiling) {
    stay(open.seen, 1);
    open.below++;
    open.belowSum += mean;
    open.belowSquares += mean * mean;
  } else stray(open.seen, measure.excursion);
  if (open.couldLeast <= ceiling) stay(open.could, 1);
  else stray(open.could, measure.excursion);
  const before = open.over;
  if (open.calmOther > measure.antagonistLimit) open.over++;
  pair(open, measure, level, other);
  if (before < measure.overLimit && open.over >= measure.overLimit) cueAntagonist(draft, measure, at);
  const hold = Math.max(open.zone.holdSeconds, draft.state.plan.parameters.shortest);
  const held = open.seen.longest / measure.rate >= hold;
  const long = (at + 1 - open.on) / measure.rate >= measure.tryHolds * Math.max(hold, 1);
  const late = long && !mayEnd(open, measure, hold);
  if (held || late) end(draft, open, measure, at + 1);
}

/** Whether a rest that is due holds the next try back; a plan that says how tries follow each other goes by that. */
const waits = ({ state }: Draft, at: number): boolean =>
  state.plan.betweenTries === null && at < (state.restUntil ?? Number.NEGATIVE_INFINITY);

/** Share of the hold that a try may begin late without being missed. */
const lateShare = 0.05;

/** Whether the stay under way may still come to its end; of a try as long as its hold only what scatter took from it. */
function mayEnd({ seen }: OpenDraft, { tryHolds, grace, rate }: Measure, hold: number): boolean {
  return seen.inside && (tryHolds > 1 || hold * rate - seen.samples <= Math.max(grace, lateShare * hold * rate));
}

/** Samples that nobody can believe. */
function bridge(open: OpenDraft, measure: Measure, count: number): void {
  open.lost += count;
  calmIfLost(open, measure, count);
  stay(open.could, count);
}

function begin({ state }: Draft, open: OpenDraft, at: number): void {
  Object.assign(open, noTrial('ready', state.zone), { phase: 'active', on: at, given: givenNow(state) });
}

function end(draft: Draft, open: OpenDraft, measure: Measure, off: number): void {
  endTrial(draft, open, measure, off, false);
  open.phase = 'release';
  open.leftFor = 0;
}
