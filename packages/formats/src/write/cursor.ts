import { fault } from '../errors.ts';
import { refuse } from '../reading.ts';
import type { PointMarks, Recording, SeriesChunk } from '../recording.ts';
import type { Selected } from './selection.ts';

/** Values that may wait while a track of another rate catches up: 512 MB of them. */
const mostWaiting = 2 ** 26;

/** Samples of one track, asked for by their place; what was lost is NaN. */
export class TrackCursor {
  readonly selected: Selected;
  #chunks: SeriesChunk[] = [];
  #end = 0;
  #waiting = 0;

  constructor(selected: Selected) {
    this.selected = selected;
  }

  /** Where the samples end that have come. */
  get end(): number {
    return this.#end;
  }

  get waiting(): number {
    return this.#waiting;
  }

  push(chunk: SeriesChunk): void {
    const count = chunk.data[0]?.length ?? 0;
    if (count === 0) return;
    this.#chunks.push(chunk);
    this.#end = Math.max(this.#end, chunk.first + count);
    this.#waiting += count * chunk.data.length;
  }

  /** The selected channels' samples from `from` to before `to`, and the marks of its markers; what lies before is let go. */
  take(from: number, to: number): { readonly data: readonly Float64Array[]; readonly marks: readonly PointMarks[] } {
    const { columns } = this.selected;
    const data = columns.map(() => new Float64Array(to - from).fill(Number.NaN));
    const markers = this.#chunks[0]?.marks?.length ?? 0;
    const marks = Array.from({ length: markers }, () => ({
      residual: new Float32Array(to - from).fill(-1),
      cameras: new Uint8Array(to - from),
    }));
    while (this.#chunks.length > 0) {
      const chunk = this.#chunks[0] as SeriesChunk;
      const count = chunk.data[0]?.length ?? 0;
      const a = Math.max(from, chunk.first);
      const b = Math.min(to, chunk.first + count);
      if (b > a) {
        for (let k = 0; k < columns.length; k++) {
          const source = chunk.data[columns[k] as number] as Float64Array;
          (data[k] as Float64Array).set(source.subarray(a - chunk.first, b - chunk.first), a - from);
        }
        for (let p = 0; p < markers; p++) {
          const source = chunk.marks?.[p];
          if (source === undefined) continue;
          marks[p]?.residual.set(source.residual.subarray(a - chunk.first, b - chunk.first), a - from);
          marks[p]?.cameras.set(source.cameras.subarray(a - chunk.first, b - chunk.first), a - from);
        }
      }
      if (chunk.first + count > to) break;
      this.#chunks.shift();
      this.#waiting -= count * chunk.data.length;
    }
    return { data, marks };
  }
}

/**
 * Reads a recording and calls for output whenever more has come. `ready` yields what can be written so far; it is called
 * once more at the end. Error, thrown: EUP_FORMATS_CANNOT_HOLD where tracks lie too far apart in the file.
 */
export async function* feed<T>(
  recording: Recording,
  cursors: readonly TrackCursor[],
  ready: (ended: boolean) => Iterable<T>,
): AsyncGenerator<T> {
  const byTrack = new Map(cursors.map((cursor) => [cursor.selected.track, cursor]));
  for await (const chunk of recording.series()) {
    const cursor = byTrack.get(chunk.track);
    if (cursor === undefined) continue;
    cursor.push(chunk);
    yield* ready(false);
    if (cursors.reduce((sum, { waiting }) => sum + waiting, 0) > mostWaiting) {
      refuse(
        fault('EUP_FORMATS_CANNOT_HOLD', {
          format: 'One file',
          what: 'these tracks together: their samples lie too far apart in the recording',
          remedy: 'Convert one track at a time (--track NAME).',
        }),
      );
    }
  }
  yield* ready(true);
}
