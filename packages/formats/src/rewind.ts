import { ByteSource, type Watch } from './bytes.ts';
import { fault } from './errors.ts';
import type { OpenOptions } from './open-options.ts';
import { refuse } from './reading.ts';

const mostHeld = 2 ** 28;
const walks = 3;

/**
 * Gives the file from its beginning as often as it is asked for: opened again where the caller can, else from memory.
 * Error, thrown: EUP_FORMATS_HELD.
 */
export function rewindable(source: ByteSource, { again, signal, onBytes }: OpenOptions): () => Promise<ByteSource> {
  // Three walks over the file are one file's worth of progress.
  const watch: Watch = {
    ...(signal === undefined ? {} : { signal }),
    ...(onBytes === undefined ? {} : { onBytes: (count: number) => onBytes(count / walks) }),
  };
  if (again !== undefined) {
    return async () => {
      await source.close();
      return new ByteSource(again(), watch);
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
