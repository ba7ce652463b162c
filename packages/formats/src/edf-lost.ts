import type { EdfHeader } from './edf-header.ts';
import type { Annotation } from './recording.ts';
import type { RemarkList } from './remarks.ts';

/** How an annotation begins that names lost samples, since EDF has no mark for them: all channels', or those named behind it. */
export const lostText = 'Lost samples';
/** Parts the names: the header's labels hold no such letter. */
export const nameMark = ' · ';

/** Whether a text is of that kind. */
export const tellsLost = (text: string): boolean => new RegExp(`^${lostText}\\s*(:|$)`, 'i').test(text.trim());

const most = 100_000;
/** Annotations that could not be followed are told so often. */
const mostTold = 5;

interface Span {
  readonly from: number;
  readonly to: number;
  /** Channels of the track; undefined for all. */
  readonly channels: ReadonlySet<number> | undefined;
}

/**
 * Turns what annotations call lost into lost samples: the writer had to hold a value there. An annotation counts where it
 * comes before its samples are passed on, which our writer sees to.
 */
export class LostStretches {
  readonly #rates: readonly number[];
  readonly #names: readonly (readonly string[])[];
  readonly #remarks: RemarkList;
  readonly #spans: Span[][];
  /** Up to where samples of each track were passed on. */
  readonly #passed: Float64Array;
  #kept = 0;
  #lost = 0;
  #untold = 0;

  constructor({ tracks }: Pick<EdfHeader, 'tracks'>, remarks: RemarkList) {
    this.#rates = tracks.map(({ track }) => track.rate);
    this.#names = tracks.map(({ track }) => track.channels.map(({ name }) => name));
    this.#spans = tracks.map(() => []);
    this.#passed = new Float64Array(tracks.length);
    this.#remarks = remarks;
  }

  /** Takes an annotation, its time counted from the first sample; false where it stays one. */
  take(note: Annotation): boolean {
    if (!tellsLost(note.text)) return false;
    const named = note.text.slice(note.text.indexOf(':') + 1).trim();
    const names = note.text.includes(':') && named !== '' ? this.#known(named) : undefined;
    const why = this.#unusable(note, names);
    if (why !== undefined) return this.#untellable(note, why);
    const { at, duration = 0 } = note;
    let late = false;
    for (const [t, rate] of this.#rates.entries()) {
      const channels = names === undefined ? undefined : this.#columns(t, names);
      if (channels?.size === 0) continue;
      const from = Math.max(0, Math.round(at * rate));
      const to = Math.round((at + duration) * rate);
      const passed = this.#passed[t] as number;
      late ||= from < passed;
      if (to > passed) (this.#spans[t] as Span[]).push({ from, to, channels });
    }
    this.#kept++;
    return late ? this.#untellable(note, 'it stands behind them') : true;
  }

  /** Loses, in place, what is known to be lost of a track's samples. */
  apply(t: number, first: number, data: readonly Float64Array[]): void {
    const end = first + (data[0]?.length ?? 0);
    const spans = this.#spans[t] as Span[];
    this.#passed[t] = Math.max(this.#passed[t] as number, end);
    if (spans.length === 0) return;
    const here = spans.filter(({ from, to }) => from < end && to > first).sort((a, b) => a.from - b.from);
    for (const [c, samples] of data.entries()) {
      let done = first;
      for (const { from, to, channels } of here) {
        if (channels?.has(c) === false) continue;
        const [start, stop] = [Math.max(from, done), Math.min(to, end)];
        if (stop <= start) continue;
        samples.fill(Number.NaN, start - first, stop - first);
        this.#lost += stop - start;
        done = stop;
      }
    }
    this.#spans[t] = spans.filter(({ to }) => to > end);
  }

  /** Tells how many samples were lost so. */
  remark(): void {
    if (this.#lost > 0) this.#remarks.add('FORMATS_LOST_NAMED', { lost: this.#lost, places: this.#kept });
  }

  #unusable({ duration }: Annotation, names: readonly string[] | undefined): string | undefined {
    if (duration === undefined || duration === 0) return 'it says not how long';
    if (names?.length === 0) return 'no channel has such a name';
    return this.#kept >= most ? `only ${most} such annotations are followed` : undefined;
  }

  #untellable({ at, text }: Annotation, why: string): false {
    if (this.#untold++ < mostTold) this.#remarks.add('FORMATS_LOST_UNKNOWN', { at: Number(at.toFixed(3)), text, why });
    return false;
  }

  /** The channels that a list names; none where one of them is unknown, since that one would pass for measured. */
  #known(list: string): readonly string[] {
    const all = new Set(this.#names.flat());
    for (const mark of [nameMark, ', ']) {
      const names = list.split(mark).map((name) => name.trim());
      if (names.every((name) => all.has(name))) return names;
    }
    return [];
  }

  #columns(t: number, names: readonly string[]): ReadonlySet<number> {
    return new Set((this.#names[t] ?? []).flatMap((name, c) => (names.includes(name) ? [c] : [])));
  }
}
