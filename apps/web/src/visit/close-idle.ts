import { currentSession, isBlank, watchSession } from '../app/session.ts';
import { IdleVisits, type OpenedHere } from './idle-visits.ts';

/** How often it is looked, in ms. */
const lookEvery = 60_000;
/** What the screens need to let go of a visit once they are blank, in ms. */
const afterLock = 2_000;

const idle = new IdleVisits();
const opened = new Map<string, OpenedHere>();
let looking = false;

/** Closes an open visit once nothing has needed it for a while, and at once where the screen is blank. */
export function closeVisitWhenIdle(key: string, visit: OpenedHere): void {
  opened.set(key, visit);
  if (looking) return;
  looking = true;
  setInterval(sweep, lookEvery);
  let gone = false;
  watchSession(() => {
    const now = currentSession();
    const before = gone;
    gone = now.state !== 'in' || isBlank(now);
    if (gone && !before) setTimeout(closeIdleVisits, afterLock);
  });
}

/** Closes every visit that nothing needs now. */
function closeIdleVisits(): void {
  sweep(0);
}

function sweep(after?: number): void {
  for (const key of idle.sweep(opened, performance.now(), after)) opened.delete(key);
}
