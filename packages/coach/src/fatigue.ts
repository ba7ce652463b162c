import { ask } from './ask.ts';
import { help } from './help-event.ts';
import { lower } from './move.ts';
import { longerRest } from './rest-between.ts';
import type { Draft } from './state.ts';
import { levelOf, type Trial } from './trial-record.ts';

/** Signs of fatigue ease the threshold at once, once in a set; after that they ask for a rest. */
export function tire(
  draft: Draft,
  by: 'effort' | 'declining-peak' | 'frequency-drift',
  at: number,
  ids: readonly string[],
  trials: readonly Trial[],
  /** Whether the zone is missed: what is still held needs a rest and no easier zone. */
  missed = true,
): void {
  draft.cues.push({ at, to: 'therapist', key: 'fatigue', by });
  // Fatigue is no failure of one edge: the side is that of the direction, whatever was missed.
  const eased = missed && !draft.state.eased && lower(draft, { rule: by, ids, trials, at });
  if (!eased) draft.cues.push({ at, to: 'therapist', key: 'rest' });
  help(draft, { at, what: eased ? 'eased' : 'rest', why: 'fatigue', trials, ids, ...(eased ? {} : { key: 'rest' }) });
  draft.state.eased = true;
}

/** Fewest trials of a set that are compared with others. */
const fewest = 4;
/** A set whose second half lies this share below its first, or that lies as far below the best set, is falling: nothing rises after it. */
const falling = 0.1;

/**
 * Loss of performance: the best level of the newest three trials lies `peakDecline` below that of the best set of the session,
 * or below the mean of those before in this zone. Practice eases where the zone is missed, and rests where it is still held.
 * From `lossStops` on the therapist is asked to stop or rest. A lower level that still holds the zone is control for whoever
 * does not stop at a loss, and only keeps the zone from rising.
 */
export function watchLoss(draft: Draft, trial: Trial): void {
  const { state } = draft;
  const { peakDecline, lossStops } = state.plan.parameters;
  // What the antagonist failed is no sign of a tired agonist.
  if (trial.outcome === 'antagonist') return;
  const newest = state.lastTen.slice(-3);
  const best = Math.max(...newest.map(levelOf));
  const before = Math.max(...referencesOf(state));
  if (newest.length < 3 || !(before > 0)) return;
  const loss = 1 - best / before;
  if (loss < peakDecline) return;
  const missed = trial.outcome === 'missed' || trial.outcome === 'weak';
  const evidence = state.lastTen.slice(-Math.max(newest.length, state.inThisZone));
  if (!state.eased && (missed || loss >= lossStops)) tire(draft, 'declining-peak', trial.off, [], evidence, missed);
  if (loss >= lossStops && ask(draft, 'stop-for-loss', 'fatigue', newest, trial.off))
    longerRest(draft, newest, trial.off, 'fatigue');
}

/** Levels to compare the newest three with: of the best set, and of those before them in this zone. */
function referencesOf(state: Draft['state']): readonly number[] {
  const here = state.inThisZone === 0 ? [] : state.lastTen.slice(-state.inThisZone).slice(0, -3);
  const mean = here.reduce((sum, trial) => sum + levelOf(trial), 0) / here.length;
  return [state.bestLevel ?? 0, here.length < 3 ? 0 : mean];
}

/** At the end of a set: whether its level falls or has fallen. Keeps the level of the best set of the session. */
export function isFalling({ state }: Draft, trials: readonly Trial[]): boolean {
  const own = trials.filter(({ outcome }) => outcome !== 'antagonist').map(levelOf);
  if (own.length < fewest || state.plan.measured === 'tap') return false;
  const half = Math.floor(own.length / 2);
  const first = middleOf(own.slice(0, half));
  const last = middleOf(own.slice(-half));
  const { bestLevel } = state;
  state.bestLevel = Math.max(bestLevel ?? 0, first, last);
  return last < (1 - falling) * first || Math.max(first, last) < (1 - falling) * (bestLevel ?? 0);
}

function middleOf(levels: readonly number[]): number {
  const sorted = levels.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(at)] ?? 0) + (sorted[Math.ceil(at)] ?? 0)) / 2;
}
