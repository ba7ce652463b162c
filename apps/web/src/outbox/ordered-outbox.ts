import type { Fault } from '@eupraxia/kernel';
import type { SubjectStore } from '../vault/local-vault.ts';
import { backoff } from './backoff.ts';

/** One entry that waits for the server. */
export interface Waiting<T> {
  /** The entry's own id: the same each time it is sent, so that a repetition is harmless. */
  readonly key: string;
  /** UTC ms on the device's clock; no two entries of a tab have the same. */
  readonly at: number;
  readonly value: T;
  /**
   * `storing`: not sealed in the browser's storage yet, and not sent before. `sealed`: it outlives this tab. `memory`: storage
   * refused it, so that this tab alone has it.
   */
  readonly kept: 'storing' | 'sealed' | 'memory';
  /** Why the server refused it; undefined while it waits. A refused entry holds no later one up. */
  readonly fault: Fault | undefined;
}

/** What became of an attempt to send one entry. */
export type Sent<T> =
  | { readonly kind: 'sent' }
  /** No network, no server, a server that failed, or nobody signed in: try again. */
  | { readonly kind: 'away' }
  | { readonly kind: 'refused'; readonly fault: Fault }
  /** Refused as it is, and this is to be sent in its place; null drops it. */
  | { readonly kind: 'instead'; readonly value: T | null };

/** Everything from outside; a test makes its own. */
export interface OrderedEdges<T> {
  /** Behind which name the entries' streams stand: `chart`. */
  readonly prefix: string;
  /** The sealed box of a place. Rejects where nothing can be kept. */
  readonly box: (place: string) => Promise<SubjectStore>;
  /** Lists the place, so that a later start finds it. */
  readonly mark: (place: string) => Promise<void>;
  /** What is sealed of a value, with whose it is; key, time and fault stand beside it. */
  readonly stored: (place: string, value: T) => Readonly<Record<string, unknown>>;
  /** Reads what was sealed; null for what is not this person's, or of a later release. */
  readonly read: (place: string, stored: Readonly<Record<string, unknown>>) => T | null;
  readonly send: (place: string, value: T) => Promise<Sent<T>>;
  readonly freshKey: () => string;
  /** UTC ms on the device's clock. */
  readonly wall: () => number;
  readonly wait: (ms: number, until: AbortSignal) => Promise<void>;
  /** Tells the browser's other tabs that a place has changed. */
  readonly publish: (place: string) => void;
}

/** How the entries of one place stand, all together. */
export interface PlaceState<T> {
  readonly entries: readonly Waiting<T>[];
  /** The last attempt reached no server: they wait. */
  readonly away: boolean;
  /** The server has confirmed the key of everything that is sealed here: without it they can be read in this browser alone. */
  readonly keyKept: boolean;
  /** How many records of entries could not be read. */
  readonly damaged: number;
}

const empty: PlaceState<never> = { entries: [], away: false, keyKept: true, damaged: 0 };

/** Entries that are sealed, and then sent one after another at each place, until the server has them. */
export class OrderedOutbox<T> {
  readonly #edges: OrderedEdges<T>;
  readonly #places = new Map<string, PlaceState<T>>();
  readonly #listeners = new Set<() => void>();
  readonly #sending = new Set<string>();
  readonly #asking = new Map<string, readonly (() => void)[]>();
  readonly #naps = new Map<string, AbortController>();
  #lastAt = 0;

  constructor(edges: OrderedEdges<T>) {
    this.#edges = edges;
  }

  /** The entries of a place; the same object until something changes. */
  state(place: string): PlaceState<T> {
    return this.#places.get(place) ?? empty;
  }

