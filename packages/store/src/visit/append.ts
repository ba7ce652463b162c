import { isDeepStrictEqual } from 'node:util';
import type { Envelope, Heads } from '@eupraxia/clinical';
import { serversKinds } from '@eupraxia/clinical';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import type { Appended, RefusedEvent, VisitStatus } from '../shapes.ts';
import { db, statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { blockedStarts } from './blocked-starts.ts';
import { judgedEvents } from './judged.ts';
import {
  headsOf,
  type LockedVisit,
  lockVisit,
  logOf,
  type Stream,
  saveVisitBody,
  signedOf,
  streamsOf,
  visitBodyNow,
} from './locked-visit.ts';
import { markKinds, type VisitBody, visitBodyOf } from './projection.ts';

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
 */
export async function appendEvents(tx: TenantTx, visitId: string, events: readonly Envelope[]): Promise<Result<Appended, Fault>> {
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
  const { acknowledged, status } = await storeEvents(tx, held.value, streams, [...fresh, ...judged], tx.actor.userId);
  tx.audit('visit.append', `visit:${visitId}`);
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
function asStored(event: Envelope): Envelope {
  return JSON.parse(JSON.stringify(event)) as Envelope;
}

function conflictWith(event: Envelope): Fault {
  return fault('EUP_STORE_EVENT_CONFLICT', { seq: event.seq, writer: event.writer, id: event.id });
}

/** Why an event may not come from this actor into this visit. */
function refusalOf(tx: TenantTx, visitId: string, streams: readonly Stream[], event: Envelope): Fault | undefined {
  const foreign = (what: string, found: string, expected: string) =>
    found === expected ? undefined : fault('EUP_STORE_EVENT_FOREIGN', { what, found, expected });
  const stream = streams.find(({ writer }) => writer === event.writer);
  if (stream && stream.userId !== tx.actor.userId) return fault('EUP_STORE_WRITER_TAKEN', { writer: event.writer });
  if (isServersKind(event.kind)) return fault('EUP_STORE_EVENT_SERVERS', { kind: event.kind });
  const bytes = Buffer.byteLength(JSON.stringify(event));
  if (bytes > largestEvent) return fault('EUP_STORE_EVENT_LARGE', { id: event.id, bytes, most: largestEvent });
  return (
    foreign('clinic', event.clinicId, tx.actor.clinicId) ??
    foreign('visit', event.sessionId, visitId) ??
    foreign('person', event.by.userId, tx.actor.userId) ??
    foreign('role', event.by.role, tx.actor.role)
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
function continuing(streams: readonly Stream[], events: readonly Envelope[]): readonly Envelope[] {
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

/**
 * Inserts events that continue their streams, moves the heads and the projection with them. The server's own stream stays
 * the server's.
 * @param owner whose streams the new ones become; null for the server's own
 */
export async function storeEvents(
  tx: TenantTx,
  visit: LockedVisit,
  streams: readonly Stream[],
  fresh: readonly Envelope[],
  owner: string | null,
): Promise<{ readonly acknowledged: Heads; readonly status: VisitStatus }> {
  const clinic = tx.actor.clinicId;
  const rows = fresh.map((event) => ({
    clinic_id: clinic,
    visit_id: visit.id,
    writer: event.writer,
    seq: event.seq,
    id: event.id,
    kind: event.kind,
    at: event.at,
    corrects: event.corrects ?? null,
    received_at: tx.now,
    envelope: JSON.stringify(event),
  }));
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await tx.rows(db.insertInto('chart.event').values(rows.slice(from, from + rowsPerStatement)));
  }
  const heads = new Map(streams.map(({ writer, head }) => [writer, head]));
  for (const event of fresh) heads.set(event.writer, event.seq);
  const moved = [...new Set(fresh.map((event) => event.writer))];
  await tx.rows(
    db
      .insertInto('chart.writer')
      .values(
        moved.map((writer) => ({
          clinic_id: clinic,
          visit_id: visit.id,
          writer,
          user_id: streams.some((stream) => stream.writer === writer && stream.userId === null) ? null : owner,
          head: heads.get(writer) ?? 0,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['clinic_id', 'visit_id', 'writer']).doUpdateSet((set) => ({ head: set.ref('excluded.head') })),
      ),
  );
  const events = visit.events + fresh.length;
  const stop = fresh.findLast(({ kind }) => kind === 'stop.pressed');
  const stopped = stop === undefined ? {} : { stop_writer: stop.writer, stop_seq: stop.seq };
  await tx.rows(
    db
      .updateTable('chart.visit')
      .set({ events, ...stopped })
      .where('clinic_id', '=', clinic)
      .where('id', '=', visit.id),
  );
  const acknowledged = Object.fromEntries(heads);
  const body = await bodyAfter(tx, visit, fresh);
  await saveVisitBody(tx, visit, acknowledged, body);
  tx.changed({ visitId: visit.id, writers: moved, urgent: fresh.some(({ kind }) => isUrgent(kind)) });
  return { acknowledged, status: body.status };
}

const rowsPerStatement = 1000;

/** What stops or moves a clock is told to other devices at once; everything else may be gathered for a moment. */
const isUrgent = (kind: string): boolean => kind.startsWith('stop.') || kind.startsWith('activity.');

/** The projection as stored, or folded anew where its version is an older one. */
async function bodyOf(tx: TenantTx, visit: LockedVisit): Promise<VisitBody> {
  return (await visitBodyNow(tx, visit.id)) ?? (await foldedBody(tx, visit));
}

async function foldedBody(tx: TenantTx, visit: LockedVisit): Promise<VisitBody> {
  return visitBodyOf(await logOf(tx, visit.id), visit.notes > 0 ? await signedOf(tx, visit.id) : []);
}

/**
 * The projection after new events. The whole log is folded only where they can change it: an opening, a finish, a
 * reopening, a correction that reaches one of those, and after a signature what may begin or take back an addendum.
 */
async function bodyAfter(tx: TenantTx, visit: LockedVisit, fresh: readonly Envelope[]): Promise<VisitBody> {
  const before = await visitBodyNow(tx, visit.id);
  if (!before || before.status === 'planned') return foldedBody(tx, visit);
  const corrects = fresh.flatMap((event) => event.corrects ?? []);
  if (visit.notes > 0) {
    return before.status === 'addendum-proposed' && corrects.length === 0 ? before : foldedBody(tx, visit);
  }
  const decides = fresh.some((event) => markKinds.has(event.kind)) || (await reachesMark(tx, visit.id, corrects));
  return decides ? foldedBody(tx, visit) : before;
}

/** Whether a correction of one of these events bears on the visit's finish, through however many corrections. */
async function reachesMark(tx: TenantTx, visitId: string, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false;
  const found = await tx.row(
    statement<{ id: string }>`
      with recursive up (id, kind, corrects) as (
        select e.id, e.kind, e.corrects from chart.event e
        where e.clinic_id = ${tx.actor.clinicId} and e.visit_id = ${visitId} and e.id = any(${[...ids]}::uuid[])
        union
        select e.id, e.kind, e.corrects from up join chart.event e
          on e.clinic_id = ${tx.actor.clinicId} and e.visit_id = ${visitId} and e.id = up.corrects
      )
      select id from up where kind = any(${[...markKinds]}) limit 1`,
  );
  return found !== undefined;
}
