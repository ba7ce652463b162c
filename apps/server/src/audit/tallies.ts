/** What came again and again within one window. */
export interface Tally<T> {
  readonly value: T;
  /** UTC ms of the first. */
  readonly since: number;
  /** How often after the first. */
  readonly more: number;
}

interface Open<T> {
  readonly value: T;
  readonly since: number;
  more: number;
}

/**
 * Folds what repeats: the first of a kind within a window is to be recorded at once, the others are counted. Memory is
 * bounded whatever is sent: above `most` kinds the oldest windows end early. A clock that jumps back ends a window too.
 */
export class Tallies<T> {
  readonly #windowMs: number;
  readonly #most: number;
  readonly #open = new Map<string, Open<T>>();
  #over: Tally<T>[] = [];

  constructor(windowMs: number, most = 10_000) {
    this.#windowMs = windowMs;
    this.#most = most;
  }

  /** Whether it is the first of its kind within the window; otherwise it has been counted. `now` is UTC ms. */
  isFirst(key: string, now: number, value: T): boolean {
    const open = this.#open.get(key);
    if (open !== undefined && this.#isRunning(open, now)) {
      open.more += 1;
      return false;
    }
    this.#end(key);
    this.#open.set(key, { value, since: now, more: 0 });
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= this.#most) break;
      this.#end(oldest);
    }
    return true;
  }

  /** Whether a window of this kind runs. */
  has(key: string, now: number): boolean {
    const open = this.#open.get(key);
    return open !== undefined && this.#isRunning(open, now);
  }

  /** Hands out the counts of windows that are over, each once; of every window where `now` is Infinity. */
  due(now: number): readonly Tally<T>[] {
    for (const [key, open] of this.#open) if (!this.#isRunning(open, now)) this.#end(key);
    const due = this.#over;
    this.#over = [];
    return due;
  }

  #isRunning({ since }: Open<T>, now: number): boolean {
    return since <= now && now - since < this.#windowMs;
  }

  #end(key: string): void {
    const open = this.#open.get(key);
    this.#open.delete(key);
    if (open === undefined || open.more === 0) return;
    this.#over.push({ ...open });
    if (this.#over.length > this.#most) this.#over.shift();
  }
}
