import type { RecordedChannel, SeriesChunk } from './recording.ts';
import type { RemarkList } from './remarks.ts';

/** What is known of a board's amplifier. */
export interface Amplifier {
  readonly scale?: NonNullable<RecordedChannel['scale']>;
  /** The largest voltages that it can measure, one for each gain that may be set, in µV, falling. */
  readonly limits: readonly number[];
}

/** The ADS1299 of the Cyton: ±4.5 V over the gain, 24 bits. */
const cytonLimits = [1, 2, 4, 6, 8, 12, 24].map((gain) => 4.5e6 / gain);

/**
 * The amplifier of an OpenBCI board by its name in the header. A Cyton is set to a gain of 24 unless the user changes it.
 * Source: docs.openbci.com, Cyton Data Format, Ganglion Data Format.
 */
export function amplifierOf(board: string): Amplifier | undefined {
  if (/cyton/i.test(board)) {
    return { scale: { lsb: 4.5e6 / 24 / (2 ** 23 - 1), offset: 0, bits: 24 }, limits: cytonLimits };
  }
  if (/ganglion/i.test(board)) return { limits: [1.2e6 / 1.5 / 51] };
  return undefined;
}

/** The file's numbers have two or three places. */
const rounding = 0.06;

/** Counts samples at the limit of the amplifier as chunks pass, and tells them at the end, channel by channel. */
export async function* railedChunks(
  chunks: AsyncIterable<SeriesChunk>,
  amplifier: Amplifier | undefined,
  remarks: RemarkList,
): AsyncGenerator<SeriesChunk> {
  const rails = new Map<RecordedChannel, Rails>();
  for await (const chunk of chunks) {
    if (amplifier !== undefined) {
      for (const [c, channel] of chunk.track.channels.entries()) {
        if (channel.quantity !== 'voltage') continue;
        const known = rails.get(channel) ?? new Rails(amplifier.limits);
        rails.set(channel, known);
        known.take(chunk.data[c] as Float64Array);
      }
    }
    yield chunk;
  }
  for (const [{ name, unit }, found] of rails) {
    const { limit, at, of } = found.highest();
    if (at > 0) remarks.add('FORMATS_AT_RAIL', { what: `Channel "${name}"`, limit, unit, found: at, of });
  }
}

class Rails {
  readonly #limits: readonly number[];
  readonly #counts: number[];
  readonly #least: number;
  #most = 0;
  #of = 0;

  constructor(limits: readonly number[]) {
    this.#limits = limits;
    this.#counts = limits.map(() => 0);
    this.#least = (limits.at(-1) ?? 0) - rounding;
  }

  take(samples: Float64Array): void {
    this.#of += samples.length;
    for (let i = 0; i < samples.length; i++) {
      const size = Math.abs(samples[i] as number);
      if (!(size >= this.#least)) continue;
      if (size > this.#most) this.#most = size;
      for (let k = 0; k < this.#limits.length; k++) {
        if (Math.abs(size - (this.#limits[k] as number)) <= rounding) this.#counts[k] = (this.#counts[k] as number) + 1;
      }
    }
  }

  /** The limit that the largest sample reached, and how many samples were there. */
  highest(): { readonly limit: number; readonly at: number; readonly of: number } {
    const k = this.#limits.findIndex((limit) => Math.abs(this.#most - limit) <= 2 * rounding);
    return { limit: this.#limits[k] ?? 0, at: this.#counts[k] ?? 0, of: this.#of };
  }
}
