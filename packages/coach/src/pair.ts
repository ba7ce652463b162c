import type { OpenDraft } from './open-trial.ts';

/** Takes both muscles of one sample of a trial in, after their calm levels. */
export function pair(open: OpenDraft, level: number, other: number): void {
  open.common += Math.min(level, other);
  open.total += level + other;
  open.ownSquares += level * level;
  open.otherSquares += other * other;
  open.products += level * other;
  open.otherSum += other;
  open.both++;
  const own = level - open.calm;
  const second = other - open.calmOther;
  open.ownScatter += own * own;
  open.otherScatter += second * second;
  open.bothScatter += own * second;
}
