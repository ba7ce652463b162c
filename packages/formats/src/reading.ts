import { type Fault, FaultError, seconds } from '@eupraxia/kernel';
import type { SampleBlock } from '@eupraxia/signal';
import type { Recording, SeriesChunk } from './recording.ts';

/** What a reader knows once it has read the header. */
export interface Opened extends Omit<Recording, 'series' | 'blocks' | 'rate' | 'channels'> {
  readonly read: () => AsyncIterable<SeriesChunk>;
}

/**
 * Makes the recording of an opened file, whose samples can be read once.
 * @param close lets go of the file; called when the iteration ends, whichever way
 */
export function recordingOf({ read, ...opened }: Opened, close: () => Promise<void>): Recording {
  const [main] = opened.tracks;
  if (main === undefined) throw new Error('a recording has at least one track');
  let begun = false;
  const series = (): AsyncIterable<SeriesChunk> => {
    if (begun) throw new Error('the samples of this recording have been read; open the file again');
    begun = true;
    return closing(read(), close);
  };
  async function* blocks(): AsyncGenerator<SampleBlock> {
    for await (const { track, first, data } of series()) {
      if (track !== main) continue;
      const t0 = seconds(first / track.rate);
      yield { channels: track.channels, rate: track.rate, t0, data: data.map((channel) => Float32Array.from(channel)) };
    }
  }
  return { ...opened, rate: main.rate, channels: main.channels, series, blocks };
}

async function* closing(chunks: AsyncIterable<SeriesChunk>, close: () => Promise<void>): AsyncGenerator<SeriesChunk> {
  try {
    yield* chunks;
  } finally {
    await close();
  }
}

/** Ends an iteration with a fault. */
export function refuse(fault: Fault): never {
  throw new FaultError(fault);
}
