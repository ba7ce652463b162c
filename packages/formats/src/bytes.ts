import { FaultError } from '@eupraxia/kernel';
import { fault } from './errors.ts';

/** What watches the bytes come: it is told of each chunk, and may end the reading. An AbortSignal is such a `signal`. */
export interface Watch {
  readonly signal?: { readonly aborted: boolean };
  /** Told how many bytes have come since the last call. */
  readonly onBytes?: (count: number) => void;
}

/** How the characters of a text file are written. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const none = new Uint8Array(0);

/**
 * Bytes as they come, with a look ahead. It holds what was looked at and one chunk, no more: a length that a header
 * states takes no memory before that many bytes have come.
 */
export class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #watch: Watch;
  #held: Uint8Array = none;
  /** Where chunks are joined. `read` uses it again and again: new memory each time would cost more than the copying. */
  #room: Uint8Array = none;
  #ended = false;
  /** How the file writes its characters, where the bytes are decoded text. */
  encoding: TextEncoding = 'utf-8';

  constructor(chunks: AsyncIterable<Uint8Array>, watch: Watch = {}) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#watch = watch;
  }

  /** At least the next `count` bytes, or all that are left; they stay to be read. Valid until the next `read`. */
  async peek(count: number): Promise<Uint8Array> {
    if (this.#held.length < count && !this.#ended) {
      this.#room = none;
      await this.#gather(count);
    }
    return this.#held;
  }

  /** The next `count` bytes, fewer where the source ends. Valid until the next call. */
  async read(count: number): Promise<Uint8Array> {
    if (this.#held.length < count && !this.#ended) await this.#gather(count);
    const all = this.#held;
    this.#held = all.subarray(count);
    return all.subarray(0, count);
  }

  /** Holds at least `count` bytes, or all that are left. A chunk is copied before the source is asked for the next. */
  async #gather(count: number): Promise<void> {
    while (this.#held.length < count) {
      if (this.#watch.signal?.aborted) throw new FaultError(fault('EUP_FORMATS_CANCELLED'));
      if (this.#held.length > 0) this.#held = this.#joinedWith(none);
      const next = await this.#chunks.next();
      if (next.done === true) {
        this.#ended = true;
        return;
      }
      const { buffer, byteOffset, length } = next.value;
      this.#watch.onBytes?.(length);
      // Node's own kind of bytes copies nothing where `slice` should.
      const more = new Uint8Array(buffer, byteOffset, length);
      this.#held = this.#held.length === 0 ? more : this.#joinedWith(more);
    }
  }

  /** What is held, at the beginning of the room, and `more` after it. */
  #joinedWith(more: Uint8Array): Uint8Array {
    const held = this.#held;
    const length = held.length + more.length;
    const lies = held.buffer === this.#room.buffer && held.byteOffset === this.#room.byteOffset;
    if (this.#room.length < length) {
      this.#room = new Uint8Array(length + (length >> 1));
      this.#room.set(held);
    } else if (!lies) this.#room.set(held);
    this.#room.set(more, held.length);
    return this.#room.subarray(0, length);
  }

  /** The next bytes, however many there are; undefined at the end. */
  async next(): Promise<Uint8Array | undefined> {
    if (this.#held.length === 0) await this.peek(1);
    const all = this.#held;
    this.#held = none;
    // Whoever takes them may keep them.
    if (all.buffer === this.#room.buffer) this.#room = none;
    return all.length > 0 ? all : undefined;
  }

  /** Passes over the next `count` bytes without holding them; fewer where the source ends. */
  async skip(count: number): Promise<number> {
    let left = count;
    while (left > 0) {
      if (this.#held.length === 0 && (await this.peek(1)).length === 0) break;
      const step = Math.min(left, this.#held.length);
      this.#held = this.#held.subarray(step);
      left -= step;
    }
    return count - left;
  }

  /** Lets the source close what it holds open. */
  async close(): Promise<void> {
    this.#ended = true;
    await this.#chunks.return?.();
  }
}

/** Text from bytes: UTF-8, and Latin-1 where they aren't that. */
export function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] as number;
    const more = lead < 0xc2 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 0;
    let code = more === 0 ? lead : lead & (0x3f >> more);
    let good = true;
    for (let k = 1; k <= more; k++) {
      const next = bytes[i + k] ?? 0;
      if ((next & 0xc0) !== 0x80) good = false;
      code = (code << 6) | (next & 0x3f);
    }
    const valid = good && code <= 0x10ffff;
    text += String.fromCodePoint(valid ? code : lead);
    i += valid ? more + 1 : 1;
  }
  return text;
}

/** UTF-8 bytes of a text; half a surrogate pair becomes a question mark. */
export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(3 * text.length);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.codePointAt(i) as number;
    if (code > 0xffff) i++;
    else if (code >= 0xd800 && code < 0xe000) code = 0x3f;
    if (code < 0x80) bytes[at++] = code;
    else {
      const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
      bytes[at++] = ([0, 0xc0, 0xe0, 0xf0][more] as number) | (code >> (6 * more));
      for (let k = more - 1; k >= 0; k--) bytes[at++] = 0x80 | ((code >> (6 * k)) & 0x3f);
    }
  }
  return bytes.subarray(0, at);
}
