import type { AttentionMode, Furnisher } from '../log/vocabulary.ts';
import type { Visit } from './visit.ts';

/** One activity whose clock runs. */
export interface ActivityRunning {
  readonly activityId: string;
  /** Its name, as the program has it. */
  readonly activity: string;
  /** UTC ms since when it has run without a pause. */
  readonly since: number;
  readonly by: Furnisher;
  readonly mode: AttentionMode;
  /** User id of whose time it is; null where the log does not say. */
  readonly person: string | null;
  /** The event that began the newest stretch: a start, a resumption, or a change of attention. */
  readonly begunBy: string;
}

/** The clocks that run in a visit, in the order of the program; none once it is finished or STOP holds it. */
export function runningClocks(visit: Visit): readonly ActivityRunning[] {
  return visit.activities.flatMap(({ item, state, bouts }): readonly ActivityRunning[] => {
    const last = bouts.at(-1);
    if (state !== 'running' || last === undefined) return [];
    // Another person or another kind of attention does not pause the clock: such stretches touch.
    let since = last.from;
    for (let i = bouts.length - 2; i >= 0 && bouts[i]?.to === since; i--) since = bouts[i]?.from ?? since;
    const { by, mode, person, events } = last;
    return [{ activityId: item.id, activity: item.name, since, by, mode, person, begunBy: events[0] ?? '' }];
  });
}
