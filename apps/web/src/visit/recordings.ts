import { clinicHeader, fetchOwn } from '../app/client.ts';
import type { LocalVault, VaultBox } from './localVault.ts';
import type { VisitDoor } from './visitDoor.ts';

/** Recordings go into the vault in pieces of this many bytes: one damaged piece is found without reading the rest. */
const piece = 1 << 20;
const sentStream = 'sent';

/** The recordings of one visit: kept encrypted here, sent until the server has them, and read back from wherever they are. */
export interface Recordings {
  /** Keeps a recording's bytes and starts to send them. */
  keep(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** The bytes of a recording, from here or from the server; null when neither has them now. */
  read(sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Sends what has not arrived yet; says how many recordings still wait. */
  send(): Promise<number>;
}

/** Sending the same recording twice is harmless: the server knows it by its hash. */
export function openRecordings(
  visitId: string,
  vault: LocalVault,
  door: VisitDoor,
  keepKey: (keyId: string, raw: Uint8Array) => Promise<void>,
): Recordings {
  const box = vault.box(`${visitId} recordings`, keepKey);
  const waiting = new Map<string, Uint8Array<ArrayBuffer>>();
  let sending: Promise<number> | null = null;

  async function fromVault(into: VaultBox, sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
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

  async function sendAll(): Promise<number> {
    const into = await box;
    const listed = (await into.read(sentStream)).records.map(
      (r) => JSON.parse(new TextDecoder().decode(r.plain)) as { sha256: string; sent: boolean },
    );
    const sent = new Set(listed.filter((row) => row.sent).map((row) => row.sha256));
    const due = new Set([...listed.map((row) => row.sha256), ...waiting.keys()].filter((sha) => !sent.has(sha)));
    let left = 0;
    for (const sha256 of due) {
      const bytes = waiting.get(sha256) ?? (await fromVault(into, sha256));
      if (bytes === null) continue;
      const answer = await door.upload(visitId, sha256, bytes);
      if (answer.kind === 'reply') {
        waiting.delete(sha256);
        await into.put(sentStream, numberOf(sha256), encoded({ sha256, sent: true })).catch(() => undefined);
      } else left++;
    }
    if (left === 0 && due.size > 0) await into.settle();
    return left;
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
      const into = await box;
      const rows = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, i) => ({
        stream: sha256,
        number: i,
        plain: bytes.slice(i * piece, (i + 1) * piece),
      }));
      // Storage that refuses leaves the bytes in memory, from where they are sent all the same.
      await into
        .putAll([...rows, { stream: sentStream, number: numberOf(sha256), plain: encoded({ sha256, sent: false }) }])
        .catch(() => undefined);
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
