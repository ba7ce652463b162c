import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Features, RepetitionTold } from '../../live/liveSession.ts';
import type { LiveReason } from '../../live/protocol.ts';

/** The few numbers that are read beside the trace, four times a second. */
export interface Readout {
  /** Amplitude now, in the channel's unit; null while nothing plays. */
  readonly amplitude: number | null;
  readonly holding: number;
  readonly quality: number;
  readonly reasons: readonly LiveReason[];
  /** 95th percentile of arrival to paint over the last blocks, in ms; null before enough have come. */
  readonly latency: number | null;
}

const nothing: Readout = { amplitude: null, holding: 0, quality: 1, reasons: [], latency: null };
const every = 250;
const remembered = 250;
/** A longer time than this between two frames, in ms, is a pause and not slowness. */
const paused = 1000;

/** Gathers features between renders, so that sixty frames a second are drawn and four texts a second are read. */
export class LiveReadout {
  #current = nothing;
  #shown = nothing;
  #due = 0;
  #framed = 0;
  readonly #unpainted: number[] = [];
  readonly #delays: number[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #hearers = new Set<(repetition: RepetitionTold) => void>();

  take(features: Features): void {
    // A page that is not seen paints nothing; what arrives meanwhile says nothing of the way to the screen.
    if (document.hidden) this.#unpainted.length = 0;
    else this.#unpainted.push(features.arrived);
    this.#current = {
      amplitude: features.values.at(-1) ?? null,
      holding: features.holding,
      quality: this.#current.quality * 0.9 + features.quality * 0.1,
      reasons:
        features.reasons.length > 0
          ? features.reasons
          : features.quality > 0.9 && this.#current.quality > 0.85
            ? []
            : this.#current.reasons,
      latency: this.#current.latency,
    };
  }

  /** Called after a frame was drawn with everything taken so far. */
  painted(): void {
    // After a pause of the frames (a covered page, a sleeping device) what waited says nothing of the usual way.
    if (performance.now() - this.#framed > paused) this.#unpainted.length = 0;
    this.#framed = performance.now();
    const now = performance.timeOrigin + performance.now();
    for (const arrived of this.#unpainted) this.#delays.push(now - arrived);
    this.#unpainted.length = 0;
    if (this.#delays.length > remembered) this.#delays.splice(0, this.#delays.length - remembered);
    if (performance.now() < this.#due) return;
    this.#due = performance.now() + every;
    if (this.#delays.length > 20) {
      const sorted = [...this.#delays].sort((a, b) => a - b);
      this.#current = { ...this.#current, latency: Math.round(sorted[Math.floor(0.95 * (sorted.length - 1))] as number) };
    }
    if (this.#shown === this.#current) return;
    this.#shown = this.#current;
    for (const listener of this.#listeners) listener();
  }

  repetition(repetition: RepetitionTold): void {
    for (const hearer of this.#hearers) hearer(repetition);
  }

  onRepetition(hearer: (repetition: RepetitionTold) => void): () => void {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  }

  reset(): void {
    this.#current = { ...nothing, latency: this.#current.latency };
    this.#unpainted.length = 0;
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