  places(): readonly string[] {
    return [...this.#places.keys()];
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Seals an entry and sends it. Resolves once it lies in the browser's storage, or in memory where that refuses. */
  async put(place: string, value: T): Promise<string> {
    this.#lastAt = Math.max(this.#edges.wall(), this.#lastAt + 1);
    const entry: Waiting<T> = { key: this.#edges.freshKey(), at: this.#lastAt, value, kept: 'storing', fault: undefined };
    this.#change(place, (entries) => [...entries, entry]);
    const kept = (await this.#seal(place, entry)) ? 'sealed' : 'memory';
    this.#replace(place, { ...entry, kept });
    void this.send(place);
    return entry.key;
  }

  /** Takes in what earlier tab lives left at a place, and what other tabs have changed since. */
  async load(place: string): Promise<void> {
    const { prefix, read } = this.#edges;
    const sealedBefore = new Set(this.state(place).entries.flatMap(({ key, kept }) => (kept === 'sealed' ? [key] : [])));
    const box = await this.#edges.box(place);
    const { records, damaged } = await box.read();
    const found: Waiting<T>[] = [];
    let unreadable = damaged.filter(({ stream }) => stream.startsWith(`${prefix}:`)).length;
    for (const { stream, plain } of records) {
      if (!stream.startsWith(`${prefix}:`)) continue;
      const stored = decoded(plain);
      const value = stored === null ? null : read(place, stored);
      if (stored === null) unreadable++;
      if (stored === null || value === null) continue;
      const fault = (stored['fault'] ?? undefined) as Fault | undefined;
      found.push({ key: stream.slice(prefix.length + 1), at: Number(stored['at'] ?? 0), value, kept: 'sealed', fault });
    }
    const there = new Map(found.map((entry) => [entry.key, entry]));
    this.#change(place, (entries) => {
      const known = new Set(entries.map(({ key }) => key));
      // What was sealed and is no longer there has been sent, or thrown away, by another tab.
      const still = entries.flatMap((entry) => (sealedBefore.has(entry.key) ? (there.get(entry.key) ?? []) : entry));
      return [...still, ...found.filter(({ key }) => !known.has(key))].toSorted((a, b) => a.at - b.at);
    });
    this.#update(place, { damaged: unreadable, keyKept: box.keyKept() });
  }

  /** Sends now what waits at a place. Resolves with how many entries still do once an attempt has ended. */
  async send(place: string): Promise<number> {
    const attempted = new Promise<void>((resolve) => {
      this.#asking.set(place, [...(this.#asking.get(place) ?? []), resolve]);
    });
    if (!this.#sending.has(place)) {
      this.#sending.add(place);
      void this.#run(place);
    } else this.#naps.get(place)?.abort();
    await attempted;
    return this.state(place).entries.length;
  }

  /** Tries again, everywhere: the network or the session came back. */
  wake(): void {
    for (const place of this.places()) if (this.#waits(place)) void this.send(place);
  }

  /** Sends again what was refused. */
  retry(place: string): void {
    const again = this.state(place).entries.filter(({ fault }) => fault !== undefined);
    for (const entry of again) this.#replace(place, { ...entry, fault: undefined });
    void Promise.all(again.map((entry) => this.#seal(place, { ...entry, fault: undefined }))).then(() => this.send(place));
  }

  /** Throws refused entries away: all of a place, or one. */
  async discard(place: string, only?: string): Promise<void> {
    const gone = this.state(place).entries.filter(
      ({ key, fault }) => fault !== undefined && (only === undefined || key === only),
    );
    for (const { key } of gone) await this.#remove(place, key);
  }

  async #run(place: string): Promise<void> {
    for (let failures = 0; ; ) {
      const next = this.state(place).entries.find(({ fault, kept }) => fault === undefined && kept !== 'storing');
      if (next === undefined) {
        // Whoever puts something from here on begins anew: nothing may come between the look and this.
        this.#sending.delete(place);
        this.#update(place, { away: false });
        this.#attempted(place);
        return this.#confirmKey(place);
      }
      const sent = await this.#edges.send(place, next.value).catch((): Sent<T> => ({ kind: 'away' }));
      if (sent.kind === 'away') {
        failures++;
        const nap = new AbortController();
        this.#naps.set(place, nap);
        this.#update(place, { away: true });
        this.#attempted(place);
        await this.#edges.wait(backoff(failures, Math.random()), nap.signal);
        if (nap.signal.aborted) failures = 0;
        continue;
      }
      failures = 0;
      this.#update(place, { away: false });
      await this.#settle(place, next, sent);
    }
  }

  async #settle(place: string, entry: Waiting<T>, sent: Exclude<Sent<T>, { kind: 'away' }>): Promise<void> {
    if (sent.kind === 'sent' || (sent.kind === 'instead' && sent.value === null)) return this.#remove(place, entry.key);
    const changed: Waiting<T> = sent.kind === 'refused' ? { ...entry, fault: sent.fault } : { ...entry, value: sent.value as T };
    this.#replace(place, changed);
    // Another tab may have sent it, or thrown it away, meanwhile: then it is not brought back.
    if (this.state(place).entries.some(({ key }) => key === entry.key)) await this.#seal(place, changed);
  }

  #attempted(place: string): void {
    const asking = this.#asking.get(place) ?? [];
    this.#asking.delete(place);
    for (const resolve of asking) resolve();
  }

  /** What stays here although the server answers, a refused entry, must not hang on this browser alone. */
  async #confirmKey(place: string): Promise<void> {
    if (this.state(place).entries.length === 0) return;
    try {
      const box = await this.#edges.box(place);
      await box.confirmKey();
      this.#update(place, { keyKept: box.keyKept() });
    } catch {
      // It is asked for again with the next attempt.
    }
  }

  #waits(place: string): boolean {
    return this.state(place).entries.some(({ fault }) => fault === undefined);
  }

  async #seal(place: string, { key, at, value, fault }: Waiting<T>): Promise<boolean> {
    const { prefix, box, mark, stored, publish } = this.#edges;
    try {
      await mark(place);
      const into = await box(place);
      const whole = { v: 1, key, ...stored(place, value), at, ...(fault === undefined ? {} : { fault }) };
      await into.put(`${prefix}:${key}`, 0, new TextEncoder().encode(JSON.stringify(whole)));
      this.#update(place, { keyKept: into.keyKept() });
      publish(place);
      return true;
    } catch {
      return false;
    }
  }

  async #remove(place: string, key: string): Promise<void> {
    const { prefix, box, publish } = this.#edges;
    this.#change(place, (entries) => entries.filter((entry) => entry.key !== key));
    try {
      await (await box(place)).drop(`${prefix}:${key}`);
      publish(place);
    } catch {
      // It is sent once more at the next start, which changes nothing at the server.
    }
  }

  #replace(place: string, entry: Waiting<T>): void {
    this.#change(place, (entries) => entries.map((one) => (one.key === entry.key ? entry : one)));
  }

  #change(place: string, by: (entries: readonly Waiting<T>[]) => readonly Waiting<T>[]): void {
    this.#update(place, { entries: by(this.state(place).entries) });
  }

  #update(place: string, change: Partial<PlaceState<T>>): void {
    this.#places.set(place, { ...this.state(place), ...change });
    for (const listener of this.#listeners) listener();
  }
}

function decoded(plain: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(plain));
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
