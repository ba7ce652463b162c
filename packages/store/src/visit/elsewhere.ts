import { type Envelope, type NewBodies, readLog } from '@eupraxia/clinical';
import { type OverlapOfVisits, opaqueVisit, overlapOfVisits, spansMeet, treatingOf } from '@eupraxia/clinical/gate';
import { foldVisit, type Visit } from '@eupraxia/clinical/visit';
import type { TenantTx } from '../tenant.ts';
import { orLeftOut } from './left-out.ts';
import { lockVisit, logOf, streamsOf } from './locked-visit.ts';
import { sameDayTimed } from './same-day.ts';
import { type ServerEntry, serverEvents } from './server-stream.ts';
import { reachesKinds, storeEvents } from './store-events.ts';
import { type Compared, type Other, type Peer, saveTreating } from './treated-together.ts';

type Interval = NewBodies['attention.elsewhere']['intervals'][number];

/** Most intervals that one entry holds. */
const mostIntervals = 200;

/** Kinds that move the clock of an activity or say whose time it is; what takes one back or replaces it names it in `corrects`. */
const movingKinds: ReadonlySet<string> = new Set([
  'activity.started',
  'activity.resumed',
  'activity.paused',
  'activity.stopped',
  'attention.changed',
  'time.corrected',
  'stop.pressed',
  'stop.explained',
  'stop.cleared',
  'stop.voided',
  'visit.finished',
  'visit.reopened',
  'overlap.settled',
]);

/** Whether events of a kind move a clock or say whose time it is. */
export const isMoving = (kind: string): boolean => movingKinds.has(kind);

/** Whether events can change what this visit and another one both claim, a correction of such an event included. */
export async function movesClock(
  tx: TenantTx,
  visitId: string,
  events: readonly Pick<Envelope, 'kind' | 'corrects'>[],
): Promise<boolean> {
  if (events.some(({ kind }) => movingKinds.has(kind))) return true;
  return reachesKinds(
    tx,
    visitId,
    events.flatMap(({ corrects }) => corrects ?? []),
    movingKinds,
  );
}

/**
 * Compares a visit with the others of the day that its people or its patient were treated in, and writes into both logs what
 * they both claim, where it is not what is stated there already. A running clock counts up to now. Both are locked, see
 * `lockTreatedTogether`. The log of another visit is read only where its attended time can meet this visit's, where this one
 * states something of it already, or where its minutes of the day are asked for.
 * @param finishes whether the visit was finished just now: then what the patient was treated elsewhere on the day is stated too
 */
export async function stateOverlaps(tx: TenantTx, own: Compared, peers: readonly Peer[], finishes: boolean): Promise<void> {
  const visit = openedVisit(tx, own.id, await logOf(tx, own.id));
  if (visit === null) return;
  const treating = treatingOf(visit);
  await saveTreating(tx, own, treating);
  const stated = new Set(visit.elsewhere.flatMap(({ visit: name, counts }) => (counts === undefined ? [] : name)));
  const others: Other[] = [];
  for (const peer of peers) {
    const isAsked =
      peer.treating === null ||
      spansMeet(treating.span, peer.treating.span) ||
      stated.has(opaqueVisit(own.id, peer.id)) ||
      (finishes && peer.patientId === own.patientId);
    if (!isAsked) continue;
    const other = openedVisit(tx, peer.id, await logOf(tx, peer.id));
    if (other !== null) others.push({ ...peer, visit: other });
  }
  const mine: ServerEntry[] = [];
  for (const other of others) {
    mine.push(...statedOf(tx, visit, other.visit));
    await writeInto(tx, other.id, statedOf(tx, other.visit, visit));
  }
  if (finishes) mine.push(...sameDayTimed(tx, own, visit, others));
  await writeInto(tx, own.id, mine);
}

/** What a visit has to be told of another one: nothing where it knows. */
function statedOf(tx: TenantTx, own: Visit, other: Visit): readonly ServerEntry[] {
  const [name, back] = [opaqueVisit(own.id, other.id), opaqueVisit(other.id, own.id)];
  const found = orLeftOut<OverlapOfVisits | null | 'failed'>(tx, own.id, 'the time', 'failed', () =>
    overlapOfVisits(own, other, name, back),
  );
  if (found === 'failed') return [];
  const known = own.elsewhere.filter(({ visit }) => visit === name);
  if (found === null && known.every(({ counts }) => counts === undefined)) return [];
  const intervals = bounded((found?.intervals ?? []).map(({ from, to }) => ({ from, to })));
  const body: NewBodies['attention.elsewhere'] = {
    visit: name,
    intervals,
    counts: found?.counts ?? 'here',
    ...(found === null ? {} : { of: found.of }),
  };
  const isKnown =
    known.length === intervals.length &&
    known.every(
      ({ from, to, counts, of }, i) =>
        counts === body.counts && of === body.of && from === intervals[i]?.from && to === intervals[i]?.to,
    );
  return isKnown ? [] : [{ kind: 'attention.elsewhere', body }];
}

/** No more intervals than an entry holds. The last one then covers all that follow: a minute between them is asked about, none is left out. */
function bounded(intervals: Interval[]): Interval[] {
  const last = intervals.at(-1);
  const rest = intervals[mostIntervals - 1];
  if (intervals.length <= mostIntervals || last === undefined || rest === undefined) return intervals;
  return [...intervals.slice(0, mostIntervals - 1), { from: rest.from, to: last.to }];
}

async function writeInto(tx: TenantTx, visitId: string, entries: readonly ServerEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const locked = await lockVisit(tx, visitId);
  if (!locked.ok) return;
  const streams = await streamsOf(tx, visitId);
  await storeEvents(tx, locked.value, streams, await serverEvents(tx, visitId, streams, entries), null);
  tx.audit('visit.append', `visit:${visitId}`);
}

/** A visit as its log folds it up to now; null where it has no opening that can be read, or cannot be folded. */
const openedVisit = (tx: TenantTx, visitId: string, all: readonly Envelope[]): Visit | null =>
  orLeftOut(tx, visitId, 'the time', null, () => {
    const log = readLog(all);
    return log.opened === null ? null : foldVisit(log, tx.now);
  });
