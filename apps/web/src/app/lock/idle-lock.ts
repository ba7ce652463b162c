import { isStopKey } from '../../kit/stop-key.ts';
import { dateVaultUse } from '../../vault/the-vault.ts';
import { onRunningVisits, runningVisits } from '../../visit/running-visit.ts';
import { currentSession, lockNow, watchSession } from '../session.ts';
import { idleLimit, isIdle } from './idle-rule.ts';
import { noteRunning } from './left-running.ts';
import { keepLockMark, keepUse, lastUse, lockMark } from './lock-mark.ts';

/** How often the time is looked at, and how often a use is dated, in ms. */
const every = 5_000;
const inputs = ['pointerdown', 'keydown', 'wheel'] as const;
let dated = 0;
/** When this tab was last used on the monotonic clock, in ms, and whether its page has been out of sight since. */
let touched = performance.now();
let wasHidden = false;

/**
 * Locks the screen when nobody has touched this browser for as long as the clinic allows, in whichever tab. It is looked at
 * every five seconds, and before anything else when the page comes into sight again or a hand wakes the tablet.
 */
export function watchIdle(): void {
  setInterval(() => {
    lockIfIdle();
    keepLimit();
  }, every);
  for (const event of ['focus', 'pageshow']) addEventListener(event, lockIfIdle);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') wasHidden = true;
    lockIfIdle();
  });
  countInputs(window);
  onRunningVisits(keepLimit);
  watchSession(keepLimit);
}

/** Counts what is done in a window of this tab as use; the patient's screen is one. */
export function countInputs(own: Window): void {
  for (const type of inputs) own.addEventListener(type, onInput, { capture: true, passive: type === 'wheel' });
}

function onInput(event: Event): void {
  const locked = lockIfIdle();
  if (locked) {
    // The press that wakes a tablet must not fall on what it showed before; STOP takes effect all the same.
    if (isStop(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  touched = performance.now();
  wasHidden = document.visibilityState === 'hidden';
  const now = Date.now();
  if (now - dated < every && now >= dated) return;
  const session = currentSession();
  if (session.state !== 'in' || session.locked || session.expired) return;
  dated = now;
  keepUse(now);
  void dateVaultUse(now);
}

function isStop(event: Event): boolean {
  if (event instanceof KeyboardEvent) return isStopKey(event);
  return (event.target as Element | null)?.closest?.('.stop') != null;
}

const clockRuns = (): boolean => runningVisits().some(({ state }) => state === 'running');

function limit(): number | null {
  const session = currentSession();
  if (session.state !== 'in' || session.locked) return null;
  return idleLimit(session.me.clinic.lockMinutes, clockRuns());
}

/** Locks where the time is over; says whether it did. */
function lockIfIdle(): boolean {
  const now = Date.now();
  const most = limit();
  if (most === null || !isIdle(lastUse(now), now, most)) return false;
  // A device whose clock is set in the middle of a treatment has not been left: its page was in sight all the time.
  if (clockRuns() && !wasHidden && performance.now() - touched < most) return false;
  lockNow();
  return true;
}

/** Keeps for a later start how long it may still open the vault, and whether a clock runs here. */
function keepLimit(): void {
  noteRunning(clockRuns());
  const [most, mark] = [limit(), lockMark()];
  if (most !== null && mark !== null && !mark.locked && mark.idle !== most) keepLockMark({ ...mark, idle: most });
}
