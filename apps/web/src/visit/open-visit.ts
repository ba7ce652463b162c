import type { Me } from '@eupraxia/api';
import type { Fault } from '@eupraxia/kernel';
import { recordStatus } from '../app/kept-day.ts';
import { beforeLeaving } from '../app/leaving.ts';
import { may } from '../app/may.ts';
import { showToast } from '../kit/Toast.tsx';
import { type LiveRecordings, openLiveRecordings } from '../recording/live-recordings.ts';
import { openRecordings, type Recordings } from '../recording/recordings.ts';
import { memoryVault } from '../vault/local-vault.ts';
import { theVault } from '../vault/the-vault.ts';
import { visitFault } from './errors.ts';
import { followRunning } from './follow-running.ts';
import { backoff } from './log/backoff.ts';
import { clinicianConnection, readerConnection } from './log/browser-connection.ts';
import { type Journal, openJournal } from './log/journal.ts';
import { joinTabs, watchingAlone } from './log/tabs.ts';
import { markSent, markUnsent } from './log/unsent.ts';

/** A visit as this tab has it open. It outlives the screens, so that Live, Note and Bill are one writer. */
export interface OpenVisit {
  readonly journal: Journal;
  readonly recordings: Recordings;
  readonly liveRecordings: LiveRecordings;
  readonly writes: boolean;
}

const open = new Map<string, Promise<OpenVisit>>();

/** Opens a visit for the signed-in person, or returns it as it is open already. */
export function openVisit(visitId: string, me: Me): Promise<OpenVisit> {
  const key = `${visitId}/${me.userId}`;
  const found = open.get(key);
  if (found !== undefined) return found;
  const opened = start(visitId, me);
  open.set(key, opened);
  return opened;
}

/** A reader's tabs keep nothing and tell each other nothing; they share the browser's waiting calls. */
const readersTabs: typeof joinTabs = (visitId) => ({
  publish: () => undefined,
  alive: async () => true,
  watching: (work) => watchingAlone(visitId, work),
  close: () => undefined,
});

async function start(visitId: string, me: Me): Promise<OpenVisit> {
  const writes = may(me.role, 'treat');
  const connection = writes ? clinicianConnection : readerConnection;
  // A reader's browser keeps nothing of a chart.
  const kept = writes
    ? await theVault()
    : { ...memoryVault(visitFault('EUP_VISIT_MEMORY_ONLY', { why: 'you only read it' })), fault: null };
  const journal = openJournal(
    visitId,
    { userId: me.userId, role: me.role, clinicId: me.clinic.id },
    {
      vault: kept,
      door: connection,
      clocks: { wall: () => Date.now(), mono: () => performance.now() },
      random: (count) => crypto.getRandomValues(new Uint8Array(count)),
      wait: pause,
      joinTabs: writes ? joinTabs : readersTabs,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      refused: (fault) => showToast({ text: `${fault.message} ${fault.remedy}` }),
    },
  );
  const refused = (fault: Fault): void => showToast({ text: `${fault.message} ${fault.remedy}` });
  const recordings = openRecordings(visitId, kept, connection, (keyId, raw) => connection.keepKey(visitId, keyId, raw), refused);
  const liveRecordings = openLiveRecordings({
    visitId,
    vault: kept,
    recordings,
    keepKey: (keyId, raw) => connection.keepKey(visitId, keyId, raw),
    isAttached: (recording) => attachedRecordings(journal).has(recording),
    attach: (body) => journal.append('recording.attached', body, { source: 'station' }),
    onFault: refused,
    locks: globalThis.navigator?.locks,
  });
  if (writes) recoverOnce(journal, liveRecordings);
  const sendRecordings = inTheEnd(async () => {
    if (journal.state().link === 'online') await recordings.send();
    return journal.state().link !== 'online' || !recordings.hopeful();
  });
  window.addEventListener('online', () => journal.wake());
  window.addEventListener('offline', () => journal.networkLost());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') journal.wake();
  });
  let { link, status } = { link: journal.state().link, status: '' };
  journal.subscribe(() => {
    const now = journal.state();
    if (now.link === 'online' && link !== 'online') void sendRecordings();
    if (now.link === 'online' && now.status !== status) {
      status = now.status;
      recordStatus(visitId, now.status);
    }
    link = now.link;
  });
  // A recording that is kept while the server answers, and fails on its way, is tried again too.
  recordings.subscribe(() => {
    if (recordings.hopeful()) void sendRecordings();
  });
  followRunning(journal);
  window.addEventListener('pagehide', () => journal.leave());
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) journal.wake();
  });
  if (writes) keepTrack(visitId, me, journal, recordings);
  if (writes) {
    beforeLeaving(async () => {
      await journal.flush();
      return journal.state().waiting + (await recordings.send());
    });
  }
  return { journal, recordings, liveRecordings, writes };
}

/** The ids of the recordings that the log has. */
function attachedRecordings(journal: Journal): ReadonlySet<unknown> {
  const bodies = journal.state().envelopes.flatMap(({ kind, body }) => (kind === 'recording.attached' ? [body] : []));
  return new Set(bodies.map((body) => (body as { recording?: unknown } | null)?.recording));
}

/** What a tab that died was recording is put together as soon as this visit's log is here to name it. */
function recoverOnce(journal: Journal, live: LiveRecordings): void {
  const look = (): void => {
    if (journal.state().phase !== 'ready') return;
    stop();
    live.recover().catch(() => undefined);
  };
  const stop = journal.subscribe(look);
  look();
}

/** Keeps the list of visits that may not have reached the server: this one stands in it until it is finished and all of it sent. */
function keepTrack(visitId: string, me: Me, journal: Journal, recordings: Recordings): void {
  let listed: boolean | null = null;
  let writing = Promise.resolve();
  const look = (): void => {
    const { link, waiting, status } = journal.state();
    const through = link === 'online' && waiting === 0 && recordings.waiting() === 0 && status !== 'open' && status !== 'planned';
    if (listed === !through) return;
    listed = !through;
    // What storage refuses is said by the journal; without it there is nothing to find again.
    writing = writing.then(() => (through ? markSent(visitId) : markUnsent(visitId, me))).catch(() => undefined);
  };
  look();
  journal.subscribe(look);
  recordings.subscribe(look);
}

/** Repeats an attempt with growing pauses until it says that it is done; a call while one is under way joins it. */
function inTheEnd(attempt: () => Promise<boolean>): () => Promise<void> {
  let running: Promise<void> | null = null;
  const run = async (): Promise<void> => {
    for (let failures = 1; !(await attempt()); failures++)
      await pause(backoff(failures, Math.random()), new AbortController().signal);
  };
  return () => {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
}

function pause(ms: number, until: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (until.aborted) return resolve();
    const done = (): void => {
      clearTimeout(timer);
      until.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    until.addEventListener('abort', done);
  });
}
