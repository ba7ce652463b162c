import { isDeepStrictEqual } from 'node:util';
import type { Envelope } from '@eupraxia/clinical';
import { serversKinds } from '@eupraxia/clinical';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import type { Appended, RefusedEvent } from '../shapes.ts';
import { statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { blockedStarts } from './blocked-starts.ts';
import { movesClock, stateOverlaps } from './elsewhere.ts';
import { judgedEvents } from './judged.ts';
import { headsOf, lockVisit, type Stream, streamsOf } from './locked-visit.ts';
import { updateSameDay } from './same-day-update.ts';
import { bodyOf, storeEvents } from './store-events.ts';
import { lockTreatedTogether, peopleNamed } from './treated-together.ts';

/** A visit stops taking events here, far above the 5,000 of a long one. */
export const mostEvents = 20_000;
/** How far above that a call may go that holds a STOP or a finish: a visit that is full can still be stopped and ended. */
export const eventsToEnd = 1_000;
const endKinds: ReadonlySet<string> = new Set(['stop.pressed', 'visit.finished']);
/** Bytes of one event as JSON. */
export const largestEvent = 1_000_000;

/**
 * Appends what a person's devices sent, as sent, judges it, and writes the judgment into the server's own stream. Of each
 * writer the part that continues the stored stream is stored; what lies beyond a gap is left unacknowledged, and the
 * sender sends it again. Events that are stored already are ignored. An event is refused only where it is not the
 * caller's own, where its id or place is taken by another one, or where it is too large: that event and what follows it
 * in its stream stay with the sender, everything else of the call is stored.
 * @param act how the audit names it: an author whose records a colleague's device brought did not act now
 */
export async function appendEvents(
  tx: TenantTx,
  visitId: string,
  events: readonly Envelope[],
  act: 'visit.append' | 'visit.handedOver' = 'visit.append',
): Promise<Result<Appended, Fault>> {
  // Before the visit's own lock, see `lockTreatedTogether`.
  const moves = await movesClock(tx, visitId, events);
  const peers = moves ? await lockTreatedTogether(tx, visitId, peopleNamed(events)) : [];
  const held = await lockVisit(tx, visitId);
  if (!held.ok) return held;
  if (held.value.openedAt === null) return err(fault('EUP_STORE_VISIT_NOT_OPEN', { visit: visitId }));
  const streams = await streamsOf(tx, visitId);
  const { taken, refused } = await authentic(tx, visitId, streams, events.map(asStored));
  const fresh = continuing(streams, taken);
  // The server's own entries are few and bounded by what is sent; they never keep a person's event out.
  const servers = streams.reduce((sum, { userId, head }) => sum + (userId === null ? head : 0), 0);
  const count = held.value.events - servers;
  const most = fresh.some(({ kind }) => endKinds.has(kind)) ? mostEvents + eventsToEnd : mostEvents;
  if (count + fresh.length > most) {
    return err(fault('EUP_STORE_VISIT_FULL', { held: count, most, sent: fresh.length }));
  }
  if (fresh.length === 0) {
    const { status } = await bodyOf(tx, held.value);
    const blocked = await blockedStarts(tx, visitId, streams, events);
    return ok({ acknowledged: headsOf(streams), stored: 0, status, refused, blocked });
  }
  const judged = await judgedEvents(tx, held.value, streams, fresh);
  const after = await storeEvents(tx, held.value, streams, [...fresh, ...judged], tx.author.userId);
  tx.audit(act, `visit:${visitId}`);
  if (moves)
    await stateOverlaps(
      tx,
      held.value,
      peers,
      fresh.some(({ kind }) => kind === 'visit.finished'),
    );
  if (moves && after.status !== 'open') await updateSameDay(tx, held.value);
  const { acknowledged, status } = moves
    ? { acknowledged: headsOf(await streamsOf(tx, visitId)), status: (await bodyOf(tx, held.value)).status }
    : after;
  const blocked = await blockedStarts(tx, visitId, streams, events);
  return ok({ acknowledged, stored: fresh.length, status, refused, blocked });
}

/** Parts what may be stored from what may not, event by event, in the order in which they came. */
async function authentic(
  tx: TenantTx,
  visitId: string,
  streams: readonly Stream[],
  sent: readonly Envelope[],
): Promise<{ readonly taken: readonly Envelope[]; readonly refused: readonly RefusedEvent[] }> {
  const refused: RefusedEvent[] = [];
  const own = sent.filter((event) => {
    const why = refusalOf(tx, visitId, streams, event);
    if (why !== undefined) refused.push({ event, fault: why });
    return why === undefined;
  });
  const stored = await storedWith(tx, visitId, streams, own);
  const byId = new Map(stored.map((event) => [event.id, event]));
  const byPlace = new Map(stored.map((event) => [placeOf(event), event]));
  const taken: Envelope[] = [];
  for (const event of own) {
    const known = [byId.get(event.id), byPlace.get(placeOf(event))].filter((one) => one !== undefined);
    if (known.some((one) => !isDeepStrictEqual(one, event))) {
      refused.push({ event, fault: conflictWith(event) });
    } else if (known.length === 0) {
      byId.set(event.id, event);
      byPlace.set(placeOf(event), event);
      taken.push(event);
    }
  }
  return { taken, refused };
}

/** An event's place: one visit, one writer, one number. */
const placeOf = ({ sessionId, writer, seq }: Envelope): string => `${sessionId} ${writer} ${seq}`;

const isServersKind = (kind: string): boolean => (serversKinds as ReadonlySet<string>).has(kind);

/** As it will be read back: what JSON leaves out is left out. */
export function asStored(event: Envelope): Envelope {
  return JSON.parse(JSON.stringify(event)) as Envelope;
}

function conflictWith(event: Envelope): Fault {
  return fault('EUP_STORE_EVENT_CONFLICT', { seq: event.seq, writer: event.writer, id: event.id });
}

/** Why an event may not come from this actor into this visit. */
export function refusalOf(tx: TenantTx, visitId: string, streams: readonly Stream[], event: Envelope): Fault | undefined {
  const foreign = (what: string, found: string, expected: string) =>
    found === expected ? undefined : fault('EUP_STORE_EVENT_FOREIGN', { what, found, expected });
  const stream = streams.find(({ writer }) => writer === event.writer);
  if (stream && stream.userId !== tx.author.userId) return fault('EUP_STORE_WRITER_TAKEN', { writer: event.writer });
  if (isServersKind(event.kind)) return fault('EUP_STORE_EVENT_SERVERS', { kind: event.kind });
  const bytes = Buffer.byteLength(JSON.stringify(event));
  if (bytes > largestEvent) return fault('EUP_STORE_EVENT_LARGE', { id: event.id, bytes, most: largestEvent });
  return (
    foreign('clinic', event.clinicId, tx.actor.clinicId) ??
    foreign('visit', event.sessionId, visitId) ??
    foreign('person', event.by.userId, tx.author.userId) ??
    foreign('role', event.by.role, tx.author.role)
  );
}

/** What is stored under the ids, and in the places, of these events. Only a place up to its stream's head can be taken. */
async function storedWith(
  tx: TenantTx,
  visitId: string,
  streams: readonly Stream[],
  events: readonly Envelope[],
): Promise<readonly Envelope[]> {
  if (events.length === 0) return [];
  const clinic = tx.actor.clinicId;
  const ids = events.map((event) => event.id);
  const found = await tx.rows(
    statement<{ envelope: Envelope }>`select envelope from chart.event where clinic_id = ${clinic} and id = any(${ids}::uuid[])`,
  );
  for (const { writer, head } of streams) {
    const places = events.flatMap((event) => (event.writer === writer && event.seq <= head ? [event.seq] : []));
    if (places.length === 0) continue;
    found.push(
      ...(await tx.rows(
        statement<{ envelope: Envelope }>`select envelope from chart.event
          where clinic_id = ${clinic} and visit_id = ${visitId} and writer = ${writer} and seq = any(${places}::int[])`,
      )),
    );
  }
  return found.map((row) => row.envelope);
}

/** Per writer, what continues its stored stream without a gap. */
export function continuing(streams: readonly Stream[], events: readonly Envelope[]): readonly Envelope[] {
  const heads = new Map(streams.map(({ writer, head }) => [writer, head]));
  const fresh: Envelope[] = [];
  for (const event of events.toSorted((a, b) => a.seq - b.seq)) {
    const head = heads.get(event.writer) ?? 0;
    if (event.seq !== head + 1) continue;
    heads.set(event.writer, event.seq);
    fresh.push(event);
  }
  return fresh;
}
