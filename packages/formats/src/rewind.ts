import { ByteSource, type Watch } from './bytes.ts';
import { fault } from './errors.ts';
import type { OpenOptions } from './open-options.ts';
import { refuse } from './reading.ts';

const mostHeld = 2 ** 28;

/**
 * Gives the file from its beginning as often as it is asked for: opened again where the caller can, else from memory.
 * Error, thrown: EUP_FORMATS_HELD.
 * @param source the file as it is to be read, its text decoded
 * @param walks how often it will be asked for: so many walks over the file are one file's worth of progress
 * @param from makes of a file's own bytes what `source` gives of them
 */
export function rewindable(
  source: ByteSource,
  { again, signal, onBytes }: OpenOptions,
  walks: number,
  from: (bytes: ByteSource) => Promise<ByteSource> = async (bytes) => bytes,
): () => Promise<ByteSource> {
  const watch: Watch = {
    ...(signal === undefined ? {} : { signal }),
    ...(onBytes === undefined ? {} : { onBytes: (count: number) => onBytes(count / walks) }),
  };
  if (again !== undefined) {
    return async () => {
      await source.close();
      return from(new ByteSource(again(), watch));
    };
  }
  let held: readonly Uint8Array[] | undefined;
  return async () => {
    held ??= await hold(source);
    const parts = held;
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield* parts;
    }
    return new ByteSource(chunks(), watch);
  };
}

async function hold(source: ByteSource): Promise<readonly Uint8Array[]> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for (let next = await source.next(); next !== undefined; next = await source.next()) {
    bytes += next.length;
    if (bytes > mostHeld) refuse(fault('EUP_FORMATS_HELD', { most: mostHeld / 2 ** 20 }));
    parts.push(next);
  }
  return parts;
}
