import type { Me } from '@eupraxia/api';
import type { Fault } from '@eupraxia/kernel';
import { recordStatus } from '../app/kept-day.ts';
import { may } from '../app/may.ts';
import { showToast } from '../kit/Toast.tsx';
import { livePlays } from '../live/page/live-session.ts';
import { backoff } from '../outbox/backoff.ts';
import { pause } from '../outbox/pause.ts';
import { markSent, markUnsent } from '../outbox/the-outbox.ts';
import { type LiveRecordings, openLiveRecordings } from '../recording/live-recordings.ts';
import { openRecordings, type Recordings } from '../recording/recordings.ts';
import { memoryVault } from '../vault/local-vault.ts';
import { theVault } from '../vault/the-vault.ts';
import { closeVisitWhenIdle } from './close-idle.ts';
import { visitFault } from './errors.ts';
import { followRunning } from './follow-running.ts';
import { clinicianConnection, readerConnection } from './log/browser-connection.ts';
import { type Journal, openJournal } from './log/journal.ts';
import { joinTabs, watchingAlone } from './log/tabs.ts';

/** A visit as this tab has it open. It outlives the screens, so that Live, Note and Bill are one writer. */
export interface OpenVisit {
  readonly journal: Journal;
  readonly recordings: Recordings;
  readonly liveRecordings: LiveRecordings;
  readonly writes: boolean;
  /** Sends what waits here, as far as it goes now; says how many events and recordings still wait. */
  sendNow(): Promise<number>;
}

const open = new Map<string, Promise<OpenVisit>>();

/** Opens a visit for the signed-in person, or returns it as it is open already. */
export function openVisit(visitId: string, me: Me): Promise<OpenVisit> {
  const key = `${visitId}/${me.userId}`;
  const found = open.get(key);
  if (found !== undefined) return found;
  const opened = start(visitId, me, () => open.delete(key));
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

async function start(visitId: string, me: Me, forget: () => void): Promise<OpenVisit> {
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
  const refused = (fault: Fault): void => {
    showToast({ text: `${fault.message} ${fault.remedy}` });
  };
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
  const closing = new AbortController();
  const { signal } = closing;
  window.addEventListener('online', () => journal.wake(), { signal });
  window.addEventListener('offline', () => journal.networkLost(), { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') journal.wake();
    },
    { signal },
  );
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
  const unfollow = followRunning(journal);
  window.addEventListener('pagehide', () => journal.leave(), { signal });
  window.addEventListener(
    'pageshow',
    ({ persisted }) => {
      if (persisted) journal.wake();
    },
    { signal },
  );
  if (writes) keepTrack(visitId, me, journal, recordings);
  closeVisitWhenIdle(`${visitId}/${me.userId}`, {
    busy: () => isNeeded(journal, recordings, liveRecordings),
    close() {
      // The next look at it opens it anew, with a stream of its own.
      forget();
      closing.abort();
      unfollow();
      journal.close();
    },
  });
  return {
    journal,
    recordings,
    liveRecordings,
    writes,
    async sendNow() {
      await journal.flush();
      return journal.state().waiting + (await recordings.send());
    },
  };
}

/** A clock that runs and a STOP that holds watch the visit, as a screen does. */
function isNeeded(journal: Journal, recordings: Recordings, live: LiveRecordings): boolean {
  const { phase, waiting } = journal.state();
  return (
    journal.watched() ||
    phase === 'opening' ||
    waiting > 0 ||
    recordings.waiting() > 0 ||
    live.busy() ||
    livePlays(journal.visitId)
  );
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
    const through = link === 'online' && waiting === 0 && recordings.waiting() === 0 && status !== 'open';
    if (listed === !through) return;
    listed = !through;
    // What storage refuses is said by the journal; without it there is nothing to find again.
    writing = writing
      .then(() => (through ? markSent('events', visitId) : markUnsent('events', visitId, me)))
      .catch(() => undefined);
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
