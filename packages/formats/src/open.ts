import { err, type Fault, type Hertz, ok, type Result } from '@eupraxia/kernel';
import { ByteSource } from './bytes.ts';
import { openDelimited } from './delimited.ts';
import { openEdf } from './edf.ts';
import { fault } from './errors.ts';
import { openOpenBci } from './openbci.ts';
import { type Opened, recordingOf } from './reading.ts';
import type { Recording } from './recording.ts';
import { sniff, sniffLength } from './sniff.ts';

export interface OpenOptions {
  /** Samples per second, for files that don't say; a text file's own word gives way to it, EDF's doesn't. */
  readonly rate?: Hertz;
}

/**
 * Opens a recording from its bytes as they come; the format is told by content. Holds a header and a chunk in memory,
 * however long the file. The source is closed where the file is refused.
 * Errors: every EUP_FORMATS code but CHANNEL_UNKNOWN; those of the samples come as a FaultError while they are read.
 */
export async function openRecording(
  chunks: AsyncIterable<Uint8Array>,
  options: OpenOptions = {},
): Promise<Result<Recording, Fault>> {
  const { rate } = options;
  if (rate !== undefined && !(rate > 0 && rate < 1e9)) return err(fault('EUP_FORMATS_RATE', { found: rate }));
  const source = new ByteSource(chunks);
  const opened = await openAs(source, rate);
  if (opened.ok) return ok(recordingOf(opened.value));
  await source.close();
  return opened;
}

async function openAs(source: ByteSource, rate: Hertz | undefined): Promise<Result<Opened, Fault>> {
  const reader = sniff(await source.peek(sniffLength));
  if (!reader.ok) return reader;
  const [a, b, c] = await source.peek(3);
  if (a === 0xef && b === 0xbb && c === 0xbf) await source.read(3);
  switch (reader.value) {
    case 'edf':
      return openEdf(source, 2);
    case 'bdf':
      return openEdf(source, 3);
    case 'openbci':
      return openOpenBci(source, rate);
    case 'delimited':
      return openDelimited(source, rate);
  }
}
