import { type Fault, ok, type Result } from '@eupraxia/kernel';
import { chunksOf } from '../files.fixture.ts';
import { openRecording } from '../open.ts';
import { type Opened, recordingOf } from '../reading.ts';
import type { Recording, SeriesChunk, Track } from '../recording.ts';
import { type WriteOptions, writeRecording } from './write.ts';
import type { WriteFormat } from './writing.ts';

/** A recording made of arrays; NaN is a lost sample. Its samples come in pieces of `piece`. */
export function madeRecording(
  tracks: readonly { readonly track: Track; readonly data: readonly ArrayLike<number>[]; readonly first?: number }[],
  more: Partial<Opened> = {},
  piece = 100,
): Recording {
  async function* read(): AsyncGenerator<SeriesChunk> {
    const longest = tracks.reduce((most, { data }) => Math.max(most, data[0]?.length ?? 0), 0);
    for (let at = 0; at < longest; at += piece) {
      for (const { track, data, first = 0 } of tracks) {
        const cut = data.map((samples) => Float64Array.from(samples).slice(at, at + piece));
        if ((cut[0]?.length ?? 0) > 0) yield { track, first: first + at, data: cut };
      }
    }
  }
  const opened: Opened = { format: 'csv', tracks: tracks.map(({ track }) => track), annotations: [], read, ...more };
  return recordingOf(opened, async () => undefined);
}

export interface WrittenFile {
  readonly bytes: Uint8Array;
  readonly notes: readonly string[];
}

/** The file of a recording, which `open` gives each time anew; the code of the fault where it is refused. */
export async function writtenFile(
  open: () => Recording | Promise<Result<Recording, Fault>>,
  format: WriteFormat,
  options: WriteOptions = {},
): Promise<WrittenFile | string> {
  const writing = await writeRecording(
    async () => {
      const opened = await open();
      return 'ok' in opened ? opened : ok(opened);
    },
    format,
    options,
  );
  if (!writing.ok) return writing.error.code;
  const parts: number[] = [];
  for await (const piece of writing.value.bytes()) for (const byte of piece) parts.push(byte);
  return { bytes: Uint8Array.from(parts), notes: writing.value.notes };
}

export async function file(
  open: () => Recording | Promise<Result<Recording, Fault>>,
  format: WriteFormat,
  options: WriteOptions = {},
): Promise<WrittenFile> {
  const written = await writtenFile(open, format, options);
  if (typeof written === 'string') throw new Error(written);
  return written;
}

export const reopened = (bytes: Uint8Array) => (): Promise<Result<Recording, Fault>> => openRecording(chunksOf(bytes, 4096));
