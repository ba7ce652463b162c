import type { SyncReply } from '@eupraxia/api';
import type { Heads } from '@eupraxia/clinical';
import type { VisitConnection } from './visit-connection.ts';

/** How often it is tried to have a call held where another tab does or the server holds too many, in ms. */
const againAfter = 2_000;
/** How long nothing is asked for while no screen shows the visit, in ms; being shown ends the wait. */
const whileUnwatched = 60_000;

export interface WatchParts {
  readonly visitId: string;
  readonly door: VisitConnection;
  readonly heads: () => Heads;
  readonly notes: () => number;
  /** The stream that this tab writes. */
  readonly writer: () => string;
  /** Whether the last exchange reached the server; without it nothing is held. */
  readonly online: () => boolean;
  /** Takes in what a held call brought. */
  readonly take: (reply: SyncReply, haveNotes: number) => Promise<void>;
  /** The server did not answer: the exchanges find out how it stands. */
  readonly lost: () => void;
  /** Does what only one tab of a browser does for a visit; false, with nothing done, where this is not the one. */
  readonly alone: (work: () => Promise<void>) => Promise<boolean>;
  readonly wait: (ms: number, until: AbortSignal) => Promise<void>;
  readonly closing: AbortSignal;
}

/**
 * While a screen shows a visit, keeps one call at the server that is answered as soon as something happens elsewhere. It
 * stands beside the exchanges, which send what is recorded here and need not wait for it.
 */
export class WatchLoop {
  readonly #parts: WatchParts;
  #watchers = 0;
  #stands = false;
  #nap = new AbortController();
  #call = new AbortController();

  constructor(parts: WatchParts) {
    this.#parts = parts;
  }

  get watched(): boolean {
    return this.#watchers > 0;
  }

  /** Whether the server holds a call for this tab, so that nothing need be asked for. */
  get stands(): boolean {
    return this.#stands;
  }

  watch(): () => void {
    this.#watchers++;
    this.poke();
    let here = true;
    return () => {
      if (here) this.#watchers--;
      here = false;
      if (this.#watchers === 0) this.#call.abort();
    };
  }

  /** Looks again whether a call can be held: a screen came, or the server answered. */
  poke(): void {
    if (!this.#stands) this.#nap.abort();
  }

  /** Gives up the call that is held: the network has changed under it, and it would be known late that nobody answers. */
  drop(): void {
    this.#call.abort();
  }

  async run(): Promise<void> {
    const { door, alone, wait, closing } = this.#parts;
    if (door.watch === undefined) return;
    while (!closing.aborted) {
      this.#nap = new AbortController();
      if (this.#may()) await alone(() => this.#hold());
      this.#stands = false;
      if (closing.aborted) return;
      const pause = this.watched ? againAfter : whileUnwatched;
      await wait(pause, AbortSignal.any([this.#nap.signal, closing]));
    }
  }

  #may(): boolean {
    return this.watched && this.#parts.online() && !this.#parts.closing.aborted;
  }

  /** One held call after another, until the server is away, refuses to hold, or nobody watches any more. */
  async #hold(): Promise<void> {
    const { visitId, door, heads, notes, writer, take, lost, closing } = this.#parts;
    // The first call names no devices, so that it is answered at once: the server is seen to hold calls.
    let devices = '';
    while (this.#may()) {
      this.#call = new AbortController();
      const haveNotes = notes();
      const signal = AbortSignal.any([this.#call.signal, closing]);
      const answer = await door.watch?.(visitId, heads(), haveNotes, writer(), devices, signal);
      if (signal.aborted) return;
      if (answer?.kind !== 'reply') {
        this.#stands = false;
        return lost();
      }
      devices = answer.value.devicesTag ?? '';
      this.#stands = answer.value.wait === 'news' || answer.value.wait === 'time-out';
      await take(answer.value, haveNotes);
      if (!this.#stands) return;
    }
  }
}
