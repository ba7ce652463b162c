import type { OpenDraft } from './open-trial.ts';
import type { Measure } from './state.ts';

/**
 * Takes one good sample of both muscles into the calm levels of what is under way, by which all but its begin and end is
 * judged: the plain mean of its samples until `calm` of them have come, from then on an exponential mean in which a new
 * sample weighs one in `calm`. A lost sample does not enter. Two numbers and a count are all its memory, so how samples are
 * cut into blocks has no effect, and nothing is allocated.
 */
export function calm(open: OpenDraft, { calm: most }: Measure, level: number, other: number): void {
  if (open.averaged < most) open.averaged++;
  open.calm = mean(open.calm, level, open.averaged);
  open.calmOther = mean(open.calmOther, other, open.averaged);
  could(open, most, level, level);
}

/** The calm level as it could be, had `count` lost samples been anything from the one edge of the zone to the other. */
export function calmIfLost(open: OpenDraft, { calm: most }: Measure, count: number): void {
  const floor = open.zone.floor ?? 0;
  // Without a ceiling nobody knows how strong a lost sample was: twice the floor, or as strong as what came.
  const ceiling = open.zone.ceiling ?? Math.max(2 * floor, open.couldMost);
  for (let i = 0; i < count; i++) could(open, most, floor, ceiling);
}

/** Begins anew, with the next sample. */
export function calmAnew(open: OpenDraft): void {
  open.averaged = 0;
  open.couldAveraged = 0;
}

/** The highest calm level: of the first samples, whose mean still scatters, what they have come to. */
export function calmPeak(peak: number, { averaged, calm: level }: OpenDraft, { calm: most }: Measure): number {
  return averaged < most ? level : Math.max(peak, level);
}

function could(open: OpenDraft, most: number, least: number, highest: number): void {
  if (open.couldAveraged < most) open.couldAveraged++;
  open.couldLeast = mean(open.couldLeast, least, open.couldAveraged);
  open.couldMost = mean(open.couldMost, highest, open.couldAveraged);
}

const mean = (before: number, level: number, count: number): number => (count === 1 ? level : before + (level - before) / count);
