import { createReadStream } from 'node:fs';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from './errors.ts';
import type { Io } from './io.ts';

/** Most bytes of a file that is read whole: the log of a long visit has about 5 MB. */
const mostBytes = 64 * 2 ** 20;

/** A file's bytes as they come; `-` is what is piped in. Problems of reading come as an Error with a `code`. */
export function bytesOf(file: string, io: Io): AsyncIterable<Uint8Array> {
  return file === '-' ? io.stdin : createReadStream(file, { highWaterMark: 2 ** 20 });
}

/** What a file is called in a sentence. */
export const nameOf = (file: string): string => (file === '-' ? 'What was piped in' : file);

/** The fault of an error that reading a file threw, or null where it was another. */
export function readingFault(problem: unknown, file: string): Fault | null {
  const code = (problem as NodeJS.ErrnoException | null)?.code;
  const why: Record<string, string> = {
    ENOENT: 'there is no file of that name',
    EISDIR: 'it is a folder',
    EACCES: 'this user may not read it',
    EPERM: 'this user may not read it',
    ENOTDIR: 'a part of its path is no folder',
    ENAMETOOLONG: 'its name is too long',
    ELOOP: 'its links go round in a circle',
    EIO: 'the disk failed',
    ERR_INVALID_ARG_VALUE: 'its name holds a character that no file can have',
  };
  if (typeof code !== 'string' || !Object.hasOwn(why, code)) return null;
  return fault('EUP_CLI_FILE', { file: nameOf(file), why: why[code] ?? code });
}

/**
 * Reads a text file whole. Errors: EUP_CLI_FILE, EUP_CLI_TOO_LARGE, EUP_CLI_TEXT, EUP_CLI_EMPTY.
 * @param expected what the file should hold, for the remedy
 */
export async function readText(file: string, expected: string, io: Io): Promise<Result<string, Fault>> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  let bytes = 0;
  try {
    for await (const chunk of bytesOf(file, io)) {
      bytes += chunk.length;
      if (bytes > mostBytes)
        return err(fault('EUP_CLI_TOO_LARGE', { file: nameOf(file), most: `${mostBytes / 2 ** 20} MB`, expected }));
      parts.push(decoder.decode(chunk, { stream: true }));
    }
    parts.push(decoder.decode());
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      return err(fault('EUP_CLI_TEXT', { file: nameOf(file), expected }));
    }
    const known = readingFault(problem, file);
    if (known === null) throw problem;
    return err(known);
  }
  const text = parts.join('');
  return text.trim() === '' ? err(fault('EUP_CLI_EMPTY', { file: nameOf(file), expected })) : ok(text);
}

/** Reads a JSON document. Errors: those of `readText`, EUP_CLI_JSON. */
export async function readJson(file: string, expected: string, io: Io): Promise<Result<unknown, Fault>> {
  const text = await readText(file, expected, io);
  if (!text.ok) return text;
  try {
    return ok(JSON.parse(text.value));
  } catch (problem) {
    return err(fault('EUP_CLI_JSON', { file: nameOf(file), why: jsonProblem(problem), expected }));
  }
}

/** What the parser said, without the piece of the file that it quotes: that may be a patient's. */
export function jsonProblem(problem: unknown): string {
  const where = /position (\d+)/.exec((problem as Error).message)?.[1];
  if (where !== undefined) return `it breaks at character ${where}`;
  return /end of/i.test((problem as Error).message) ? 'it ends too early' : 'it does not begin as JSON does';
}
