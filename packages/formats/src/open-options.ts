import type { Hertz } from '@eupraxia/kernel';
import type { Watch } from './bytes.ts';

/** What a reader is told of a recording. */
export interface OpenOptions extends Watch {
  /** Samples per second, for files that don't say; a text file's own word gives way to it, EDF's and C3D's don't. */
  readonly rate?: Hertz;
  /** Which stream of a file that holds several (XDF), by its name or id; else the fastest, one of type EMG before others. */
  readonly stream?: string;
  /**
   * Opens the same bytes again from their beginning. XDF must be read three times, a Nexus export twice: what can't be opened again is held
   * in memory, up to 256 MB.
   */
  readonly again?: () => AsyncIterable<Uint8Array>;
}
