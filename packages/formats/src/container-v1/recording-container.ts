/**
 * The container that a live recording is kept in, made to be written piece by piece and cut off anywhere.
 *
 *     magic `EUPR`, version (1 byte), 3 bytes 0
 *     frames: kind (1 byte: H, S or E), length of the payload (u32), payload, CRC-32 of kind, length and payload (u32)
 *       H  the header, UTF-8 JSON: ContainerHeader; first, once
 *       S  samples: index of the first (float64), count (u32), then channel by channel as float32; a lost sample is NaN
 *       E  the end: how many samples in all (float64); last, absent where the recording broke off
 *
 * All numbers little-endian. Pieces put one behind another are the file, so whoever keeps the pieces has the recording.
 */
export const containerMagic = [0x45, 0x55, 0x50, 0x52] as const;
export const containerVersion = 1;
export const frames = { header: 0x48, samples: 0x53, end: 0x45 } as const;
export const headLength = 8;
/** Bytes of a frame beside its payload, and most of a payload. */
export const frameLength = { before: 5, after: 4 } as const;
export const mostPayload = 2 ** 24;

/** What is known when a recording begins. Nothing in it says whose it is. */
export interface ContainerHeader {
  /** The id that the visit's log names it by. */
  readonly recording: string;
  /** Samples per second. */
  readonly rate: number;
  readonly channels: readonly { readonly name: string; readonly unit: string }[];
  readonly source: 'synthetic' | 'device';
}

/** The first piece of a recording. */
export function containerHead(header: ContainerHeader): Uint8Array<ArrayBuffer> {
  const json = new Uint8Array(utf8(JSON.stringify(header)));
  const bytes = new Uint8Array(headLength + frameLength.before + json.length + frameLength.after);
  bytes.set(containerMagic);
  bytes[4] = containerVersion;
  const payload = framed(bytes.subarray(headLength), frames.header, json.length);
  payload.set(json);
  close(bytes.subarray(headLength));
  return bytes;
}

/**
 * A piece of samples: the first `count` of each channel.
 * @param first index of the first sample since the recording began
 */
export function containerSamples(first: number, data: readonly Float32Array[], count: number): Uint8Array<ArrayBuffer> {
  const length = 12 + 4 * count * data.length;
  const bytes = new Uint8Array(frameLength.before + length + frameLength.after);
  const payload = framed(bytes, frames.samples, length);
  const view = new DataView(payload.buffer, payload.byteOffset, length);
  view.setFloat64(0, first, true);
  view.setUint32(8, count, true);
  let at = 12;
  for (const channel of data) {
    for (let i = 0; i < count; i++) {
      view.setFloat32(at, channel[i] as number, true);
      at += 4;
    }
  }
  close(bytes);
  return bytes;
}

/** The last piece: after it the recording is known to be whole. */
export function containerEnd(samples: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(frameLength.before + 8 + frameLength.after);
  const payload = framed(bytes, frames.end, 8);
  new DataView(payload.buffer, payload.byteOffset, 8).setFloat64(0, samples, true);
  close(bytes);
  return bytes;
}

function framed(bytes: Uint8Array<ArrayBuffer>, kind: number, length: number): Uint8Array<ArrayBuffer> {
  bytes[0] = kind;
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(1, length, true);
  return bytes.subarray(frameLength.before, frameLength.before + length);
}

function close(frame: Uint8Array<ArrayBuffer>): void {
  const end = frame.length - frameLength.after;
  new DataView(frame.buffer, frame.byteOffset).setUint32(end, crc32(frame.subarray(0, end)), true);
}

/** CRC-32 as in ZIP and PNG (reflected 0xEDB88320). */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = (table[(crc ^ (bytes[i] as number)) & 0xff] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
}

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** UTF-8 bytes of a text; a pure package has no TextEncoder. */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0xfffd;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 0x3f));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 0x3f), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f));
  }
  return bytes;
}
