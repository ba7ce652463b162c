import { type Hertz, type Seconds, seconds } from '@eupraxia/kernel';
import type { Channel, SampleBlock } from '@eupraxia/signal';
import { mostBlocks } from './paced.ts';

/** A block whose memory is used again for the next one: valid until that is asked for. Allocates only for odd lengths. */
export class BlockBuffer {
  readonly data: readonly Float32Array[];
  readonly #block: { channels: readonly Channel[]; rate: Hertz; t0: Seconds; data: readonly Float32Array[] };
  readonly #views = new Map<number, readonly Float32Array[]>();

  /** @param length samples of a usual block */
  constructor(channels: readonly Channel[], rate: Hertz, length: number) {
    this.data = channels.map(() => new Float32Array(length * mostBlocks));
    this.#block = { channels, rate, t0: seconds(0), data: this.data };
  }

  /** The block of the first `count` samples in `data`. */
  block(t0: number, count: number): SampleBlock {
    let views = this.#views.get(count);
    if (views === undefined) {
      // Few lengths ever occur: a usual block, a large one, and the rests before an end.
      if (this.#views.size > 64) this.#views.clear();
      views = this.data.map((channel) => channel.subarray(0, count));
      this.#views.set(count, views);
    }
    this.#block.t0 = t0 as Seconds;
    this.#block.data = views;
    return this.#block;
  }
}
