import type { Fault } from '@eupraxia/kernel';
import type { LeftSealed, SealedPlace } from './left-by-others.ts';
import type { PersonKey } from './person-key.ts';

/** One record as it was put: a stream's numbers are the caller's (an event's seq, a chunk's place). */
export interface VaultRecord {
  readonly stream: string;
  readonly number: number;
  readonly plain: Uint8Array;
}

/** A record to be kept. */
export interface NewRecord {
  readonly stream: string;
  readonly number: number;
  readonly plain: Uint8Array<ArrayBuffer>;
}

/** What a subject holds, and which of its records cannot be read. One damaged record never hides another. */
export interface VaultContents {
  readonly records: readonly VaultRecord[];
  readonly damaged: readonly { readonly stream: string; readonly number: number }[];
}

/** The kept records of one subject (a visit, or what the day's list needs) for this tab's life, under this tab's own key. */
export interface SubjectStore {
  /**
   * Resolves once the record lies encrypted in the browser's storage, also while the vault is locked. Rejects when the
   * storage refuses (then see `LocalVault.fault`).
   */
  put(stream: string, number: number, plain: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Puts many at once: all of them or none. */
  putAll(records: readonly NewRecord[]): Promise<void>;
  /** Everything that any tab life of the owner has put, or one stream of it. While locked it rejects where a key is missing. */
  read(stream?: string): Promise<VaultContents>;
  /** Erases a stream from a number on; from its start by default. */
  drop(stream: string, from?: number): Promise<void>;
  /**
   * Marks the subject as one whose records have all reached the server, so that it may be forgotten. `through` names the
   * highest number per stream that the server has; with a record beyond it, by whichever tab, nothing is marked.
   */
  settle(through?: Readonly<Record<string, number>>): Promise<void>;
  /** Erases the subject's keys under which no record lies any more. */
  tidy(): Promise<void>;
  /** Whether the server has confirmed a copy of this tab's key: until then the records can be opened in this browser alone. */
  keyKept(): boolean;
  /** Offers every key of the subject that the server has not confirmed once more; true when it has them all. */
  confirmKey(): Promise<boolean>;
}

/** What one person keeps in this browser for one clinic. Another owner's records are never read through it. */
export interface LocalVault {
  /** Why nothing outlives this tab, where that is so. */
  readonly fault: Fault | null;
  /** Hash of person and clinic; null in memory. */
  readonly owner: string | null;
  /**
   * Opens the box of a subject. On the first use in a tab's life a fresh key is made; its raw copy is handed to `keep`
   * and is then gone: what stays in the browser is wrapped by the person key. The name of a subject is never stored.
   * Rejects while the vault is locked, unless the box is open already.
   */
  box(subject: string, keep?: KeepKey): Promise<SubjectStore>;
  /** Erases settled subjects, whoever's, that were last touched before a time on the device's clock; what the server lacks is never erased. */
  forget(before: number): Promise<number>;
  /** Lets the person key go. Boxes that are open go on taking records, so that a running visit is not lost. */
  lock(): void;
  /** Takes the person key back; another owner's is refused. */
  unlock(person: PersonKey): void;
  /**
   * Records that lie here under another owner of the same clinic, or under none, in order of their place: for the server,
   * which opens them by their key ids. The caller cannot read them.
   */
  leftByOthers(range?: { readonly after?: SealedPlace; readonly most?: number }): Promise<readonly LeftSealed[]>;
  /** Erases records by their place, with the keys and subjects of which nothing is left. */
  erase(places: readonly SealedPlace[]): Promise<void>;
}

/** Gives the raw key to the server, which wraps it. A failure is not fatal: the browser's own copy still opens the records. */
export type KeepKey = (keyId: string, raw: Uint8Array) => Promise<void>;
