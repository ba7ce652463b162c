import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Features } from '../../../live/page/live-session.ts';
import type { LiveReason } from '../../../live/protocol.ts';
import { Delays, type Percentiles } from './percentiles.ts';

/** The few numbers that are read beside the trace, four times a second. */
export interface Readout {
  /** Amplitude now, in the channel's unit; null while nothing plays or it cannot be read. */
  readonly amplitude: number | null;
  /** The antagonist's, in its unit; null where none is listened to. */
  readonly other: number | null;
  readonly holding: number;
  readonly quality: number;
  readonly reasons: readonly LiveReason[];
  /** From a block's arrival to paint and to the sound's parameter, over the last blocks; null before enough have come. */
  readonly paint: Percentiles | null;
  readonly audio: Percentiles | null;
}

const nothing: Readout = { amplitude: null, other: null, holding: 0, quality: 1, reasons: [], paint: null, audio: null };
const every = 250;
/** Time constant of the level that is read, in seconds. */
const calmSeconds = 0.25;
/** A longer time than this between two frames, in ms, is a pause and not slowness. */
const paused = 1000;

/**
 * A level that can be read across a room: the newest values averaged over about half a second, since a 50 ms RMS scatters
 * by a fifth however steady the muscle is. The trace stays as it is. Null from the first value that is lost.
 */
class CalmLevel {
  #level = Number.NaN;

  take(values: Float32Array, rate: number): number | null {
    const share = 1 - Math.exp(-1 / (calmSeconds * rate));
    for (const value of values) {
      if (!Number.isFinite(value)) this.#level = Number.NaN;
      else this.#level = Number.isNaN(this.#level) ? value : this.#level + share * (value - this.#level);
    }
    return Number.isNaN(this.#level) ? null : this.#level;
  }

  reset(): void {
    this.#level = Number.NaN;
  }
}

/** Gathers features between renders, so that sixty frames a second are drawn and four texts a second are read. */
export class LiveReadout {
  #current = nothing;
  #shown = nothing;
  #due = 0;
  #framed = 0;
  readonly #unpainted: number[] = [];
  readonly #agonist = new CalmLevel();
  readonly #antagonist = new CalmLevel();
  readonly #paint = new Delays();
  readonly #audio = new Delays();
  readonly #listeners = new Set<() => void>();

  take(features: Features): void {
    // A page that is not seen paints nothing; what arrives meanwhile says nothing of the way to the screen.
    if (document.hidden || features.late) this.#unpainted.length = 0;
    else this.#unpainted.push(features.arrived);
    this.#current = {
      ...this.#current,
      amplitude: this.#agonist.take(features.values, features.rate),
      other: features.other === null ? null : this.#antagonist.take(features.other, features.rate),
      holding: features.holding,
      quality: this.#current.quality * 0.9 + features.quality * 0.1,
      reasons:
        features.reasons.length > 0
          ? features.reasons
          : features.quality > 0.9 && this.#current.quality > 0.85
            ? []
            : this.#current.reasons,
    };
  }

  /** Called when the sound's parameter was set from a block, with the ms since its arrival. */
  sounded(ms: number): void {
    this.#audio.add(ms);
  }

  /** Called after a frame was drawn with everything taken so far. */
  painted(): void {
    const now = performance.now();
    // After a pause of the frames (a covered page, a sleeping device) what waited says nothing of the usual way.
    if (now - this.#framed > paused) this.#unpainted.length = 0;
    this.#framed = now;
    for (const arrived of this.#unpainted) this.#paint.add(performance.timeOrigin + now - arrived);
    this.#unpainted.length = 0;
    if (now < this.#due) return;
    this.#due = now + every;
    this.#current = { ...this.#current, paint: this.#paint.percentiles(), audio: this.#audio.percentiles() };
    this.#shown = this.#current;
    for (const listener of this.#listeners) listener();
  }

  reset(): void {
    this.#current = { ...nothing, paint: this.#current.paint, audio: this.#current.audio };
    this.#unpainted.length = 0;
    this.#agonist.reset();
    this.#antagonist.reset();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  shown = (): Readout => this.#shown;
}

export function useReadout(readout: LiveReadout): Readout {
  return useSyncExternalStore(readout.subscribe, readout.shown);
}

/** Session time, moving once a second while `moving`. */
export function useNow(read: () => number, moving: boolean): number {
  const [now, setNow] = useState(read);
  useEffect(() => {
    setNow(read());
    if (!moving) return;
    const timer = setInterval(() => setNow(read()), 1000);
    return () => clearInterval(timer);
  }, [read, moving]);
  return now;
}
