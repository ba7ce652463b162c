import { err, type Fault, FaultError, ok, type Result } from '@eupraxia/kernel';
import { ByteSource, type TextEncoding } from './bytes.ts';
import { openC3d } from './c3d/read.ts';
import { openContainer } from './container-v1/recording-container-read.ts';
import { openDelimited } from './delimited.ts';
import { delimitedLimits } from './delimited-layout.ts';
import { openEdf } from './edf.ts';
import { fault } from './errors.ts';
import type { OpenOptions } from './open-options.ts';
import { openOpenBci } from './openbci.ts';
import { openStorage } from './opensim/storage.ts';
import { openTrc } from './opensim/trc.ts';
import { type Opened, recordingOf } from './reading.ts';
import type { Recording } from './recording.ts';
import { rewindable } from './rewind.ts';
import { sniff, sniffLength, textReaders } from './sniff.ts';
import { decoded, isUtf8, utf16Of } from './text-encoding.ts';
import { openDelsys } from './vendor/delsys.ts';
import { openNexus } from './vendor/nexus.ts';
import { openNoraxon } from './vendor/noraxon.ts';
import { openXdf } from './xdf/read.ts';

/**
 * Opens a recording from its bytes as they come; the format is told by content. Holds a header and a chunk in memory,
 * however long the file. The source is closed where the file is refused, and when the samples have been read or their
 * iteration is ended. Where the watch's signal aborts, reading ends with EUP_FORMATS_CANCELLED.
 * Errors: every EUP_FORMATS code but CHANNEL_UNKNOWN; those of the samples come as a FaultError while they are read.
 */
export async function openRecording(
  chunks: AsyncIterable<Uint8Array>,
  options: OpenOptions = {},
): Promise<Result<Recording, Fault>> {
  const { rate } = options;
  if (rate !== undefined && !(rate > 0 && rate < 1e9)) return err(fault('EUP_FORMATS_RATE', { found: rate }));
  const source = new ByteSource(chunks, options);
  const opened = await faultOr(openAs(source, options));
  if (opened.ok) return ok(recordingOf(opened.value, () => source.close()));
  await source.close();
  return opened;
}

/** A fault that a reader throws is an answer too. */
async function faultOr(opening: Promise<Result<Opened, Fault>>): Promise<Result<Opened, Fault>> {
  try {
    return await opening;
  } catch (thrown) {
    if (thrown instanceof FaultError) return err(thrown.fault);
    throw thrown;
  }
}

async function openAs(file: ByteSource, options: OpenOptions): Promise<Result<Opened, Fault>> {
  const { rate } = options;
  let encoding: TextEncoding = utf16Of(await file.peek(sniffLength)) ?? 'utf-8';
  let source = decoded(file, encoding);
  const reader = sniff(await source.peek(sniffLength));
  if (!reader.ok) return reader;
  if (textReaders.has(reader.value) && source === file && !isUtf8(await headOf(file))) {
    encoding = 'windows-1252';
    source = decoded(file, encoding);
  }
  await passMark(source);
  switch (reader.value) {
    case 'eupraxia':
      return openContainer(source);
    case 'edf':
      return openEdf(source, 2);
    case 'bdf':
      return openEdf(source, 3);
    case 'c3d':
      return openC3d(source);
    case 'xdf':
      return openXdf(rewindable(source, options, 3), options.stream);
    case 'trc':
      return openTrc(source, rate);
    case 'storage':
      return openStorage(source, rate);
    case 'delsys':
      return openDelsys(source, rate);
    case 'noraxon':
      return openNoraxon(source, rate);
    case 'nexus':
      return openNexus(rewindable(source, options, 2, textIn(encoding)), rate);
    case 'openbci':
      return openOpenBci(source, rate);
    case 'delimited':
      return openDelimited(source, rate);
  }
}

/** What makes text of a file's bytes, each time that they come from the beginning. */
const textIn =
  (encoding: TextEncoding) =>
  async (bytes: ByteSource): Promise<ByteSource> => {
    const text = decoded(bytes, encoding);
    await passMark(text);
    return text;
  };

/** Passes over the mark that text of Unicode may begin with. */
async function passMark(text: ByteSource): Promise<void> {
  const [a, b, c] = await text.peek(3);
  if (a === 0xef && b === 0xbb && c === 0xbf) await text.read(3);
}

/** As much of a text as its head may hold. */
async function headOf(file: ByteSource): Promise<Uint8Array> {
  return (await file.peek(delimitedLimits.lineBytes)).subarray(0, delimitedLimits.lineBytes);
}
