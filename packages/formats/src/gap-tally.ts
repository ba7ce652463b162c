import type { RemarkList } from './remarks.ts';

/** Counts the samples that are missing between the rows of one track, to be told once all have been read. */
export class GapTally {
  #lost = 0;
  #places = 0;
  #line = 0;

  /** @param count samples that are missing @param line the line before which they are */
  add(count: number, line: number): void {
    if (this.#places++ === 0) this.#line = line;
    this.#lost += count;
  }

  /** Tells how many samples are missing, in how many places, and where first. */
  remark(track: string, remarks: RemarkList | undefined): void {
    if (this.#places === 0) return;
    remarks?.add('FORMATS_GAPS', { track, lost: this.#lost, places: this.#places, line: this.#line });
  }
}
