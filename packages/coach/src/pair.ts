import type { OpenDraft } from './open-trial.ts';
import type { Measure } from './state.ts';

/** Times the calm level's own time after which both levels have come up: while they rise together, they scatter together. */
export const risen = 4;
/** Share of the highest calm level under which both fall together. */
const steady = 0.85;

/** Takes both muscles of one sample of a trial in, after their calm levels. */
export function pair(open: OpenDraft, { calm }: Measure, level: number, other: number): void {
  open.common += Math.min(level, other);
  open.total += level + other;
  open.ownSquares += level * level;
  open.otherSquares += other * other;
  open.products += level * other;
  open.otherSum += other;
  open.both++;
  if (open.both <= risen * calm || open.calm < steady * open.peak) return;
  const own = level - open.calm;
  const second = other - open.calmOther;
  open.ownScatter += own * own;
  open.otherScatter += second * second;
  open.bothScatter += own * second;
}
