import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, type Fault, FaultError, faultsOf, ok, type Result } from '@eupraxia/kernel';
import { storeErrors } from '@eupraxia/store';
import { fault } from '../errors.ts';
import { openRecordingFile, sealRecording } from './cipher.ts';

/** Most bytes of one recording: an hour of eight channels at 1 kHz, 16 bit. */
export const mostRecordingBytes = 64 * 1024 * 1024;

/** Where a recording of a clinic lies. */
export interface RecordingFile {
  /** The folder of all recordings. */
  readonly folder: string;
  readonly master: Buffer;
  readonly clinicId: string;
  /** Of the plain bytes, hexadecimal: the recording's name. */
  readonly sha256: string;
}

const pathOf = ({ folder, clinicId, sha256 }: RecordingFile): string => join(folder, clinicId, sha256.slice(0, 2), sha256);
const boundTo = ({ clinicId, sha256 }: RecordingFile): readonly string[] => [clinicId, sha256];

/** Says whether a recording is there already. */
export async function hasRecording(place: RecordingFile): Promise<boolean> {
  try {
    return (await stat(pathOf(place))).isFile();
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw problem;
  }
}

/**
 * Writes a recording as it streams in: hashed and encrypted on the way to a file of its own, which takes the name once
 * every byte is on the disk and the hash is the one that was named. Sending it twice is harmless.
 * @returns the number of plain bytes
 */
export async function writeRecording(
  place: RecordingFile,
  plain: AsyncIterable<Uint8Array>,
): Promise<Result<{ readonly bytes: number; readonly fresh: boolean }, Fault>> {
  const path = pathOf(place);
  const present = await hasRecording(place);
  const partial = `${path}.${randomBytes(6).toString('hex')}.part`;
  const hash = createHash('sha256');
  let bytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const part of plain) {
      bytes += part.length;
      if (bytes > mostRecordingBytes) throw new FaultError(fault('EUP_SERVER_TOO_LARGE', { most: mostRecordingBytes }));
      hash.update(part);
      yield part;
    }
  }
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    if (present) {
      for await (const _ of counted());
    } else {
      await writeDown(partial, sealRecording(place.master, boundTo(place), counted()));
    }
    if (hash.digest('hex') !== place.sha256) return err(fault('EUP_SERVER_RECORDING_HASH'));
    if (!present) {
      await rename(partial, path);
      await syncFolder(dirname(path));
    }
    return ok({ bytes, fresh: !present });
  } catch (problem) {
    if (problem instanceof FaultError) return err(problem.fault);
    if (isDiskFull(problem)) return err(diskFull);
    throw problem;
  } finally {
    await rm(partial, { force: true });
  }
}

/** Recordings lie beside the database, so a full disk has the same sentence for both. */
const diskFull = faultsOf(storeErrors)('EUP_STORE_FULL');

const isDiskFull = (problem: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(String((problem as NodeJS.ErrnoException).code));

/** The plain bytes of a recording, each chunk verified before it is handed out. */
export function readRecording(place: RecordingFile): AsyncGenerator<Buffer> {
  return openRecordingFile(place.master, boundTo(place), createReadStream(pathOf(place)));
}

async function writeDown(path: string, sealed: AsyncIterable<Buffer>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const part of sealed) await file.write(part);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename outlives a power cut only when its folder is on the disk too. Windows can't open folders, and syncs them itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
