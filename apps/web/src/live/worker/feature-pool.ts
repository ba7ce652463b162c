/** Values of one channel that a message of features can hold: the longest block that a source makes to catch up. */
export const mostValues = 256;
/** More buffers than this are never on their way at once, unless the page sleeps; then they are made anew. */
const kept = 32;

/** The memory of the features: it goes to the page with a block, and comes back to be filled again. */
export class FeaturePool {
  readonly #free: ArrayBuffer[] = [];
  made = 0;

  /** A buffer for two channels. */
  take(): ArrayBuffer {
    const buffer = this.#free.pop();
    if (buffer !== undefined) return buffer;
    this.made++;
    return new ArrayBuffer(2 * 4 * mostValues);
  }

  back(buffer: ArrayBuffer): void {
    if (buffer.byteLength === 2 * 4 * mostValues && this.#free.length < kept) this.#free.push(buffer);
  }
}
