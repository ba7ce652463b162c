import { type Envelope, type EventKind, kindVersion, linkOf, type NewEvent } from '@eupraxia/clinical';
import { release, uuidV7 } from '@eupraxia/kernel';
import type { SessionClock } from './session-clock.ts';

/** Who records. */
export interface Recorder {
  readonly userId: string;
  readonly role: Envelope['by']['role'];
  readonly clinicId: string;
}

/** Writes one stream of a visit: numbers events without a gap and links each to the one before it, as sent. */
export class EventWriter {
  readonly #visitId: string;
  readonly #me: Recorder;
  readonly #zone: string;
  readonly #random: (count: number) => Uint8Array;
  readonly #clock: () => SessionClock;
  #writer: string;
  #seq = 0;
  #lastAt = Number.NEGATIVE_INFINITY;
  #link: string | null = null;

  /** @param clock the session clock as it is now: a later measurement may bring another one */
  constructor(
    visitId: string,
    me: Recorder,
    edges: { readonly zone: string; readonly random: (count: number) => Uint8Array; readonly clock: () => SessionClock },
  ) {
    this.#visitId = visitId;
    this.#me = me;
    this.#zone = edges.zone;
    this.#random = edges.random;
    this.#clock = edges.clock;
    this.#writer = this.#freshId();
  }

  get writer(): string {
    return this.#writer;
  }

  /**
   * Makes the next event. Time never runs backwards within one stream, so where the clock turns out to have been ahead
   * and is set back, a new stream begins.
   */
  next<K extends EventKind>({ kind, body, source, corrects, evidence }: NewEvent<K>): Envelope {
    const clock = this.#clock();
    const at = clock.now();
    if (at < this.#lastAt) this.begin();
    this.#lastAt = at;
    const within = clock.within();
    return this.#linked({
      v: kindVersion(kind),
      id: uuidV7(at, this.#random(10)),
      clinicId: this.#me.clinicId,
      sessionId: this.#visitId,
      at,
      ...(within === undefined ? {} : { within }),
      mono: clock.mono(),
      tz: this.#zone,
      recordedAt: clock.wall(),
      release,
      by: { userId: this.#me.userId, role: this.#me.role },
      source,
      kind,
      body,
      ...(corrects === undefined ? {} : { corrects }),
      ...(evidence === undefined ? {} : { evidence: [...evidence] }),
    });
  }

  /**
   * Records an event of a stream that nobody can complete again, in this one, under its own id; in a new one where it
   * happened before the last event of this one.
   */
  again(event: Envelope): Envelope {
    if (event.at < this.#lastAt) this.begin();
    this.#lastAt = event.at;
    const { writer: _writer, seq: _seq, prev: _prev, ...rest } = event;
    return this.#linked(rest);
  }

  #linked(rest: Omit<Envelope, 'writer' | 'seq' | 'prev'>): Envelope {
    this.#seq++;
    const event: Envelope = {
      ...rest,
      writer: this.#writer,
      seq: this.#seq,
      ...(this.#link === null ? {} : { prev: this.#link }),
    };
    this.#link = linkOf(event);
    return event;
  }

  /** Begins a new stream: the next event is its first. */
  begin(): void {
    this.#writer = this.#freshId();
    this.#seq = 0;
    this.#link = null;
    this.#lastAt = Number.NEGATIVE_INFINITY;
  }

  #freshId(): string {
    return uuidV7(this.#clock().wall(), this.#random(10));
  }
}
