import { hertz, seconds } from '@eupraxia/kernel';
import type { Channel, SampleBlock, SampleSource } from '@eupraxia/signal';
import { BlockBuffer } from '../block-buffer.ts';
import type { Pace } from '../pace.ts';
import { Paced } from '../paced.ts';

/** What is played, and how. */
export interface ReplayOptions {
  readonly label: string;
  readonly channels: readonly Channel[];
  /** Samples per second; above 0. */
  readonly rate: number;
  /** One array per channel, all of one length. */
  readonly data: readonly Float32Array[];
  readonly pace: Pace;
  /** Where in the recording to begin, in seconds; 0 by default. */
  readonly from?: number;
  /** Length of a block in seconds, 0.02 by default: short, because a block is only sent once its last sample has happened. */
  readonly blockSeconds?: number;
  /** Seconds of the recording per second; 1 by default. */
  readonly speed?: number;
  /** A stretch, in seconds, that begins again when it ends. */
  readonly loop?: { readonly from: number; readonly to: number } | null;
}

/** A recording that plays: its place, speed and loop can be changed while it does. */
export interface ReplaySource extends SampleSource {
  /** Goes on from another second. */
  seek(to: number): void;
  /** Seconds of the recording per second, above 0. */
  speed(times: number): void;
  loop(range: { readonly from: number; readonly to: number } | null): void;
  /** Milliseconds by which the block that was handed out last came later than it was due. */
  late(): number;
}

/**
 * Plays a recording at the speed at which it was made, or another: a block is handed out when its last sample would have
 * arrived. Times are seconds of the recording, so that an event names the very stretch that it was seen in; a `t0` that
 * is not the end of the block before tells of a seek, or of a loop that began again. A consumer that falls behind gets
 * the missed samples in order, in larger blocks; none is dropped. Ends with the recording. A block is valid until the
 * next is asked for.
 */
export function replaySource(options: ReplayOptions): ReplaySource {
  const { channels, data, pace, label } = options;
  const rate = hertz(options.rate);
  const length = data.reduce((least, d) => Math.min(least, d.length), data.length === 0 ? 0 : Number.POSITIVE_INFINITY);
  const blockLength = Math.max(1, Math.round((options.blockSeconds ?? 0.02) * rate));
  const place = (s: number): number => Math.min(length, Math.max(0, Math.round(s * rate)));
  const paced = new Paced(pace, rate);
  let at = place(options.from ?? 0);
  let times = options.speed ?? 1;
  let round: { readonly from: number; readonly to: number } | null = null;
  let moved = false;
  let late = 0;
  const loop = (range: { readonly from: number; readonly to: number } | null): void => {
    const [from, to] = range === null ? [0, 0] : [place(range.from), place(range.to)];
    round = to > from ? { from, to } : null;
  };
  loop(options.loop ?? null);

  async function* blocks(): AsyncIterable<SampleBlock> {
    const buffer = new BlockBuffer(channels, rate, blockLength);
    const begin = (): void => {
      paced.anchor(at);
      paced.speed(times, at);
      moved = false;
    };
    begin();
    while (true) {
      if (round !== null && at >= round.to) {
        // What was late before the turn is late after it: a loop keeps its time.
        const behind = Math.max(0, paced.behind(at));
        at = round.from;
        paced.anchor(at + Math.round((behind / 1000) * rate * times));
      }
      if (at >= length) return;
      const most = Math.min(length, round?.to ?? length);
      const end = Math.min(most, at + paced.length(at, blockLength));
      await paced.until(end);
      if (moved) {
        begin();
        continue;
      }
      late = Math.max(0, paced.behind(end));
      for (let c = 0; c < data.length; c++) {
        const from = data[c] as Float32Array;
        const to = buffer.data[c] as Float32Array;
        for (let i = at; i < end; i++) to[i - at] = from[i] as number;
      }
      const first = at;
      at = end;
      yield buffer.block(first / rate, end - first);
      if (moved) begin();
    }
  }

  return {
    info: { kind: 'replay', label, channels, rate, seconds: seconds(length / rate) },
    blocks,
    seek(to) {
      at = place(to);
      moved = true;
    },
    speed(next) {
      paced.speed(next, at);
      times = next;
    },
    loop,
    late: () => late,
  };
}
