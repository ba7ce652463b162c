import { utf8 } from '../bytes.ts';
import { tellsLost } from '../edf-lost.ts';
import type { Annotation } from '../recording.ts';
import { decimal } from './writing.ts';

/** The bytes of one annotation as a time-stamped list (EDF+ 2.2.2). */
export function noteBytes({ at, duration, text }: Annotation): Uint8Array {
  // Control characters part the lists: in a text they would end it.
  const plain = text.replace(/\p{Cc}+/gu, ' ');
  return utf8(`${stamp(at)}${duration === undefined ? '' : `\x15${decimal(Math.max(0, duration))}`}\x14${plain}\x14\0`);
}

/** The bytes that tell when a record begins. */
export const clockBytes = (at: number): Uint8Array => utf8(`${stamp(at)}\x14\x14\0`);

const stamp = (at: number): string => `${at < 0 ? '-' : '+'}${decimal(Math.abs(at))}`;

/**
 * Which annotations each record holds: those of its time; where there is no room, those before take them, then those behind.
 * One that names lost samples never stands behind them, so that a reader knows of it in time.
 */
export class NoteShelf {
  /** Bytes for annotations in each record. */
  readonly width: number;
  readonly #begins: Float64Array;
  readonly #notes: readonly { readonly at: number; readonly bytes: Uint8Array; readonly early: boolean }[];
  readonly #places: Int32Array;
  #next = 0;

  /** @param begins when each record begins, s, rising; @param unit bytes of a sample, of which the width is a multiple */
  constructor(annotations: readonly Annotation[], begins: Float64Array, unit: 2 | 3) {
    this.#begins = begins;
    this.#notes = annotations
      .map((note) => ({ at: note.at, bytes: noteBytes(note), early: tellsLost(note.text) }))
      .sort((a, b) => a.at - b.at);
    const clock = begins.reduce((most, at) => Math.max(most, clockBytes(at).length), 0);
    const longest = this.#notes.reduce((most, { bytes }) => Math.max(most, bytes.length), 0);
    const total = this.#notes.reduce((sum, { bytes }) => sum + bytes.length, 0);
    let room = longest + Math.ceil((2 * total) / Math.max(1, begins.length));
    let places = this.#placed(room);
    for (; places === undefined; places = this.#placed(room)) room *= 2;
    this.#places = places;
    this.width = Math.ceil(Math.max(60, clock + room) / (2 * unit)) * 2 * unit;
  }

  /** The record of each annotation, none holding more than `room` bytes; undefined where that is too little. */
  #placed(room: number): Int32Array | undefined {
    const places = new Int32Array(this.#notes.length);
    let record = this.#begins.length - 1;
    let used = 0;
    for (let k = places.length - 1; k >= 0; k--) {
      const { at, bytes } = this.#notes[k] as { readonly at: number; readonly bytes: Uint8Array };
      while (record > 0 && at < (this.#begins[record] as number)) {
        record--;
        used = 0;
      }
      if (used + bytes.length > room) {
        record--;
        used = 0;
      }
      used += bytes.length;
      places[k] = record;
    }
    // What ran over the beginning goes into the records behind it.
    record = 0;
    used = 0;
    for (const [k, { at, bytes, early }] of this.#notes.entries()) {
      const wanted = places[k] as number;
      if (wanted > record) {
        record = wanted;
        used = 0;
      } else if (used + bytes.length > room) {
        record++;
        used = 0;
      }
      if (record >= this.#begins.length || (early && record > 0 && at < (this.#begins[record] as number))) return undefined;
      used += bytes.length;
      places[k] = record;
    }
    return places;
  }

  /** The annotation bytes of a record; records are asked for in their order. */
  record(index: number): Uint8Array {
    const out = new Uint8Array(this.width);
    const clock = clockBytes(this.#begins[index] as number);
    out.set(clock);
    let used = clock.length;
    for (; this.#places[this.#next] === index; this.#next++) {
      const { bytes } = this.#notes[this.#next] as { readonly bytes: Uint8Array };
      out.set(bytes, used);
      used += bytes.length;
    }
    return out;
  }
}
