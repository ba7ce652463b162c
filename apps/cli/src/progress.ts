import { stat } from 'node:fs/promises';
import type { Io } from './io.ts';

/** How far a file has been read, shown where somebody looks at a terminal. */
export interface Progress {
  /** Takes how many bytes have come since the last call. */
  readonly onBytes: (count: number) => void;
  /** Takes away what was shown. */
  readonly end: () => void;
}

/** @param walks how many times the file is read */
export async function progressOf(file: string, walks: number, io: Io): Promise<Progress> {
  const { progress } = io;
  const size =
    file === '-'
      ? 0
      : await stat(file)
          .then((found) => found.size)
          .catch(() => 0);
  if (progress === undefined) return { onBytes: () => undefined, end: () => undefined };
  let bytes = 0;
  let shown = '';
  return {
    onBytes: (count) => {
      bytes += count;
      const text = size > 0 ? `${Math.min(100, Math.floor((100 * bytes) / walks / size))} %` : `${Math.floor(bytes / 1e6)} MB`;
      if (text !== shown) progress(text);
      shown = text;
    },
    end: () => progress(''),
  };
}
