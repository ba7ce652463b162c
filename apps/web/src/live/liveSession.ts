import type { Fault } from '@eupraxia/kernel';
import type { Mains, QualityReason } from '@eupraxia/signal';
import { webFault } from '../app/errors.ts';
import type { Aim, Ask, OpenedRecording, Tell } from './protocol.ts';

export type Features = Extract<Tell, { say: 'features' }>;
export type RepetitionTold = Extract<Tell, { say: 'repetition' }>;
export type PeakTold = Extract<Tell, { say: 'peak' }>;

/** What the source is doing. `frozen` is STOP: nothing moves until somebody resumes. */
export type Motion = 'idle' | 'playing' | 'paused' | 'ended';

/** What the screen shows of the source; a new object after a change. Features do not come this way: they are heard directly. */
export interface LiveState {
  readonly phase: 'none' | 'reading' | 'choosing' | 'ready';
  readonly name: string;
  readonly recording: OpenedRecording | null;
  readonly channel: number;
  readonly mains: Mains;
  readonly motion: Motion;
  readonly fault: Fault | null;
}

/** One source at a time, replayed in a worker. Lives as long as the tab, so that a look at the note does not end it. */
export class LiveSession {
  readonly #worker: Worker;
  readonly #listeners = new Set<() => void>();
  readonly #hearers = new Set<(features: Features) => void>();
  #state: LiveState = { phase: 'none', name: '', recording: null, channel: 0, mains: 'none', motion: 'idle', fault: null };
  #bytes: Uint8Array<ArrayBuffer> | null = null;
  #at = 0;
  #aim: Aim | null = null;
  #peak: ((peak: PeakTold) => void) | null = null;
  #stretch: ((values: Float32Array) => void) | null = null;
  onRepetition: ((repetition: RepetitionTold) => void) | null = null;

  constructor() {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'live' });
    this.#worker.onmessage = ({ data }: MessageEvent<Tell>) => this.#hear(data);
    this.#worker.onerror = (event) =>
      this.#hear({
        say: 'refused',
        fault: webFault('EUP_WEB_UNEXPECTED', { what: event.message || 'the signal worker stopped' }),
      });
  }

  state = (): LiveState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Hears every block of features while it plays, in the order of time. */
  hear(hearer: (features: Features) => void): () => void {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  }

  /** Seconds of the recording that have been played. */
  get at(): number {
    return this.#at;
  }

  /** The bytes of the open recording. */
  get bytes(): Uint8Array<ArrayBuffer> | null {
    return this.#bytes;
  }

  /** Reads a recording; `rate` answers for a file that does not say. */
  open(name: string, bytes: Uint8Array<ArrayBuffer>, rate?: number): void {
    this.#bytes = bytes;
    this.#at = 0;
    this.#set({ phase: 'reading', name, recording: null, motion: 'idle', fault: null });
    this.#ask({ do: 'open', bytes: bytes.slice().buffer, ...(rate === undefined ? {} : { rate }) });
  }

  /** Says why a file was not opened at all. */
  refuse(fault: Fault): void {
    this.#set({ phase: 'none', recording: null, motion: 'idle', fault });
  }

  choose(channel: number, mains: Mains): void {
    this.#set({ phase: 'ready', channel, mains });
  }

  /** Back to the picker, or to no recording at all. */
  reopen(): void {
    this.freeze();
    this.#set(this.#state.recording === null ? { phase: 'none', fault: null } : { phase: 'choosing', fault: null });
  }

  close(): void {
    this.freeze();
    this.#bytes = null;
    this.#set({ phase: 'none', recording: null, motion: 'idle', fault: null });
  }

  play(): void {
    if (this.#state.phase !== 'ready') return;
    if (this.#state.motion === 'ended') this.#at = 0;
    this.#ask({ do: 'play', channel: this.#state.channel, from: this.#at, mains: this.#state.mains, aim: this.#aim });
    this.#set({ motion: 'playing' });
  }

  /** Goes back to the recording's start. */
  rewind(): void {
    this.#at = 0;
    if (this.#state.motion !== 'idle') this.#set({ motion: 'idle' });
  }

  /** Stops at once: what the worker has already sent is not shown any more. */
  freeze(): void {
    this.#ask({ do: 'freeze' });
    if (this.#state.motion === 'playing') this.#set({ motion: 'paused' });
  }

  /** What practice aims at from the next sample on. */
  aim(aim: Aim | null): void {
    if (JSON.stringify(aim) === JSON.stringify(this.#aim)) return;
    this.#aim = aim;
    this.#ask({ do: 'aim', aim });
  }

  /** The strongest half second of a stretch of the chosen channel. */
  peak(from: number, to: number): Promise<PeakTold> {
    return new Promise((resolve) => {
      this.#peak = resolve;
      this.#ask({ do: 'peak', channel: this.#state.channel, mains: this.#state.mains, from, to });
    });
  }

  /** The amplitude of a stretch, for evidence. */
  stretch(channel: string, mains: Mains, from: number, to: number, columns: number): Promise<Float32Array> {
    return new Promise((resolve) => {
      this.#stretch = resolve;
      this.#ask({ do: 'stretch', channel, mains, from, to, columns });
    });
  }

  #ask(ask: Ask): void {
    this.#worker.postMessage(ask, ask.do === 'open' ? [ask.bytes] : []);
  }

  #set(change: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  #hear(told: Tell): void {
    switch (told.say) {
      case 'opened':
        this.#set({ phase: 'choosing', recording: told.recording, channel: best(told.recording), fault: null });
        return;
      case 'refused':
        this.#set({ phase: 'none', fault: told.fault, motion: 'idle' });
        return;
      case 'features':
        if (this.#state.motion !== 'playing') return;
        this.#at = told.t0 + told.values.length / told.rate;
        for (const hearer of this.#hearers) hearer(told);
        return;
      case 'repetition':
        if (this.#state.motion === 'playing') this.onRepetition?.(told);
        return;
      case 'ended':
        if (this.#state.motion === 'playing') this.#set({ motion: 'ended' });
        return;
      case 'peak':
        this.#peak?.(told);
        this.#peak = null;
        return;
      case 'stretch':
        this.#stretch?.(told.values);
        this.#stretch = null;
    }
  }
}

/** The channel that is offered first: the best signal. Nothing is begun with it until somebody confirms. */
function best(recording: OpenedRecording): number {
  return recording.channels.reduce((b, c, i, all) => (c.quality > (all[b]?.quality ?? 0) ? i : b), 0);
}

/** What a reason of low quality means to the person at the electrode. */
export const qualityTexts = {
  gap: 'samples are missing',
  saturated: 'signal is cut off: lower the gain',
  flat: 'no signal: check the lead',
  mains: 'mains hum: check contact, choose the notch',
  'not-a-number': 'values cannot be read',
  short: 'too short to judge',
} as const satisfies Record<QualityReason, string>;

let session: LiveSession | null = null;

/** The tab's one live session. */
export function liveSession(): LiveSession {
  session ??= new LiveSession();
  return session;
}

let owner: string | null = null;

/** Gives the tab's live session to a visit: another patient's signal is closed before this one's screen is drawn. */
export function claimLive(visitId: string): void {
  if (owner !== null && owner !== visitId) session?.close();
  owner = visitId;
}

/** Stops whatever plays in this tab, at once; a tab in which nothing was ever played is left as it is. */
export function freezeLive(): void {
  session?.freeze();
}
