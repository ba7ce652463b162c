import { GapTally } from './gap-tally.ts';
import type { SeriesChunk, Track } from './recording.ts';
import type { RemarkList } from './remarks.ts';

/** How lost packets are told by a counter that begins again, and by the times at which packets came. */
export interface PacketCounting {
  /** After how many the counter begins again. */
  readonly modulus: number;
  /** How far it moves from one sample to the next. */
  readonly step: number;
  /** Samples in one unit of the times, at the rate of the track; undefined where they tell nothing. */
  readonly perStamp?: number;
}

/**
 * Places samples by the counter of their packets. Behind its channels each chunk has a column of the counter, maybe one of
 * times, and last one of lines, which are taken off. A jump of the counter is a gap. Whole turns of the counter are lost where the times run ahead by more
 * than half a turn and stay ahead: packets that only came late are followed by others that come at once. Holds two chunks.
 */
export async function* placedPackets(
  chunks: AsyncIterable<SeriesChunk>,
  track: Track,
  counting: PacketCounting,
  remarks: RemarkList,
): AsyncGenerator<SeriesChunk> {
  const places = new PacketPlaces(track, counting);
  let held: SeriesChunk | undefined;
  for await (const chunk of chunks) {
    if (held !== undefined) yield* places.take(held, chunk);
    held = chunk;
  }
  if (held !== undefined) yield* places.take(held, undefined);
  places.gaps.remark(track.id, remarks);
  if (places.restarted > 0) {
    const what = `The counter of packets, which begins anew at line ${places.restarted}`;
    remarks.add('FORMATS_TAKEN_AS', { what, as: 'going on', why: 'the times say that nothing was lost there' });
  }
  const apart = places.apart();
  if (apart > 0) remarks.add('FORMATS_TIMES_DEPART', { found: apart, rate: track.rate });
}

class PacketPlaces {
  readonly gaps = new GapTally();
  readonly #track: Track;
  readonly #counting: PacketCounting;
  /** Samples in one turn of the counter. */
  readonly #turn: number;
  #place = 0;
  #index = Number.NaN;
  #origin = Number.NaN;
  /** How many samples the times are ahead of the places, at the least, of late. */
  #ahead = 0;
  /** The line at which the counter began anew though nothing was lost; 0 for none. */
  restarted = 0;

  constructor(track: Track, counting: PacketCounting) {
    this.#track = track;
    this.#counting = counting;
    this.#turn = counting.modulus / counting.step;
  }

  *take(chunk: SeriesChunk, following: SeriesChunk | undefined): Generator<SeriesChunk> {
    const channels = this.#track.channels.length;
    const indices = chunk.data[channels] as Float64Array;
    const lines = chunk.data.at(-1) as Float64Array;
    const timed = chunk.data.length > channels + 2;
    const stamps = timed ? chunk.data[channels + 1] : undefined;
    const later = timed ? following?.data[channels + 1] : undefined;
    const length = indices.length;
    const part = (from: number, to: number): SeriesChunk => ({
      track: this.#track,
      first: this.#place - (to - from),
      data: chunk.data.slice(0, channels).map((column) => (to - from === length ? column : column.slice(from, to))),
    });
    let from = 0;
    for (let i = 0; i < length; i++) {
      const lost = this.#lostBefore(indices[i] as number, stamps, i, later, lines[i] as number);
      if (lost > 0) {
        if (i > from) yield part(from, i);
        from = i;
        if (this.#place > 0) this.gaps.add(lost, lines[i] as number);
        this.#place += lost;
      }
      this.#place++;
    }
    yield part(from, length);
  }

  /** By how many seconds the times depart from the rate at the end, where that is more than clocks differ by. */
  apart(): number {
    const samples = Math.abs(this.#ahead);
    const seconds = samples / this.#track.rate;
    return samples > 0.001 * this.#place && seconds > 0.05 ? seconds : 0;
  }

  #lostBefore(
    index: number,
    stamps: Float64Array | undefined,
    row: number,
    later: Float64Array | undefined,
    line: number,
  ): number {
    const { modulus, step, perStamp } = this.#counting;
    // A damaged counter tells nothing: neither of its own line nor of the next.
    const told = Number.isInteger(index) && index >= 0 && index < modulus ? index : Number.NaN;
    const moved = Number.isNaN(this.#index) || Number.isNaN(told) ? step : (told - this.#index + modulus) % modulus;
    this.#index = told;
    // A number that stands still is a whole turn, less one, where the times say so.
    const jumped = moved <= step && moved > 0 ? 0 : Math.round(moved / step) - 1;
    const stamp = stamps?.[row] ?? Number.NaN;
    if (perStamp === undefined || stamps === undefined || Number.isNaN(stamp)) return Math.max(0, jumped);
    if (Number.isNaN(this.#origin)) this.#origin = stamp - this.#place / perStamp;
    const ahead = (stamp - this.#origin) * perStamp - this.#place - jumped;
    const since = ahead - this.#ahead;
    // Packets come late, never early: times that are by a jump too early deny it.
    if (jumped >= this.#turn / 8 && this.#place > 2 * this.#turn && since < -0.9 * jumped) {
      if (this.restarted === 0) this.restarted = line;
      return 0;
    }
    if (since <= this.#turn / 2) {
      // The earliest packets tell the time best; the counter's clock may run slower than that of the times.
      this.#ahead += since < 0 ? since : since * 0.01;
      return Math.max(0, jumped);
    }
    const kept = this.#leastAhead(stamps, row, later, this.#place + jumped, Math.ceil(since) + 1);
    const turns = Math.round((kept - this.#ahead) / this.#turn);
    return turns > 0 ? Math.min(jumped + turns * this.#turn, 2 ** 40) : Math.max(0, jumped);
  }

  /** How far the times are ahead at the least in the next rows. */
  #leastAhead(stamps: Float64Array, row: number, later: Float64Array | undefined, place: number, rows: number): number {
    const perStamp = this.#counting.perStamp ?? 0;
    const count = Math.min(rows, stamps.length - row + (later?.length ?? 0));
    let least = Number.POSITIVE_INFINITY;
    for (let k = 0; k < count; k++) {
      const at = row + k;
      const stamp = (at < stamps.length ? stamps[at] : later?.[at - stamps.length]) as number;
      const ahead = (stamp - this.#origin) * perStamp - place - k;
      if (ahead < least) least = ahead;
    }
    return least;
  }
}
