import { FaultError } from '@eupraxia/kernel';
import { fault } from './errors.ts';

/** What watches the bytes come: it is told of each chunk, and may end the reading. An AbortSignal is such a `signal`. */
export interface Watch {
  readonly signal?: { readonly aborted: boolean };
  /** Told how many bytes have come since the last call. */
  readonly onBytes?: (count: number) => void;
}

/**
 * Bytes as they come, with a look ahead. It holds what was looked at and one chunk, no more: a length that a header
 * states takes no memory before that many bytes have come.
 */
export class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #watch: Watch;
  #held: Uint8Array = new Uint8Array(0);
  #ended = false;

  constructor(chunks: AsyncIterable<Uint8Array>, watch: Watch = {}) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#watch = watch;
  }

  /** At least the next `count` bytes, or all that are left; they stay to be read. */
  async peek(count: number): Promise<Uint8Array> {
    if (this.#held.length >= count || this.#ended) return this.#held;
    const parts = [this.#held];
    let length = this.#held.length;
    while (length < count) {
      if (this.#watch.signal?.aborted) throw new FaultError(fault('EUP_FORMATS_CANCELLED'));
      const next = await this.#chunks.next();
      if (next.done === true) {
        this.#ended = true;
        break;
      }
      this.#watch.onBytes?.(next.value.length);
      parts.push(next.value);
      length += next.value.length;
    }
    this.#held = joined(parts, length);
    return this.#held;
  }

  /** The next `count` bytes, fewer where the source ends. Valid until the next call. */
  async read(count: number): Promise<Uint8Array> {
    const all = await this.peek(count);
    this.#held = all.subarray(count);
    return all.subarray(0, count);
  }

  /** The next bytes, however many there are; undefined at the end. */
  async next(): Promise<Uint8Array | undefined> {
    if (this.#held.length === 0) await this.peek(1);
    const all = this.#held;
    this.#held = new Uint8Array(0);
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

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
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
