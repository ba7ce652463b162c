import { type Fault, FaultError, seconds } from '@eupraxia/kernel';
import type { SampleBlock } from '@eupraxia/signal';
import type { Recording, SeriesChunk, Track } from './recording.ts';
import type { Count, Remark } from './remarks.ts';

/** What a reader knows once it has read the header. */
export interface Opened extends Omit<Recording, 'series' | 'blocks' | 'rate' | 'channels' | 'counts' | 'remarks'> {
  readonly read: () => AsyncIterable<SeriesChunk>;
  /** Grows while samples are read. */
  readonly remarks?: readonly Remark[];
  /** What the file counts besides samples, as far as it was read. */
  readonly counts?: () => readonly Count[];
}

/**
 * Makes the recording of an opened file, whose samples can be read once.
 * @param close lets go of the file; called when the iteration ends, whichever way
 */
export function recordingOf({ read, remarks = [], counts, ...opened }: Opened, close: () => Promise<void>): Recording {
  const [main] = opened.tracks;
  if (main === undefined) throw new Error('a recording has at least one track');
  const taken = new Map<Track, number>(opened.tracks.map((track) => [track, 0]));
  let begun = false;
  const series = (): AsyncIterable<SeriesChunk> => {
    if (begun) throw new Error('the samples of this recording have been read; open the file again');
    begun = true;
    return closing(read(), close, taken);
  };
  async function* blocks(): AsyncGenerator<SampleBlock> {
    for await (const { track, first, data } of series()) {
      if (track !== main) continue;
      const t0 = seconds(first / track.rate);
      yield { channels: track.channels, rate: track.rate, t0, data: data.map(float32) };
    }
  }
  return {
    ...opened,
    remarks,
    rate: main.rate,
    channels: main.channels,
    counts: () => {
      const own = counts?.() ?? [];
      // A reader whose format states how many samples a track has counts them itself.
      const counted = new Set(own.flatMap((one) => (one.of === 'samples' && one.track !== undefined ? [one.track] : [])));
      return [...own, ...[...taken].flatMap(([track, found]) => (counted.has(track.id) ? [] : [samplesOf(track, found)]))];
    },
    series,
    blocks,
  };
}

/** Samples in 32 bits; one beyond what these hold is lost, not infinite. */
function float32(samples: ArrayLike<number>): Float32Array {
  const made = new Float32Array(samples.length);
  for (let i = 0; i < made.length; i++) {
    made[i] = samples[i] as number;
    if (Math.abs(made[i] as number) === Number.POSITIVE_INFINITY) made[i] = Number.NaN;
  }
  return made;
}

const samplesOf = (track: Track, found: number): Count => ({ of: 'samples', track: track.id, stated: null, found });

async function* closing(
  chunks: AsyncIterable<SeriesChunk>,
  close: () => Promise<void>,
  taken: Map<Track, number>,
): AsyncGenerator<SeriesChunk> {
  try {
    for await (const chunk of chunks) {
      taken.set(chunk.track, (taken.get(chunk.track) ?? 0) + (chunk.data[0]?.length ?? 0));
      yield chunk;
    }
  } finally {
    await close();
  }
}

/** Ends an iteration with a fault. */
export function refuse(fault: Fault): never {
  throw new FaultError(fault);
}
