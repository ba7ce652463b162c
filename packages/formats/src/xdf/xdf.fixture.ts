import { bytesOf } from '../files.fixture.ts';

/** Little-endian bytes of one number. */
function bytesOfNumber(size: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(size);
  write(new DataView(bytes.buffer));
  return bytes;
}

export const float64 = (value: number): Uint8Array => bytesOfNumber(8, (view) => view.setFloat64(0, value, true));
export const float32 = (value: number): Uint8Array => bytesOfNumber(4, (view) => view.setFloat32(0, value, true));
const uint32 = (value: number): Uint8Array => bytesOfNumber(4, (view) => view.setUint32(0, value, true));

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** One chunk: its length in four bytes, its tag, its content. */
export const chunk = (tag: number, content: Uint8Array): Uint8Array =>
  join(Uint8Array.of(4), uint32(content.length + 2), Uint8Array.of(tag, 0), content);

export const streamHeader = (id: number, info: string): Uint8Array =>
  chunk(2, join(uint32(id), bytesOf(`<?xml version="1.0"?><info>${info}</info>`)));
export const clockOffset = (id: number, time: number, value: number): Uint8Array =>
  chunk(4, join(uint32(id), float64(time), float64(value)));
export const footer = (id: number, count: number): Uint8Array =>
  chunk(6, join(uint32(id), bytesOf(`<info><sample_count>${count}</sample_count></info>`)));

/** Samples, each with its stamp, or without one where it follows the last. */
export const samplesChunk = (
  id: number,
  samples: readonly { readonly at?: number; readonly content: Uint8Array }[],
): Uint8Array =>
  chunk(
    3,
    join(
      uint32(id),
      Uint8Array.of(4),
      uint32(samples.length),
      ...samples.map(({ at, content }) =>
        at === undefined ? join(Uint8Array.of(0), content) : join(Uint8Array.of(8), float64(at), content),
      ),
    ),
  );

export const word = (text: string): Uint8Array => join(Uint8Array.of(1, text.length), bytesOf(text));

export const xdfFile = (...chunks: readonly Uint8Array[]): Uint8Array =>
  join(bytesOf('XDF:'), chunk(1, bytesOf('<?xml version="1.0"?><info><version>1.0</version></info>')), ...chunks);

export const about = (name: string, type: string, channels: number, rate: number, format: string, desc = ''): string =>
  `<name>${name}</name><type>${type}</type><channel_count>${channels}</channel_count><nominal_srate>${rate}</nominal_srate><channel_format>${format}</channel_format><desc>${desc}</desc>`;
