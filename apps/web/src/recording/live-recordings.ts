import type { NewBodies } from '@eupraxia/clinical';
import type { Fault } from '@eupraxia/kernel';
import type { LocalVault, SubjectStore } from '../vault/local-vault.ts';
import { visitFault } from '../visit/errors.ts';
import { liveIndex, type Recordings, recordingsSubject, sha256Of } from './recordings.ts';

/** What is being recorded now: sealed piece by piece as it comes, put together when it ends or when its tab is found dead. */
export interface LiveRecordings {
  /** Keeps a sealed piece; number 0 is the head of the file. */
  piece(recording: string, number: number, bytes: Uint8Array<ArrayBuffer>): void;
  /** Puts a recording together, attaches it to the visit and starts to send it. What is put together already is left as it is. */
  finish(recording: string): Promise<void>;
  /** Puts together what earlier tab lives left behind; says how many recordings that were. */
  recover(): Promise<number>;
  /** Whether this tab records now, or puts a recording together. */
  busy(): boolean;
}

type Attached = NewBodies['recording.attached'];

/** What a recording needs beside the vault. */
export interface LiveRecordingEdges {
  readonly visitId: string;
  readonly vault: LocalVault;
  readonly recordings: Pick<Recordings, 'keep'>;
  readonly keepKey: (keyId: string, raw: Uint8Array) => Promise<void>;
  /** Whether the log has the recording already. */
  readonly isAttached: (recording: string) => boolean;
  readonly attach: (body: Attached) => Promise<unknown>;
  readonly onFault: (fault: Fault) => void;
  /** Absent in a browser that has none. */
  readonly locks?: LockManager | undefined;
}

const streamOf = (recording: string): string => `live ${recording}`;
const lockOf = (recording: string): string => `eupraxia-live-${recording}`;
/** A place for an id in a numbered stream: 48 of its random bits. */
const numberOf = (recording: string): number => Number.parseInt(recording.replaceAll('-', '').slice(-12), 16);

/** Opens the live recordings of a visit. A tab holds a lock for each that it records, so that no other takes it for dead. */
export function openLiveRecordings(edges: LiveRecordingEdges): LiveRecordings {
  const { visitId, vault, recordings, keepKey, isAttached, attach, onFault, locks } = edges;
  const box = vault.box(recordingsSubject(visitId), keepKey);
  /** The newest write of each recording that goes on, and how its lock is let go of. */
  const writing = new Map<string, Promise<void>>();
  const holding = new Map<string, () => void>();
  /** Pieces that storage refused: they live in memory until the end. */
  const refused = new Map<string, Map<number, Uint8Array<ArrayBuffer>>>();

  async function recordState(into: SubjectStore, recording: string, done: boolean): Promise<void> {
    await into.put(liveIndex, numberOf(recording), encoded({ recording, done }));
  }

  async function keep(recording: string, number: number, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    try {
      const into = await box;
      if (number === 0) await recordState(into, recording, false);
      // Numbers count from 1: what lies at 0 could be taken for something that the server has.
      await into.put(streamOf(recording), number + 1, bytes);
    } catch {
      const kept = refused.get(recording) ?? new Map<number, Uint8Array<ArrayBuffer>>();
      if (kept.size === 0) onFault(visitFault('EUP_VISIT_MEMORY_ONLY', { why: 'storage refused a piece of the recording' }));
      refused.set(recording, kept.set(number, bytes));
    }
  }

  function hold(recording: string): void {
    locks
      ?.request(lockOf(recording), () => new Promise<void>((release) => holding.set(recording, release)))
      .catch(() => undefined);
  }

  async function finish(recording: string): Promise<void> {
    await writing.get(recording);
    const into = await box;
    const pieces = new Map((await into.read(streamOf(recording))).records.map((r) => [r.number - 1, r.plain]));
    for (const [number, bytes] of refused.get(recording) ?? []) pieces.set(number, bytes);
    const bytes = joined([...pieces].sort(([a], [b]) => a - b).map(([, piece]) => piece));
    if (pieces.has(0) && !isAttached(recording)) {
      const sha256 = await sha256Of(bytes);
      const about = await described(bytes);
      if (about !== null) {
        await recordings.keep(sha256, bytes);
        await attach({ recording, sha256, bytes: bytes.length, ...about });
      }
    }
    // Only now that the log names it may its pieces go.
    await recordState(into, recording, true).catch(() => undefined);
    await into.drop(streamOf(recording)).catch(() => undefined);
    writing.delete(recording);
    refused.delete(recording);
    holding.get(recording)?.();
    holding.delete(recording);
  }

  return {
    piece(recording, number, bytes) {
      if (!writing.has(recording)) hold(recording);
      const before = writing.get(recording) ?? Promise.resolve();
      writing.set(
        recording,
        before.then(() => keep(recording, number, bytes)),
      );
    },
    finish,
    busy: () => writing.size > 0,
    async recover() {
      const listed = (await (await box).read(liveIndex)).records.map(
        ({ plain }) => JSON.parse(new TextDecoder().decode(plain)) as { recording: string; done: boolean },
      );
      let found = 0;
      for (const { recording, done } of listed) {
        if (done || writing.has(recording)) continue;
        const dead = async (lock: Lock | null): Promise<void> => {
          if (lock === null && locks !== undefined) return;
          found++;
          await finish(recording);
        };
        if (locks === undefined) await dead(null);
        else await locks.request(lockOf(recording), { ifAvailable: true }, dead);
      }
      return found;
    },
  };
}

/** What the log says of a recording; null where not even its head can be read. */
async function described(bytes: Uint8Array): Promise<Omit<Attached, 'recording' | 'sha256' | 'bytes'> | null> {
  async function* whole(): AsyncIterable<Uint8Array> {
    yield bytes;
  }
  // The readers come when they are wanted: most visits record nothing.
  const { containerSource, openRecording } = await import('@eupraxia/formats');
  const source = await containerSource(bytes);
  if (source === null) return null;
  const opened = await openRecording(whole());
  if (!opened.ok) return null;
  const { format, rate, channels } = opened.value;
  let seconds = 0;
  for await (const block of opened.value.blocks()) seconds = block.t0 + (block.data[0]?.length ?? 0) / rate;
  return {
    format,
    rate,
    seconds: Number(seconds.toFixed(3)),
    channels: channels.map(({ name, unit }) => ({ name, unit })),
    source,
  };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const encoded = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));
