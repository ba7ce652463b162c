import { ByteSource, type TextEncoding } from './bytes.ts';
import type { RemarkList } from './remarks.ts';

/** What Windows-1252 holds where Latin-1 has control characters; 0 where it holds nothing. */
const windows = [
  0x20ac, 0, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17d, 0, 0, 0x2018, 0x2019,
  0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0, 0x17e, 0x178,
];

/** Whether a file begins as UTF-16 text: by its mark, or by a zero in every second byte. */
export function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [a, b, c, d] = head;
  // Four bytes a character is another encoding, which nothing exports.
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? undefined : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const pairs = Math.min(head.length, 512) >> 1;
  if (pairs < 8) return undefined;
  let little = 0;
  let big = 0;
  for (let i = 0; i < pairs; i++) {
    const first = head[2 * i] as number;
    const second = head[2 * i + 1] as number;
    if (isPlain(first) && second === 0) little++;
    if (first === 0 && isPlain(second)) big++;
  }
  // A unit such as µV is one of few characters beyond ASCII.
  return little > 0.9 * pairs ? 'utf-16le' : big > 0.9 * pairs ? 'utf-16be' : undefined;
}

const isPlain = (byte: number): boolean => (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;

/** Whether bytes are UTF-8; a character that the end of the bytes cuts through counts. */
export function isUtf8(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] as number;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const more = lead < 0xc2 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 0;
    if (more === 0) return false;
    for (let k = 1; k <= more && i + k < bytes.length; k++) if (((bytes[i + k] as number) & 0xc0) !== 0x80) return false;
    i += more + 1;
  }
  return true;
}

/** The same text as UTF-8, so that every reader sees one encoding. Holds a chunk. */
export function decoded(source: ByteSource, encoding: TextEncoding): ByteSource {
  if (encoding === 'utf-8') return source;
  const made = encoding === 'windows-1252' ? fromWindows(source) : fromUtf16(source, encoding === 'utf-16be');
  const text = new ByteSource(closing(made, source));
  text.encoding = encoding;
  return text;
}

/** Closes the source with the text that is made of it. */
async function* closing(text: AsyncIterable<Uint8Array>, source: ByteSource): AsyncGenerator<Uint8Array> {
  try {
    yield* text;
  } finally {
    await source.close();
  }
}

async function* fromWindows(source: ByteSource): AsyncGenerator<Uint8Array> {
  for (let bytes = await source.next(); bytes !== undefined; bytes = await source.next()) {
    const writer = new Utf8Writer(3 * bytes.length);
    for (const byte of bytes) writer.put(byte >= 0x80 && byte < 0xa0 ? windows[byte - 0x80] || byte : byte);
    yield writer.taken();
  }
}

async function* fromUtf16(source: ByteSource, big: boolean): AsyncGenerator<Uint8Array> {
  let half = -1;
  let high = 0;
  for (let bytes = await source.next(); bytes !== undefined; bytes = await source.next()) {
    const writer = new Utf8Writer(2 * bytes.length + 8);
    for (const byte of bytes) {
      if (half < 0) {
        half = byte;
        continue;
      }
      const unit = big ? (half << 8) | byte : (byte << 8) | half;
      half = -1;
      const low = unit >= 0xdc00 && unit < 0xe000;
      if (high > 0) writer.put(low ? 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00) : replacement);
      if (unit >= 0xd800 && unit < 0xdc00) high = unit;
      else {
        // The second half of a pair without its first stands for nothing.
        if (!low) writer.put(unit);
        else if (high === 0) writer.put(replacement);
        high = 0;
      }
    }
    if (writer.length > 0) yield writer.taken();
  }
  if (half < 0 && high === 0) return;
  // The file breaks off within a character.
  const writer = new Utf8Writer(4);
  writer.put(replacement);
  yield writer.taken();
}

const replacement = 0xfffd;

class Utf8Writer {
  readonly #bytes: Uint8Array;
  length = 0;

  constructor(most: number) {
    this.#bytes = new Uint8Array(most);
  }

  put(code: number): void {
    if (code < 0x80) {
      this.#bytes[this.length++] = code;
      return;
    }
    const more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    this.#bytes[this.length++] = ([0, 0xc0, 0xe0, 0xf0][more] as number) | (code >> (6 * more));
    for (let k = more - 1; k >= 0; k--) this.#bytes[this.length++] = 0x80 | ((code >> (6 * k)) & 0x3f);
  }

  taken(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }
}

/** Tells that names were read as Windows-1252, where one of them holds letters that another encoding writes otherwise. */
export function tellEncoding(remarks: RemarkList, source: ByteSource, names: readonly string[]): void {
  if (source.encoding !== 'windows-1252') return;
  // These signs stand at the same place in every encoding of western Europe.
  const name = names.find((one) => /[^\0-\x7f°±²³µ·]/.test(one));
  if (name === undefined) return;
  remarks.add('FORMATS_TAKEN_AS', {
    what: `The name "${name}"`,
    as: 'text of Windows-1252',
    why: 'the file is not UTF-8 and does not say which encoding it has',
  });
}
