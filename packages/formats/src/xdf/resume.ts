/**
 * Which samples have a time behind damage: a sample without a stamp follows the one before, which may be lost, so that
 * those up to the next stamp are lost as well.
 */
export class Resume {
  readonly #waiting = new Set<number>();
  readonly #streams: readonly number[];

  constructor(streams: Iterable<number>) {
    this.#streams = [...streams];
  }

  /** @param stream the one whose samples may be missing; undefined for any */
  damaged(stream: number | undefined): void {
    for (const id of stream === undefined ? this.#streams : [stream]) this.#waiting.add(id);
  }

  /** Whether a sample counts, and whether it is the first one behind damage. */
  next(stream: number, stamp: number | undefined): 'lost' | 'anew' | 'follows' {
    if (this.#waiting.size === 0 || !this.#waiting.has(stream)) return 'follows';
    if (stamp === undefined) return 'lost';
    this.#waiting.delete(stream);
    return 'anew';
  }
}
