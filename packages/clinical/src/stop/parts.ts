import type { GateParts } from '../gate/of-visit.ts';
import type { ProgramItem } from '../log/snapshot.ts';

/** One effort that was rated, CR10. */
export interface RatedEffort {
  readonly id: string;
  /** UTC ms. */
  readonly at: number;
  readonly score: number;
}

/** As much of a visit as the stop rules read: the person, what was rated, and what is practiced. */
export interface StopParts extends GateParts {
  readonly effort: readonly RatedEffort[];
  /** UTC ms at which practice of this visit began; null before. */
  readonly practicedFrom: number | null;
  /** What runs, or ran when STOP was pressed; null where nothing did. */
  readonly item: ProgramItem | null;
}
