import { type Fault, FaultError, hertz, type Result } from '@eupraxia/kernel';
import { openRecording } from './open.ts';
import type { Recording } from './recording.ts';

/** Bytes of Latin-1 text, in chunks of `size`. */
export async function* chunksOf(content: string | Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0) & 0xff);

export const open = (content: string | Uint8Array, rate?: number, size?: number): Promise<Result<Recording, Fault>> =>
  openRecording(chunksOf(content, size), rate === undefined ? {} : { rate: hertz(rate) });

export interface ReadAll {
  readonly recording: Recording;
  /** For each track and channel all samples, with NaN where `first` jumped. */
  readonly tracks: readonly (readonly number[][])[];
}

/** Opens and reads everything: the samples, or the code of the fault. */
export async function readAll(content: string | Uint8Array, rate?: number, size?: number): Promise<ReadAll | string> {
  const opened = await open(content, rate, size);
  if (!opened.ok) return opened.error.code;
  const recording = opened.value;
  const tracks = recording.tracks.map(({ channels }) => channels.map((): number[] => []));
  try {
    for await (const { track, first, data } of recording.series()) {
      const into = tracks[recording.tracks.indexOf(track)] ?? [];
      for (const [c, samples] of data.entries()) {
        const all = into[c] ?? [];
        while (all.length < first && all.length < 1e6) all.push(Number.NaN);
        for (const x of samples) all.push(x);
      }
    }
  } catch (thrown) {
    if (thrown instanceof FaultError) return thrown.fault.code;
    throw thrown;
  }
  return { recording, tracks };
}

/** The samples, where they can be read. */
export async function samplesOf(content: string | Uint8Array, rate?: number, size?: number): Promise<ReadAll> {
  const all = await readAll(content, rate, size);
  if (typeof all === 'string') throw new Error(all);
  return all;
}

export interface EdfMaking {
  readonly signals: readonly { readonly label: string; readonly unit?: string; readonly samples: number }[];
  /** Each record's annotation text and its samples, signal after signal. */
  readonly records: readonly { readonly notes?: string; readonly digits: readonly number[] }[];
  readonly stated?: string;
  readonly reserved?: string;
  readonly bits?: 16 | 24;
  readonly range?: readonly [string, string, string, string];
}

/** A small EDF or BDF file of one-second records; digits equal physical values. */
export function edfFile({ signals, records, stated, reserved = '', bits = 16, range }: EdfMaking): Uint8Array {
  const annotated = records.some((record) => record.notes !== undefined);
  const all = annotated ? [...signals, { label: bits === 16 ? 'EDF Annotations' : 'BDF Annotations', samples: 60 }] : signals;
  const pad = (text: string, width: number) => text.padEnd(width).slice(0, width);
  const [low, high, least, most] = range ?? ['-1000', '1000', '-1000', '1000'];
  const columns: [string[], number][] = [
    [all.map((s) => s.label), 16],
    [all.map(() => ''), 80],
    [all.map((s) => s.unit ?? 'uV'), 8],
    [all.map(() => low), 8],
    [all.map(() => high), 8],
    [all.map(() => least), 8],
    [all.map(() => most), 8],
    [all.map(() => ''), 80],
    [all.map((s) => String(s.samples)), 8],
    [all.map(() => ''), 32],
  ];
  const head =
    `${bits === 16 ? pad('0', 8) : '\xffBIOSEMI'}${pad('X X X X', 80)}${pad('Startdate X', 80)}24.01.2004.05.56${pad(String(256 * (all.length + 1)), 8)}` +
    `${pad(reserved, 44)}${pad(stated ?? String(records.length), 8)}${pad('1', 8)}${pad(String(all.length), 4)}` +
    columns.map(([texts, width]) => texts.map((text) => pad(text, width)).join('')).join('');
  const size = bits / 8;
  const body = records.flatMap(({ digits, notes }) => [
    ...digits.flatMap((d) => Array.from({ length: size }, (_, k) => (d >> (8 * k)) & 0xff)),
    ...(annotated ? Array.from((notes ?? '').padEnd(60 * size, '\0'), (c) => c.charCodeAt(0)) : []),
  ]);
  return Uint8Array.from([...bytesOf(head), ...body]);
}
