import { cueAntagonist } from './antagonist.ts';
import { givenNow } from './feedback.ts';
import { type Draft, type Measure, noTrial, type OpenDraft } from './state.ts';
import { stay, stray } from './stay.ts';
import { endTrial } from './trial.ts';

/**
 * One sample of practice that goes down: rest is the success. A try begins by itself, is held as soon as the level has
 * stayed below the ceiling for the hold, and is missed where it has not by `tryHolds` holds; a stay that is under way then
 * may still come to its end. Nothing is asked of a muscle that is at rest. After each try there is time to show its result.
 *
 * A lost sample neither counts as rest nor ends anything, as in `takeBlock`: a dead electrode is quiet, and proves nothing.
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
    if (++open.leftFor < measure.between) return;
    open.leftFor = 0;
    open.phase = 'ready';
    return;
  }
  if (open.phase === 'ready') begin(draft, open, at);
  else if (run > 0) {
    open.lost += run;
    stay(open.could, run);
  }
  open.end = at + 1;
  if (level > open.peak) open.peak = level;
  const ceiling = open.zone.ceiling ?? Number.POSITIVE_INFINITY;
  open.above = level > ceiling ? open.above + 1 : Math.max(0, open.above - 1);
  if (open.above > open.mostAbove) open.mostAbove = open.above;
  if (level <= ceiling) {
    stay(open.seen, 1);
    stay(open.could, 1);
    open.below++;
    open.belowSum += level;
    open.belowSquares += level * level;
  } else {
    stray(open.seen, measure.grace);
    stray(open.could, measure.grace);
  }
  const before = open.over;
  if (other > measure.antagonistLimit) open.over++;
  if (before < measure.overLimit && open.over >= measure.overLimit) cueAntagonist(draft, measure, at);
  open.common += Math.min(level, other);
  open.total += level + other;
  const hold = Math.max(open.zone.holdSeconds, draft.state.plan.parameters.shortest);
  const held = open.seen.longest / measure.rate >= hold;
  const late = (at + 1 - open.on) / measure.rate >= measure.tryHolds * Math.max(hold, 1) && !open.seen.inside;
  if (held || late) end(draft, open, measure, at + 1);
}

function begin({ state }: Draft, open: OpenDraft, at: number): void {
  Object.assign(open, noTrial('ready', state.zone), { phase: 'active', on: at, given: givenNow(state) });
}

function end(draft: Draft, open: OpenDraft, measure: Measure, off: number): void {
  endTrial(draft, open, measure, off, false);
  open.phase = 'release';
  open.leftFor = 0;
}
