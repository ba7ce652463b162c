import type { Fault } from '@eupraxia/kernel';
import { clinicHeader, fetchOwn } from '../app/client.ts';
import type { LocalVault, SubjectStore } from '../vault/local-vault.ts';
import { visitFault } from '../visit/errors.ts';
import type { VisitConnection } from '../visit/log/visit-connection.ts';

/** Recordings go into the vault in pieces of this many bytes: one damaged piece is found without reading the rest. */
const piece = 1 << 20;
const sentStream = 'sent';
/** Lists the recordings that are being made, or were, beside these streams. */
export const liveIndex = 'live';
/** The subject under which a visit's recordings lie in the vault. */
export const recordingsSubject = (visitId: string): string => `${visitId} recordings`;
/** A stream with one record for as long as the recording has not been sent: what makes the subject unsettled. */
const markerOf = (sha256: string): string => `due ${sha256}`;

/** The recordings of one visit: kept encrypted here, sent until the server has them, and read back from wherever they are. */
export interface Recordings {
  /** Keeps a recording's bytes and starts to send them. */
  keep(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The bytes of a recording, from here or from the server; null when neither has them now. */
  read(sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Sends what has not arrived yet; says how many recordings still wait, those that cannot be read included. */
  send(): Promise<number>;
  /** How many waited when it was last looked; `subscribe` hears of each look. */
  waiting(): number;
  /** Whether another attempt could send any of them. */
  hopeful(): boolean;
  subscribe(listener: () => void): () => void;
}

/** Sending the same recording twice is harmless: the server knows it by its hash. */
export function openRecordings(
  visitId: string,
  vault: LocalVault,
  connection: VisitConnection,
  keepKey: (keyId: string, raw: Uint8Array) => Promise<void>,
  onFault: (fault: Fault) => void,
): Recordings {
  const box = vault.box(recordingsSubject(visitId), keepKey);
  const waiting = new Map<string, Uint8Array<ArrayBuffer>>();
  let sending: Promise<number> | null = null;
  let left = 0;
  const stuck = new Set<string>();
  const listeners = new Set<() => void>();

  async function fromVault(into: SubjectStore, sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const { records, damaged } = await into.read(sha256);
    if (records.length === 0 || damaged.length > 0) return null;
    const pieces = [...records].sort((a, b) => a.number - b.number).map((r) => r.plain);
    const whole = new Uint8Array(pieces.reduce((sum, p) => sum + p.length, 0));
    let at = 0;
    for (const p of pieces) {
      whole.set(p, at);
      at += p.length;
    }
    return (await sha256Of(whole)) === sha256 ? whole : null;
  }

  /** What is listed here and has not reached the server; recordings that storage refused are in memory alone. */
  async function listing(into: SubjectStore): Promise<{ readonly due: readonly string[]; readonly sent: readonly string[] }> {
    const listed = (await into.read(sentStream)).records.map(
      (r) => JSON.parse(new TextDecoder().decode(r.plain)) as { sha256: string; sent: boolean },
    );
    const sent = listed.filter((row) => row.sent).map((row) => row.sha256);
    const due = new Set([...listed.filter((row) => !row.sent).map((row) => row.sha256), ...waiting.keys()]);
    return { due: [...due], sent };
  }

  async function sendAll(): Promise<number> {
    const into = await box;
    const tried = new Set<string>();
    for (;;) {
      const { due, sent } = await listing(into);
      showWaiting(due.length);
      const next = due.find((sha256) => !tried.has(sha256) && !stuck.has(sha256));
      if (next === undefined) {
        // Another tab's recording that was kept meanwhile has a marker beyond these, so that it is not forgotten.
        const through = Object.fromEntries([sentStream, liveIndex, ...sent].map((stream) => [stream, Number.MAX_SAFE_INTEGER]));
        if (due.length === 0 && sent.length > 0) await into.settle(through);
        return due.length;
      }
      tried.add(next);
      await sendOne(into, next);
    }
  }

  async function sendOne(into: SubjectStore, sha256: string): Promise<void> {
    const bytes = waiting.get(sha256) ?? (await fromVault(into, sha256));
    if (bytes === null) return giveUp(sha256, visitFault('EUP_VISIT_RECORDING_DAMAGED', { sha256: sha256.slice(0, 8) }));
    const answer = await connection.upload(visitId, sha256, bytes);
    if (answer.kind === 'refused') return giveUp(sha256, answer.fault);
    if (answer.kind !== 'reply') return;
    try {
      await into.put(sentStream, numberOf(sha256), encoded({ sha256, sent: true }));
      await into.drop(markerOf(sha256));
    } catch {
      // The row says "not sent" still: it is sent once more in the next tab life, which the server takes as the same.
    }
    waiting.delete(sha256);
  }

  /** Trying again in this tab life would not help; it is said once. */
  function giveUp(sha256: string, fault: Fault): void {
    stuck.add(sha256);
    onFault(fault);
  }

  function showWaiting(count: number): void {
    left = count;
    for (const listener of listeners) listener();
  }

  function send(): Promise<number> {
    sending ??= sendAll().finally(() => {
      sending = null;
    });
    return sending;
  }

  return {
    async keep(sha256, bytes) {
      waiting.set(sha256, bytes);
      stuck.delete(sha256);
      const into = await box;
      const rows = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, i) => ({
        stream: sha256,
        number: i,
        plain: bytes.slice(i * piece, (i + 1) * piece),
      }));
      // Storage that refuses leaves the bytes in memory, from where they are sent all the same.
      await into
        .putAll([
          ...rows,
          { stream: markerOf(sha256), number: 1, plain: encoded({ sha256 }) },
          { stream: sentStream, number: numberOf(sha256), plain: encoded({ sha256, sent: false }) },
        ])
        .catch(() => undefined);
      // A round that has already looked for what is due ends first.
      if (sending !== null) await sending.catch(() => undefined);
      void send();
    },
    async read(sha256) {
      const here = waiting.get(sha256) ?? (await fromVault(await box, sha256));
      if (here !== null) return here;
      try {
        const response = await fetchOwn(`/api/recordings/${sha256}`, {
          headers: { ...clinicHeader(), 'x-eupraxia-visit': visitId },
        });
        if (!response.ok) return null;
        const bytes = new Uint8Array(await response.arrayBuffer());
        return (await sha256Of(bytes)) === sha256 ? bytes : null;
      } catch {
        return null;
      }
    },
    send,
    waiting: () => left,
    hopeful: () => left > stuck.size,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** SHA-256 in hexadecimal: what a recording is known by. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/** A place for a hash in a numbered stream: its first 48 bits. */
const numberOf = (sha256: string): number => Number.parseInt(sha256.slice(0, 12), 16);

const encoded = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));
