import { help } from './help-event.ts';
import { lower } from './move.ts';
import { recent } from './recent.ts';
import type { Draft } from './state.ts';
import type { Trial } from './trial-record.ts';

/** Signs of fatigue ease the threshold at once, once in a set; after that they ask for a rest. */
export function tire(
  draft: Draft,
  by: 'effort' | 'declining-peak' | 'frequency-drift',
  at: number,
  ids: readonly string[],
  trials: readonly Trial[],
): void {
  draft.cues.push({ at, to: 'therapist', key: 'fatigue', by });
  // Fatigue is no failure of one edge: the side is that of the direction, whatever was missed.
  const eased = !draft.state.eased && lower(draft, { rule: by, ids, trials, at });
  if (!eased) draft.cues.push({ at, to: 'therapist', key: 'rest' });
  help(draft, { at, what: eased ? 'eased' : 'rest', why: 'fatigue', trials, ids, ...(eased ? {} : { key: 'rest' }) });
  draft.state.eased = true;
}

/**
 * Declining peaks: the best of the newest three lies `peakDecline` below the mean of those before in this zone, and the
 * newest was no success. A lower peak that still holds the zone is control, and peaks that go up and down are not a decline.
 */
export function watchPeaks(draft: Draft, trial: Trial): void {
  const trials = recent(draft, 10);
  const before = trials.slice(0, -3);
  // What the antagonist failed is no sign of a tired agonist.
  const missed = trial.outcome === 'missed' || trial.outcome === 'weak';
  if (draft.state.eased || !missed || before.length < 3) return;
  const mean = before.reduce((sum, { peak }) => sum + peak, 0) / before.length;
  const best = Math.max(...trials.slice(-3).map(({ peak }) => peak));
  if (best > mean * (1 - draft.state.plan.parameters.peakDecline)) return;
  tire(draft, 'declining-peak', trial.off, [], trials);
}
