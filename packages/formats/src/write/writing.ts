import type { Track } from '../recording.ts';

/** The formats that recordings are written in. */
export type WriteFormat = 'edf' | 'bdf' | 'c3d' | 'trc' | 'csv' | 'tsv';

/** A recording on its way into a file. */
export interface Writing {
  readonly format: WriteFormat;
  /** What is written, with the rate as the file states it. */
  readonly tracks: readonly { readonly track: Track; readonly channels: number; readonly samples: number }[];
  /** One sentence for each thing that the file cannot hold, or holds otherwise. */
  readonly notes: readonly string[];
  /** The file's bytes, once. Faults of reading end the iteration as a FaultError. */
  bytes(): AsyncIterable<Uint8Array>;
}

/** A number in decimal digits without an exponent, as old programs want it. */
export function decimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
}
