import { textOf } from '../bytes.ts';
import { plainText } from '../channels.ts';
import { variableLength } from './chunks.ts';
import { type ValueKind, valueBytes } from './stream.ts';

type Reading = (view: DataView, at: number) => number;

const readings: Readonly<Record<Exclude<ValueKind, 'string'>, Reading>> = {
  int8: (view, at) => view.getInt8(at),
  int16: (view, at) => view.getInt16(at, true),
  int32: (view, at) => view.getInt32(at, true),
  int64: (view, at) => Number(view.getBigInt64(at, true)),
  float32: (view, at) => view.getFloat32(at, true),
  double64: (view, at) => view.getFloat64(at, true),
};

/** Writes one sample's numbers to place `i` of each channel; one that is infinite is lost. */
export function numbersInto(
  kind: Exclude<ValueKind, 'string'>,
  view: DataView,
  at: number,
  into: readonly Float64Array[],
  i: number,
): void {
  const reading = readings[kind];
  const size = valueBytes[kind];
  for (let c = 0; c < into.length; c++) {
    const value = reading(view, at + c * size);
    (into[c] as Float64Array)[i] = Number.isFinite(value) ? value : Number.NaN;
  }
}

/** One sample in words, for an annotation: texts, or numbers, that aren't empty. */
export function wordsOf(kind: ValueKind, channels: number, view: DataView, from: number, to: number): string {
  if (kind !== 'string') {
    return Array.from({ length: channels }, (_, c) => String(readings[kind](view, from + c * valueBytes[kind]))).join(' ');
  }
  const bytes = new Uint8Array(view.buffer, view.byteOffset, to);
  const words: string[] = [];
  let at = from;
  for (let c = 0; c < channels; c++) {
    const length = variableLength(bytes, at);
    if (length === undefined || length === 'cut') break;
    const word = plainText(textOf(bytes.subarray(length.next, Math.min(length.next + length.value, length.next + 4096))));
    if (word !== '') words.push(word);
    at = length.next + length.value;
  }
  return words.join(' ').slice(0, 4096);
}
