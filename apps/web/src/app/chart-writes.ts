import type { Chart } from '@eupraxia/api';
import type { ChartEntry, NewChartEntry } from '@eupraxia/clinical/chart';
import type { Fault } from '@eupraxia/kernel';
import { useSyncExternalStore } from 'react';
import { queued } from '../outbox/drafts.ts';
import { OrderedOutbox, type PlaceState, type Waiting } from '../outbox/ordered-outbox.ts';
import { pause } from '../outbox/pause.ts';
import { markOnce, patientBox } from '../outbox/the-outbox.ts';
import { type ChartEntries, type MadeFrom, readEntries, sendEntries, storedEntries } from './chart-kind.ts';
import { client } from './client.ts';
import { freshId } from './fresh-id.ts';
import { chartQuery, queryClient } from './queries.ts';
import { currentMe, sessionLives, watchSession } from './session.ts';

/**
 * Entries on their way to a chart. They are sealed in this browser first, shown at once and marked until the server has
 * them, also after a reload and in the next tab's life. What the server refuses stays until it is sent again (with the same
 * ids, so never doubled) or thrown away.
 */
export interface ChartWrite {
  readonly key: string;
  readonly entries: readonly NewChartEntry[];
  readonly at: number;
  /** Undefined while it waits. */
  readonly fault: Fault | undefined;
  readonly madeFrom?: MadeFrom | undefined;
}

/** How a chart's entries stand, all together. */
export type ChartWritesState =
  /** Every entry of this tab's life is on the server, or there was none. */
  | 'saved'
  /** On the way; nothing is known to be wrong. */
  | 'saving'
  /** The server is not reached; they are sealed here, and the server can open them. */
  | 'waiting'
  /** The server is not reached, and has no copy of their key: nobody else can bring them there. */
  | 'here-only'
  /** The browser refused to keep them: this tab alone has them. */
  | 'tab-only'
  | 'refused';

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('eupraxia-outbox');

const outbox = new OrderedOutbox<ChartEntries>({
  prefix: 'chart',
  box: chartBox,
  async mark(patientId) {
    const me = currentMe();
    if (me !== undefined) await markOnce('chart', patientId, me);
  },
  stored: storedEntries,
  read: readEntries,
  send: sendEntries,
  freshKey: freshId,
  wall: () => Date.now(),
  wait: pause,
  publish: (patientId) => channel?.postMessage(patientId),
});

if (channel !== null)
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== 'string' || !outbox.places().includes(data)) return;
    const before = outbox.state(data).entries.length;
    void outbox.load(data).then(() => {
      // Another tab has sent something: it stands in the chart now.
      if (outbox.state(data).entries.length < before) void queryClient.invalidateQueries({ queryKey: chartQuery(data).queryKey });
    });
  };

// What waits is tried again as soon as the network, the server or the sign-in is back.
let lives = sessionLives();
watchSession(() => {
  const before = lives;
  lives = sessionLives();
  if (lives && !before) outbox.wake();
});
globalThis.addEventListener?.('online', () => outbox.wake());

/** The sealed box of a patient's unsent entries and drafts. */
export function chartBox(patientId: string): ReturnType<typeof patientBox> {
  return patientBox(patientId, async (keyId, raw) => {
    await client.vault.keep({ patientId, keyId, key: btoa(String.fromCharCode(...raw)) });
  });
}

/** The outbox of charts, for the start of the page: what was left is loaded and sent. */
export const chartOutbox: Pick<OrderedOutbox<ChartEntries>, 'load' | 'send' | 'state'> = outbox;

/**
 * Appends entries to a patient's chart; the outcome is seen in `useChartWrites`.
 * @param madeFrom of a program: see {@link MadeFrom}
 */
export function appendToChart(patientId: string, entries: readonly NewChartEntry[], madeFrom?: MadeFrom): void {
  const written = outbox.put(patientId, { entries, ...(madeFrom === undefined ? {} : { madeFrom }) });
  // A draft that this saves is erased only once the entries are sealed.
  void queued(patientId, async () => void (await written));
}

/** Sends again what has been refused. */
export function retryWrites(patientId: string): void {
  outbox.retry(patientId);
}

/** Throws away what has been refused. */
export function discardFailed(patientId: string): void {
  void outbox.discard(patientId);
}

/** Takes one write that was refused out of the list: whoever calls this has kept what was in it. */
export function takeBackWrite(patientId: string, key: string): void {
  void queued(patientId, () => outbox.discard(patientId, key));
}

const writesOf = new WeakMap<readonly Waiting<ChartEntries>[], readonly ChartWrite[]>();

/** Writes of a chart that the server does not have yet, the oldest first. */
export function useChartWrites(patientId: string): readonly ChartWrite[] {
  const entries = useSyncExternalStore(subscribe, () => outbox.state(patientId).entries);
  const known = writesOf.get(entries);
  if (known !== undefined) return known;
  const writes = entries.map(({ key, at, fault, value }) => ({ key, at, fault, ...value }));
  writesOf.set(entries, writes);
  return writes;
}

/** How a chart's entries stand, how many wait or were refused, and how many records of them cannot be read. */
export function useChartWritesState(patientId: string): {
  readonly state: ChartWritesState;
  readonly count: number;
  readonly damaged: number;
} {
  const place = useSyncExternalStore(subscribe, () => outbox.state(patientId));
  return {
    state: stateOf(place),
    count: place.entries.flatMap(({ value }) => value.entries).length,
    damaged: place.damaged,
  };
}

/** The worst that holds of any entry decides. */
export function stateOf({ entries, away, keyKept }: PlaceState<unknown>): ChartWritesState {
  if (entries.length === 0) return 'saved';
  if (entries.some(({ fault }) => fault !== undefined)) return 'refused';
  if (!away) return 'saving';
  if (entries.some(({ kept }) => kept === 'memory')) return 'tab-only';
  return keyKept ? 'waiting' : 'here-only';
}

const subscribe = (listener: () => void): (() => void) => outbox.subscribe(listener);

/** A chart's entries with those on their way, as the chart will read. */
export function withWrites(chart: Chart, pending: readonly ChartWrite[]): readonly ChartEntry[] {
  if (pending.length === 0) return chart.entries;
  const stored = new Set(chart.entries.map((entry) => entry.id));
  const by = currentMe()?.userId ?? '';
  const coming = pending.flatMap((write) =>
    write.entries
      .filter((entry) => !stored.has(entry.id))
      .map((entry) => ({ ...entry, patientId: chart.patient.id, at: write.at, by }) as ChartEntry),
  );
  return [...chart.entries, ...coming];
}

const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
let warns = false;
// Leaving the page asks first, as long as this tab alone has something.
outbox.subscribe(() => {
  const alone = outbox.places().some((place) => outbox.state(place).entries.some(({ kept }) => kept !== 'sealed'));
  if (alone === warns) return;
  warns = alone;
  if (alone) addEventListener('beforeunload', warn);
  else removeEventListener('beforeunload', warn);
});
