import type { VisitStatus } from '@eupraxia/api';
import { readLog, type VisitLog } from '@eupraxia/clinical';
import { foldVisit, type Visit } from '@eupraxia/clinical/visit';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useMe, useSession } from '../app/session.ts';
import type { Journal, JournalState } from './log/journal.ts';
import { type OpenVisit, openVisit } from './open-visit.ts';
import { type RefusedStart, standingRefusals, withBlockedStarts } from './start-verdict.ts';

/** A visit as a screen shows it: folded anew only when an event came. */
export interface VisitInView extends OpenVisit {
  readonly state: JournalState;
  readonly log: VisitLog;
  readonly visit: Visit;
  /** Newest starts that the server refused, by activity. */
  readonly refusals: ReadonlyMap<string, RefusedStart>;
  /** Session time of the fold; running clocks are counted on from here. */
  readonly foldedAt: number;
}

export type VisitView =
  | { readonly phase: 'opening' }
  | { readonly phase: 'absent'; readonly state: JournalState }
  /** It is planned or was called off: nothing was opened. */
  | { readonly phase: 'not-started'; readonly state: JournalState; readonly journal: Journal }
  | ({ readonly phase: 'ready' } & VisitInView);

/** How a visit stands that has no log yet. */
const notStarted: ReadonlySet<VisitStatus> = new Set<VisitStatus>(['planned', 'cancelled', 'no-show']);

const nothing = (): (() => void) => () => undefined;

/** Opens the visit for as long as the screen shows it. */
export function useVisit(visitId: string): VisitView {
  const me = useMe();
  const session = useSession();
  const [opened, setOpened] = useState<OpenVisit | null>(null);
  useEffect(() => {
    let here = true;
    let unwatch: () => void = () => undefined;
    setOpened(null);
    void openVisit(visitId, me).then((visit) => {
      if (!here) return;
      setOpened(visit);
      unwatch = visit.journal.watch();
    });
    return () => {
      here = false;
      unwatch();
    };
  }, [visitId, me]);
  const signedIn = session.state === 'in' && !session.expired;
  useEffect(() => {
    if (signedIn) opened?.journal.wake();
  }, [signedIn, opened]);
  const state = useSyncExternalStore(opened?.journal.subscribe ?? nothing, () => opened?.journal.state() ?? null);
  const envelopes = state?.envelopes;
  const blocked = state?.blocked;
  const folded = useMemo(() => {
    if (envelopes === undefined || blocked === undefined || opened === null) return null;
    const log = readLog(envelopes);
    if (log.opened === null) return null;
    const foldedAt = opened.journal.clock.now();
    return {
      log,
      visit: foldVisit(withBlockedStarts(log, blocked), foldedAt),
      refusals: standingRefusals(log, blocked),
      foldedAt,
    };
  }, [envelopes, blocked, opened]);
  if (opened === null || state === null) return { phase: 'opening' };
  if (folded === null && state.phase === 'ready' && notStarted.has(state.status))
    return { phase: 'not-started', state, journal: opened.journal };
  if (folded === null) return state.phase === 'opening' ? { phase: 'opening' } : { phase: 'absent', state };
  return { phase: 'ready', ...opened, state, ...folded };
}
