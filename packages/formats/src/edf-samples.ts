import type { EdfHeader, EdfSignal } from './edf-header.ts';

const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** A stretch shorter than this is sooner copied number by number. */
const leastBlock = 64;

/**
 * One signal's samples from whole records: digits are little-endian two's complement, physical = gain · (digit + zero).
 * Where the bytes lie as this machine's own 16-bit numbers, they are widened stretch by stretch by the engine itself, then scaled
 * where they lie: about twice as fast as byte by byte.
 */
export function edfSamples(bytes: Uint8Array, header: EdfHeader, signal: EdfSignal): Float64Array {
  const { recordBytes, sampleBytes } = header;
  const { samples, offset } = signal;
  const output = new Float64Array((bytes.length / recordBytes) * samples);
  const own = littleEndian && sampleBytes === 2 && (bytes.byteOffset | recordBytes | offset) % 2 === 0;
  if (!own || samples < leastBlock) {
    fromBytes(bytes, recordBytes, sampleBytes, signal, output);
    return output;
  }
  const words = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
  for (let o = 0, from = offset >> 1; o < output.length; o += samples, from += recordBytes >> 1) {
    output.set(words.subarray(from, from + samples), o);
  }
  scale(output, signal);
  return output;
}

/** Four in each turn of the loop: an engine looks up a quarter as often where the array lies. */
function scale(samples: Float64Array, { gain, zero }: EdfSignal): void {
  let i = 0;
  for (; i + 3 < samples.length; i += 4) {
    samples[i] = gain * ((samples[i] as number) + zero);
    samples[i + 1] = gain * ((samples[i + 1] as number) + zero);
    samples[i + 2] = gain * ((samples[i + 2] as number) + zero);
    samples[i + 3] = gain * ((samples[i + 3] as number) + zero);
  }
  for (; i < samples.length; i++) samples[i] = gain * ((samples[i] as number) + zero);
}

function fromBytes(bytes: Uint8Array, recordBytes: number, sampleBytes: 2 | 3, signal: EdfSignal, output: Float64Array): void {
  const { samples, gain, zero, offset } = signal;
  for (let o = 0, record = offset; o < output.length; o += samples, record += recordBytes) {
    for (let i = 0, at = record; i < samples; i++, at += sampleBytes) {
      const low = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
      const digit = sampleBytes === 2 ? (low << 16) >> 16 : ((low | ((bytes[at + 2] as number) << 16)) << 8) >> 8;
      output[o + i] = gain * (digit + zero);
    }
  }
}
