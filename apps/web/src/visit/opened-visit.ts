import type { Me } from '@eupraxia/api';
import { readLog } from '@eupraxia/clinical';
import { foldVisit, type Visit } from '@eupraxia/clinical/visit';
import { type OpenVisit, openVisit } from './open-visit.ts';
import { withBlockedStarts } from './start-verdict.ts';

/** Longest wait for a visit of another screen, in ms. */
const patience = 8_000;

/** Opens a visit and waits until its log can be read; undefined where it is neither here nor reached in time. */
export async function openedVisit(visitId: string, me: Me): Promise<OpenVisit | undefined> {
  const visit = await openVisit(visitId, me);
  const { journal } = visit;
  const ready = (): boolean => journal.state().phase === 'ready';
  if (ready()) return visit;
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      stop();
      resolve(ready() ? visit : undefined);
    };
    const timer = setTimeout(end, patience);
    const stop = journal.subscribe(() => {
      if (journal.state().phase !== 'opening') end();
    });
  });
}

/** A visit that is open, as it stands now; undefined where its log has no opening that can be read. */
export function visitNow({ journal }: OpenVisit): Visit | undefined {
  const { envelopes, blocked } = journal.state();
  const log = readLog(envelopes);
  return log.opened === null ? undefined : foldVisit(withBlockedStarts(log, blocked), journal.clock.now());
}
