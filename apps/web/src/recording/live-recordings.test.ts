import 'fake-indexeddb/auto';
import { bodySchemas, type EventBodies } from '@eupraxia/clinical';
import { containerEnd, containerHead, containerSamples, openRecording, recordingCut } from '@eupraxia/formats';
import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { vaultOf } from '../vault/vault.fixture.ts';
import { openLiveRecordings } from './live-recordings.ts';
import { recordingsSubject, sha256Of } from './recordings.ts';

const visitId = '0190a000-0000-7000-8000-000000000001';
const recording = '0190a000-0000-7000-8000-000000000002';
const header = { recording, rate: 1000, channels: [{ name: 'ECR', unit: 'µV' }], source: 'synthetic' } as const;
const second = (n: number) => containerSamples(1000 * n, [new Float32Array(1000).fill(n)], 1000);

type Attached = EventBodies['recording.attached'];

/** One tab's life on the browser's storage; `log` outlives it, as the server's copy does. */
async function tab(log: Attached[], kept: Map<string, Uint8Array>, locks?: LockManager) {
  return openLiveRecordings({
    visitId,
    vault: await vaultOf(),
    recordings: {
      keep: async (sha256, bytes) => {
        kept.set(sha256, bytes);
      },
    },
    keepKey: async () => undefined,
    isAttached: (id) => log.some((body) => body.recording === id),
    attach: async (body) => {
      expect(bodySchemas['recording.attached'].safeParse(body).success).toBe(true);
      log.push(body);
    },
    onFault: () => undefined,
    locks,
  });
}

/** Waits until storage holds so many pieces of the recording, however long that takes. */
async function stored(pieces: number): Promise<void> {
  const vault = await vaultOf();
  const box = await vault.box(recordingsSubject(visitId), async () => undefined);
  const held = async () => (await box.read(`live ${recording}`)).records.length;
  while ((await held()) < pieces) await new Promise((next) => setTimeout(next));
}

async function samplesOf(bytes: Uint8Array | undefined) {
  async function* whole() {
    yield bytes ?? new Uint8Array(0);
  }
  const opened = await openRecording(whole());
  if (!opened.ok) throw new Error(opened.error.message);
  let count = 0;
  for await (const block of opened.value.blocks()) count += block.data[0]?.length ?? 0;
  return { count, cut: opened.value.annotations.some(({ text }) => text === recordingCut) };
}

describe('openLiveRecordings', () => {
  beforeEach(() => {
    globalThis.indexedDB = new FakeFactory();
  });

  it('piece() and finish() put the recording together, attach it by what it holds and keep it to be sent', async () => {
    const [log, kept] = [[] as Attached[], new Map<string, Uint8Array>()];
    const live = await tab(log, kept);
    for (const [n, bytes] of [containerHead(header), second(0), second(1), containerEnd(2000)].entries())
      live.piece(recording, n, bytes);
    await live.finish(recording);
    expect(log).toMatchObject([
      { recording, format: 'eupraxia', rate: 1000, seconds: 2, channels: [{ name: 'ECR', unit: 'µV' }], source: 'synthetic' },
    ]);
    const bytes = kept.get(log[0]?.sha256 ?? '');
    expect(bytes?.length).toBe(log[0]?.bytes);
    expect(await sha256Of(Uint8Array.from(bytes ?? []))).toBe(log[0]?.sha256);
    expect(await samplesOf(bytes)).toEqual({ count: 2000, cut: false });
    expect(await (await tab(log, kept)).recover()).toBe(0);
  });

  it('recover() puts together what a killed tab left, as far as its pieces went, and once', async () => {
    const [log, kept] = [[] as Attached[], new Map<string, Uint8Array>()];
    const killed = await tab(log, kept);
    for (const [n, bytes] of [containerHead(header), second(0), second(1), second(2)].entries())
      killed.piece(recording, n, bytes);
    await stored(4);
    const next = await tab(log, kept);
    expect(await next.recover()).toBe(1);
    expect(log).toHaveLength(1);
    expect(await samplesOf(kept.get(log[0]?.sha256 ?? ''))).toEqual({ count: 3000, cut: true });
    expect(await next.recover()).toBe(0);
    expect(await (await tab(log, kept)).recover()).toBe(0);
    expect(log).toHaveLength(1);
  });

  it('recover() after a death between log and clean-up attaches nothing twice', async () => {
    const [log, kept] = [[] as Attached[], new Map<string, Uint8Array>()];
    const killed = await tab(log, kept);
    for (const [n, bytes] of [containerHead(header), second(0)].entries()) killed.piece(recording, n, bytes);
    await stored(2);
    log.push({
      recording,
      sha256: 'a'.repeat(64),
      bytes: 1,
      format: 'eupraxia',
      rate: 1,
      seconds: 1,
      channels: [],
      source: 'synthetic',
    });
    expect(await (await tab(log, kept)).recover()).toBe(1);
    expect(log).toHaveLength(1);
  });

  it('recover() leaves a recording alone that another tab still makes', async () => {
    const [log, kept] = [[] as Attached[], new Map<string, Uint8Array>()];
    const held = new Set<string>();
    const locks = {
      request: async (name: string, first: unknown, then?: (lock: Lock | null) => unknown) => {
        const run = (then ?? first) as (lock: Lock | null) => unknown;
        if (then !== undefined && held.has(name)) return run(null);
        held.add(name);
        await run({ name, mode: 'exclusive' });
        held.delete(name);
      },
    } as unknown as LockManager;
    const living = await tab(log, kept, locks);
    for (const [n, bytes] of [containerHead(header), second(0)].entries()) living.piece(recording, n, bytes);
    await stored(2);
    expect(await (await tab(log, kept, locks)).recover()).toBe(0);
    living.piece(recording, 2, second(1));
    await living.finish(recording);
    expect(log).toMatchObject([{ seconds: 2 }]);
  });

  it('piece() that storage refuses lives in memory until the end', async () => {
    const [log, kept] = [[] as Attached[], new Map<string, Uint8Array>()];
    const told: string[] = [];
    const live = openLiveRecordings({
      visitId,
      vault: {
        fault: null,
        box: async () =>
          ({
            put: async () => {
              throw new Error('full');
            },
            read: async () => ({ records: [], damaged: [] }),
            drop: async () => undefined,
          }) as never,
        forget: async () => 0,
      },
      recordings: { keep: async (sha256, bytes) => void kept.set(sha256, bytes) },
      keepKey: async () => undefined,
      isAttached: () => false,
      attach: async (body) => log.push(body),
      onFault: (fault) => told.push(fault.code),
    });
    for (const [n, bytes] of [containerHead(header), second(0), containerEnd(1000)].entries()) live.piece(recording, n, bytes);
    await live.finish(recording);
    expect(log).toMatchObject([{ seconds: 1 }]);
    expect(told).toEqual(['EUP_VISIT_MEMORY_ONLY']);
  });
});
