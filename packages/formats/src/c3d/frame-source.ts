import type { ByteSource } from '../bytes.ts';
import { blockBytes } from './header.ts';

/**
 * Gives the frames of a file a batch at a time: those that it states, and, where it goes on for more than the rest of a
 * block behind them, all that follow, but for the zeros that fill up its end.
 */
export class FrameSource {
  /** Bytes of whole frames behind the last one stated, within its block, that are not all 0; they are not given. */
  behind = 0;
  readonly #source: ByteSource;
  readonly #frameBytes: number;
  readonly #stated: number;
  readonly #batch: number;
  #done = 0;
  /** Frames of zeros that were met and not given yet: another frame must follow. */
  #zeros = 0;
  /** What comes behind them, and how many frames of zeros behind that. */
  #ahead: Uint8Array | undefined;
  #after = 0;
  #over: boolean | undefined;

  constructor(source: ByteSource, frameBytes: number, stated: number, batchBytes: number) {
    this.#source = source;
    this.#frameBytes = frameBytes;
    this.#stated = stated;
    this.#batch = Math.max(1, Math.floor(batchBytes / frameBytes));
  }

  /** Whole frames, at least one; undefined where there are no more. Valid until the next call. */
  async next(): Promise<Uint8Array | undefined> {
    if (this.#done < this.#stated) return this.#take(Math.min(this.#batch, this.#stated - this.#done));
    this.#over ??= await this.#goesOn();
    return this.#over ? this.#beyond() : undefined;
  }

  async #take(frames: number): Promise<Uint8Array | undefined> {
    const bytes = await this.#source.read(frames * this.#frameBytes);
    const whole = Math.floor(bytes.length / this.#frameBytes);
    this.#done += whole;
    return whole === 0 ? undefined : bytes.subarray(0, whole * this.#frameBytes);
  }

  /** Whether more follows than fills up the block of the last frame. */
  async #goesOn(): Promise<boolean> {
    const rest = (blockBytes - ((this.#stated * this.#frameBytes) % blockBytes)) % blockBytes;
    const held = await this.#source.peek(rest + 1);
    if (held.length > rest) return true;
    const frames = Math.floor(held.length / this.#frameBytes) * this.#frameBytes;
    if (!allZero(held.subarray(0, frames))) this.behind = frames;
    return false;
  }

  /** Frames beyond those stated: zeros are held back until something follows them. */
  async #beyond(): Promise<Uint8Array | undefined> {
    while (this.#ahead === undefined) {
      const bytes = await this.#take(this.#batch);
      if (bytes === undefined) return undefined;
      let last = bytes.length;
      while (last > 0 && bytes[last - 1] === 0) last--;
      const kept = Math.ceil(last / this.#frameBytes) * this.#frameBytes;
      this.#after = (bytes.length - kept) / this.#frameBytes;
      if (kept > 0) this.#ahead = bytes.subarray(0, kept);
      else this.#zeros += this.#after;
    }
    if (this.#zeros > 0) {
      const some = Math.min(this.#zeros, this.#batch);
      this.#zeros -= some;
      return new Uint8Array(some * this.#frameBytes);
    }
    const ahead = this.#ahead;
    this.#ahead = undefined;
    this.#zeros = this.#after;
    return ahead;
  }
}

const allZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);
