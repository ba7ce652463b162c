import { currentMe, watchSession } from '../app/session.ts';
import { onRunningVisits, runningVisits } from './running-visit.ts';

/** What the tabs of one browser tell each other: which visits of which person run or are stopped. */
interface Running {
  readonly key: string;
  readonly visits: readonly string[];
  /** Asks the others to say theirs. */
  readonly asks?: boolean;
}

/**
 * Opens in this tab each visit of the signed-in person that runs in another tab of the browser, so that STOP is in sight
 * here too, on whatever screen. Where a browser has no channel, the tabs meet at their next start.
 */
export function followOtherTabs(): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel('eupraxia-running');
  const key = (): string | null => {
    const me = currentMe();
    return me === undefined ? null : `${me.userId}/${me.clinic.id}`;
  };
  const say = (asks = false): void => {
    const mine = key();
    const visits = runningVisits().map(({ visitId }) => visitId);
    if (mine !== null && (asks || visits.length > 0)) channel.postMessage({ key: mine, visits, asks } satisfies Running);
  };
  channel.onmessage = ({ data }: MessageEvent<Running>) => {
    const me = currentMe();
    if (me === undefined || data.key !== key()) return;
    const known = new Set(runningVisits().map(({ visitId }) => visitId));
    const fresh = data.visits.filter((visitId) => !known.has(visitId));
    if (fresh.length > 0)
      void import('./open-visit.ts').then(async ({ openVisit }) => {
        for (const visitId of fresh) await openVisit(visitId, me);
      });
    if (data.asks === true) say();
  };
  onRunningVisits(() => say());
  let asked: string | null = null;
  const ask = (): void => {
    if (key() === asked) return;
    asked = key();
    say(true);
  };
  watchSession(ask);
  ask();
}
