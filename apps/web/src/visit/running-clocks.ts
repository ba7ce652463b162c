import type { RunningClock } from '@eupraxia/api';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { client } from '../app/client.ts';
import { may } from '../app/may.ts';
import { queryClient } from '../app/queries.ts';
import { currentMe, useSession } from '../app/session.ts';
import {
  isFollowed,
  type PauseReason,
  type RunningVisit,
  runningVisits,
  useRunningVisits,
  wakeFollowed,
} from './running-visit.ts';

/** A clock of the signed-in person that runs: in a visit that this tab has open, or as the server tells of it. */
export interface MyClock {
  readonly visitId: string;
  readonly patient: string;
  /** Null where the visit is not open in this tab. */
  readonly patientId: string | null;
  readonly activityId: string;
  readonly activity: string;
  /** UTC ms since when it has run without a pause. */
  readonly since: number;
  /** Whether it takes the person's whole attention: then no other patient has it at the same time. */
  readonly oneOnOne: boolean;
  /** The visit, where this tab has it open. */
  readonly here: RunningVisit | null;
}

/** How often the server is asked which clocks run on other devices, in ms: while the page is in sight, and when it comes into it. */
const askedEvery = 30_000;
/** Longest wait for it before a start, in ms. */
const patience = 1_000;

const runningQuery = queryOptions({
  queryKey: ['running'],
  queryFn: ({ signal }) => client.visit.running(undefined, { signal }),
  refetchInterval: askedEvery,
  refetchIntervalInBackground: false,
  refetchOnWindowFocus: 'always',
  retry: false,
});

/** The person's clocks of the visits that this tab has open, and beyond them those that the server tells of; the longest first. */
export function clocksOf(
  userId: string,
  visits: readonly RunningVisit[],
  told: readonly RunningClock[],
  knows: (visitId: string) => boolean,
): readonly MyClock[] {
  const own = visits.flatMap((here) =>
    (here.state === 'running' ? here.clocks : [])
      .filter(({ owner }) => owner === userId)
      .map(({ activityId, activity, since, mode }): MyClock => {
        const { visitId, patient, patientId } = here;
        return { visitId, patient, patientId, activityId, activity, since, oneOnOne: mode === 'one-on-one', here };
      }),
  );
  const others = told
    .filter(({ visitId }) => !knows(visitId))
    .map((clock): MyClock => ({ ...clock, patientId: null, oneOnOne: true, here: null }));
  return [...own, ...others].toSorted((a, b) => a.since - b.since);
}

/** The signed-in person's clocks that run, whichever device started them. */
export function useMyClocks(): readonly MyClock[] {
  const session = useSession();
  const me = session.state === 'in' ? session.me : undefined;
  const visits = useRunningVisits();
  const asks = session.state === 'in' && !session.expired && may(session.me.role, 'treat');
  const { data, isError } = useQuery({ ...runningQuery, enabled: asks });
  const told = asks && !isError ? data : undefined;
  useEffect(() => {
    // A visit that is open here is known better here; what the list says of it may be news all the same.
    for (const { visitId } of told ?? []) if (!runningVisits().some((visit) => visit.visitId === visitId)) wakeFollowed(visitId);
  }, [told]);
  const userId = me?.userId;
  return useMemo(() => (userId === undefined ? [] : clocksOf(userId, visits, told ?? [], isFollowed)), [userId, visits, told]);
}

/** The person's clocks that run in this browser, as of now; nothing is asked. */
export function clocksHere(): readonly MyClock[] {
  const me = currentMe();
  return me === undefined ? [] : clocksOf(me.userId, runningVisits(), [], () => true);
}

/** The same with those of other devices: asks the server first, for a second at most. Without it, what is known here. */
export async function clocksNow(): Promise<readonly MyClock[]> {
  const me = currentMe();
  if (me === undefined) return [];
  const late = new Promise<readonly RunningClock[]>((resolve) => setTimeout(() => resolve([]), patience));
  const fetched = queryClient.fetchQuery({ ...runningQuery, staleTime: 0 }).catch((): readonly RunningClock[] => []);
  const told = await Promise.race([fetched, late]);
  return clocksOf(me.userId, runningVisits(), told, isFollowed);
}

/**
 * Pauses a clock, and opens its visit first where this tab has not; true once the pause is kept, false where the visit is
 * neither here nor reached.
 */
export async function pauseClock(clock: MyClock, why: PauseReason = {}): Promise<boolean> {
  const { activityId, visitId } = clock;
  let { here } = clock;
  if (here === null) {
    const me = currentMe();
    if (me === undefined) return false;
    const { openedVisit } = await import('./opened-visit.ts');
    if ((await openedVisit(visitId, me)) === undefined) return false;
    here = runningVisits().find((visit) => visit.visitId === visitId) ?? null;
  }
  // Opened, it says that the clock stands still already.
  await here?.pause(activityId, why);
  return true;
}

/**
 * Ends what the person runs in this browser, because somebody else sits here now: each clock is paused as by a sign-out, and
 * what plays stands still.
 */
export async function pauseClocksHere(): Promise<void> {
  for (const clock of clocksHere()) await clock.here?.pause(clock.activityId, { cause: 'sign-out' });
}
