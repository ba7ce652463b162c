import { readAll } from './files.fixture.ts';

/** Wrong values for a field of text: what damage, other programs and other languages put there. */
export const wrongTexts = (value: number): readonly string[] => [
  '0',
  '-1',
  '1',
  String(value - 1),
  String(value + 1),
  String(2 * value),
  '65535',
  '65536',
  '2147483648',
  '1e308',
  '1e400',
  'NaN',
  '',
  'abc',
  `${value},5`,
];

/** Wrong values for a field of 16 bits. */
export const wrongWords = (value: number): readonly number[] => [
  0,
  1,
  value - 1,
  value + 1,
  2 * value,
  255,
  4096,
  0x7fff,
  0x8000,
  0xffff,
];

export interface Whole {
  readonly tracks: readonly (readonly number[][])[];
  readonly rates: readonly number[];
}

/**
 * What a damaged file becomes: `refused`, `same` (every sample as in the sound file, at the same rate, or lost), `told` by a
 * remark or a count, or `silent`, which no reader may be.
 */
export async function outcomeOf(bytes: Uint8Array, sound: Whole): Promise<'refused' | 'same' | 'told' | 'silent'> {
  const read = await readAll(bytes, undefined, 4096);
  if (typeof read === 'string') {
    if (!/^EUP_FORMATS_/.test(read)) throw new Error(read);
    return 'refused';
  }
  const { recording, tracks } = read;
  if (recording.remarks.length > 0) return 'told';
  if (recording.counts().some(({ stated, found }) => stated !== null && stated !== found)) return 'told';
  const alike =
    tracks.length === sound.tracks.length &&
    recording.tracks.every(({ rate }, t) => Math.abs(rate / (sound.rates[t] as number) - 1) < 1e-9) &&
    tracks.every((track, t) => {
      const own = sound.tracks[t] ?? [];
      return (
        track.length === own.length &&
        track.every(
          (samples, c) =>
            samples.length === own[c]?.length && samples.every((x, i) => Number.isNaN(x) || Object.is(x, own[c]?.[i])),
        )
      );
    });
  return alike ? 'same' : 'silent';
}

export async function wholeOf(bytes: Uint8Array): Promise<Whole> {
  const read = await readAll(bytes, undefined, 4096);
  if (typeof read === 'string') throw new Error(read);
  if (read.recording.remarks.length > 0) throw new Error(read.recording.remarks[0]?.message ?? '');
  return { tracks: read.tracks, rates: read.recording.tracks.map(({ rate }) => rate) };
}

/** The file with some bytes set. */
export function withBytes(bytes: Uint8Array, at: number, put: ArrayLike<number>): Uint8Array {
  const made = bytes.slice();
  made.set(put, at);
  return made;
}
