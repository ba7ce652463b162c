import type { VisitStatus } from '@eupraxia/api';
import { type Envelope, type Heads, parseEvent } from '@eupraxia/clinical';
import type { NoteSignature, SignedNote } from '@eupraxia/clinical/note';
import type { LocalVault } from '../../vault/local-vault.ts';
import type { KeptOffset } from './session-clock.ts';

const stateStream = 'state';

/** What is kept of a visit beside its events. */
export interface KeptState {
  /** Version of this record; absent in those of the first release, which read the same. */
  readonly v?: number;
  readonly clock: KeptOffset | null;
  readonly status: VisitStatus;
  readonly notes: readonly SignedNote[];
  /** Absent in records of releases before 0.3. */
  readonly signatures?: readonly NoteSignature[];
  readonly acknowledged: Heads;
}

const stateVersion = 1;

/** What the vault held of a visit. */
export interface FoundLog {
  readonly events: readonly Envelope[];
  readonly state: KeptState | null;
  /** Records of events that could not be read. */
  readonly unreadable: number;
}

/** One visit's events and state in the browser's vault, written one after another. */
export class LogVault {
  readonly #box: ReturnType<LocalVault['box']>;
  readonly #refused: () => void;
  #work: Promise<unknown> = Promise.resolve();

  /** @param refused called when the storage does not take something: it lives on in memory */
  constructor(box: ReturnType<LocalVault['box']>, refused: () => void) {
    this.#box = box;
    this.#refused = refused;
  }

  /** Resolves when everything that was given so far is kept, or has been refused. */
  written(): Promise<unknown> {
    return this.#work;
  }

  keep(events: readonly Envelope[]): Promise<void> {
    const work = this.#work.then(async () => {
      try {
        const into = await this.#box;
        await into.putAll(events.map((event) => ({ stream: event.writer, number: event.seq, plain: encoded(event) })));
      } catch {
        this.#refused();
      }
    });
    this.#work = work.catch(() => undefined);
    return work;
  }

  keepState(state: Omit<KeptState, 'v'>): void {
    this.#work = this.#work
      .then(async () => {
        const into = await this.#box;
        await into.put(stateStream, 0, encoded({ v: stateVersion, ...state } satisfies KeptState));
        await into.settle(state.acknowledged);
      })
      // A state that is not kept is measured and fetched again; the events are what counts, and they have said so.
      .catch(() => undefined);
  }

  async read(): Promise<FoundLog> {
    const { records, damaged } = await (await this.#box).read();
    const events: Envelope[] = [];
    let unreadable = damaged.filter((record) => record.stream !== stateStream).length;
    let state: KeptState | null = null;
    for (const { stream, plain } of records) {
      const value = decoded(plain);
      if (stream === stateStream) {
        state = stateIn(value);
        continue;
      }
      if (stream.includes(':')) continue;
      const parsed = parseEvent(value);
      if (parsed.ok) events.push(parsed.value);
      else unreadable++;
    }
    return { events: events.sort((a, b) => a.seq - b.seq), state, unreadable };
  }

  /** Whether the server has confirmed the key of what is kept here; asks it once more where it has not. */
  async confirmKey(): Promise<boolean> {
    return (await this.#box).confirmKey();
  }

  /** Forgets a stream from a number on: its events are kept under another writer. */
  async drop(writer: string, from: number): Promise<void> {
    await (await this.#box).drop(writer, from);
  }
}

/** The state that an earlier tab life kept; one of a later release is measured and fetched anew. */
function stateIn(value: unknown): KeptState | null {
  if (typeof value !== 'object' || value === null) return null;
  const kept = value as KeptState;
  return (kept.v ?? 1) > stateVersion ? null : kept;
}

const encoded = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));

function decoded(plain: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(plain));
  } catch {
    return null;
  }
}
