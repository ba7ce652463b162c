import type { GateParts } from '../gate/of-visit.ts';
import type { ProgramItem } from '../log/snapshot.ts';

/** One effort that was rated, CR10. */
export interface RatedEffort {
  readonly id: string;
  /** UTC ms. */
  readonly at: number;
  readonly score: number;
}

/** As much of a visit as the stop rules read: the person, what was rated, and what is practiced. Ratings in order of time. */
export interface StopParts extends GateParts {
  readonly effort: readonly RatedEffort[];
  /** UTC ms at which practice of this visit began; null before. */
  readonly practicedFrom: number | null;
  /** What is practiced, or was when STOP was pressed: the strictest of them decides. Of a visit without practice, all of its program. */
  readonly items: readonly ProgramItem[];
}
