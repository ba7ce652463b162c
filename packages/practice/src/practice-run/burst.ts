/** Seconds that a level must stay above rest to have left it, and below to be back: longer than the level's own scatter. */
const leaves = 0.1;
const returns = 0.2;

/**
 * Follows when the muscle left rest and when it was back, so that a trial is told of as a whole and not from the zone's edge on.
 * Times in samples; allocates nothing.
 */
export class BurstWatch {
  readonly #leave: number;
  readonly #return: number;
  #candidate = -1;
  #below = -1;
  /** First sample of the newest burst; −1 before the first. */
  on = -1;
  /** One past its last sample; −1 while it goes on. */
  off = -1;

  constructor(rate: number) {
    this.#leave = Math.max(1, Math.round(leaves * rate));
    this.#return = Math.max(1, Math.round(returns * rate));
  }

  get active(): boolean {
    return this.on >= 0 && this.off < 0;
  }

  /**
   * The signal was lost for so long that nobody knows what the muscle did: a burst ends where it was last seen, and none begins
   * before the muscle is seen again.
   * @param since the first lost sample
   */
  lose(since: number): void {
    if (this.active) this.off = this.#below >= 0 ? this.#below : Math.max(this.on + 1, since);
    this.#below = -1;
    this.#candidate = -1;
  }

  /** @param above whether the level of sample `at` is above rest */
  take(at: number, above: boolean): void {
    if (this.active) {
      if (above) this.#below = -1;
      else if (this.#below < 0) this.#below = at;
      if (this.#below >= 0 && at - this.#below + 1 >= this.#return) {
        this.off = this.#below;
        this.#candidate = -1;
      }
      return;
    }
    if (!above) this.#candidate = -1;
    else if (this.#candidate < 0) this.#candidate = at;
    if (this.#candidate < 0 || at - this.#candidate + 1 < this.#leave) return;
    this.on = this.#candidate;
    this.off = -1;
    this.#below = -1;
  }
}
