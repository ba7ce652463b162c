import type { Me } from '@eupraxia/api';
import { may } from '../app/may.ts';
import { showToast } from '../kit/Toast.tsx';
import { clinicianDoor, readerDoor } from './browserDoor.ts';
import { visitFault } from './errors.ts';
import { type Journal, openJournal } from './journal.ts';
import { type LocalVault, memoryVault, openVault } from './localVault.ts';
import { openRecordings, type Recordings } from './recordings.ts';
import { joinTabs } from './tabs.ts';

/** A visit as this tab has it open. It outlives the screens, so that Live, Note and Bill are one writer. */
export interface OpenVisit {
  readonly journal: Journal;
  readonly recordings: Recordings;
  readonly writes: boolean;
}

/** Settled visits are erased from the browser after this many days. */
const keptDays = 7;
const open = new Map<string, Promise<OpenVisit>>();
let vault: Promise<LocalVault> | null = null;

/** The browser's vault, opened once per tab. */
export function theVault(): Promise<LocalVault> {
  vault ??= openVault().then((opened) => {
    void opened.forget(Date.now() - keptDays * 86_400_000).catch(() => undefined);
    // Asks the browser not to clear the vault when the disk runs low; a refusal changes nothing.
    void navigator.storage?.persist?.().catch(() => undefined);
    return opened;
  });
  return vault;
}

/** Opens a visit for the signed-in person, or returns it as it is open already. */
export function openVisit(visitId: string, me: Me): Promise<OpenVisit> {
  const key = `${visitId}/${me.userId}`;
  const found = open.get(key);
  if (found !== undefined) return found;
  const opened = start(visitId, me);
  open.set(key, opened);
  return opened;
}

async function start(visitId: string, me: Me): Promise<OpenVisit> {
  const writes = may(me.role, 'treat');
  const door = writes ? clinicianDoor : readerDoor;
  // A reader's browser keeps nothing of a chart.
  const kept = writes
    ? await theVault()
    : { ...memoryVault(visitFault('EUP_VISIT_MEMORY_ONLY', { why: 'you only read it' })), fault: null };
  const journal = openJournal(
    visitId,
    { userId: me.userId, role: me.role, clinicId: me.clinic.id },
    {
      vault: kept,
      door,
      clocks: { wall: () => Date.now(), mono: () => performance.now() },
      random: (count) => crypto.getRandomValues(new Uint8Array(count)),
      wait: pause,
      joinTabs: writes ? joinTabs : () => ({ tell: () => undefined, alive: async () => true, close: () => undefined }),
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      refused: (fault) => showToast({ text: `${fault.message} ${fault.mend}` }),
    },
  );
  const recordings = openRecordings(visitId, kept, door, (keyId, raw) => door.keepKey(visitId, keyId, raw));
  window.addEventListener('online', () => journal.wake());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') journal.wake();
  });
  let link = journal.state().link;
  journal.subscribe(() => {
    const now = journal.state().link;
    if (now === 'online' && link !== 'online') void recordings.send();
    link = now;
  });
  return { journal, recordings, writes };
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
