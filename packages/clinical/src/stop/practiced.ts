import type { SessionEvent } from '../log/event.ts';
import type { ProgramItem } from '../log/snapshot.ts';

/**
 * What is practiced at the end of a run of events: started and not paused or ended since by a hand. A STOP leaves it as it
 * was, so that it is still known what the STOP was about; where nothing is left, what was started last.
 */
export class Practiced {
  readonly #going = new Set<string>();
  #last: string | null = null;
  /** UTC ms of the first start; null before. */
  from: number | null = null;

  take(event: SessionEvent): void {
    if (event.kind === 'activity.started' || event.kind === 'activity.resumed') {
      this.from ??= event.at;
      this.#last = event.body.activityId;
      this.#going.add(event.body.activityId);
    } else if (event.kind === 'activity.paused' || event.kind === 'activity.stopped') this.#going.delete(event.body.activityId);
  }

  /** Ids of activities. */
  get ids(): readonly string[] {
    return this.#going.size > 0 ? [...this.#going] : this.#last === null ? [] : [this.#last];
  }
}

/** Items of a program by their ids; all of them where there is none. */
export function itemsOf(items: readonly ProgramItem[], ids: readonly string[]): readonly ProgramItem[] {
  const found = items.filter(({ id }) => ids.includes(id));
  return found.length > 0 ? found : items;
}
