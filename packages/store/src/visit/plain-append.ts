import type { Envelope } from '@eupraxia/clinical';
import { judge, measuredKinds } from '@eupraxia/clinical/gate';
import type { Actor } from '../actor.ts';
import type { Appended } from '../shapes.ts';
import { statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { asStored, continuing, mostEvents, refusalOf } from './append.ts';
import { type DeviceRow, longestSilence, mostTabs, type VisitTabs } from './devices.ts';
import { isMoving } from './elsewhere.ts';
import { startKinds, unsureRatings } from './judged.ts';
import { headsOf, type Stream } from './locked-visit.ts';
import { markKinds, visitVersion } from './projection.ts';
import { isUrgent } from './store-events.ts';

/** What was read of a visit when events were stored in it: who answers the call need not read it again. */
export interface VisitNow {
  readonly streams: readonly Stream[];
  readonly status: 'open';
  /** Nothing is signed. */
  readonly notes: 0;
  readonly tabs: VisitTabs;
}

/** One call that may be stored together with others of its clinic. */
export interface PlainCall {
  readonly actor: Actor;
  readonly visitId: string;
  readonly events: readonly Envelope[];
}

/** What became of a call: stored, with what was read of its visit; null where it has to be stored by itself. */
export type PlainlyAppended = { readonly appended: Appended; readonly now: VisitNow } | null;

/**
 * Whether events may be stored by the short way: none moves a clock, stops, opens or ends anything, replaces an event, or
 * is judged by the rest of the log. The short way takes nothing that the long one would treat otherwise; what does not fit
 * when the visit has been read goes the long way too.
 */
export function isPlain(events: readonly Envelope[]): boolean {
  return (
    events.length > 0 &&
    unsureRatings(events).length === 0 &&
    events.every(
      ({ kind, corrects }) =>
        corrects === undefined &&
        !isMoving(kind) &&
        !isUrgent(kind) &&
        !markKinds.has(kind) &&
        !startKinds.has(kind) &&
        !measuredKinds.has(kind),
    )
  );
}

interface ReadVisit {
  readonly id: string;
  readonly streams: readonly (readonly [string, string | null, number])[] | null;
  readonly status: string | null;
  readonly opened: number | null;
  readonly tabs: readonly DeviceRow[] | null;
}

interface LockedRow {
  readonly id: string;
  readonly patientId: string;
  readonly openedAt: number | null;
  readonly outcome: string | null;
  readonly events: number;
  readonly notes: number;
  readonly stopWriter: string | null;
  readonly stopSeq: number | null;
}

/**
 * Stores plain calls of one clinic, each of another visit, in two round trips however many there are: everything is read at
 * once, the visits locked in the order of their ids, and written at once. A visit that somebody else holds is left out
 * rather than waited for, so that no call delays its neighbors.
 * @param views of one transaction, one for each call
 * @returns what became of each call, and the writing, which has been sent and is to be awaited with the commit
 */
export async function appendPlain(
  views: readonly TenantTx[],
  calls: readonly PlainCall[],
): Promise<{ readonly results: readonly PlainlyAppended[]; readonly written: Promise<unknown> }> {
  const [tx] = views;
  if (tx === undefined) return { results: [], written: Promise.resolve() };
  const clinic = tx.actor.clinicId;
  const ids = calls.map(({ visitId }) => visitId);
  const sent = calls.map(({ events }) => events.map(asStored));
  const [locked, read, known] = await Promise.all([
    tx.rows(statement<LockedRow>`select id, patient_id as "patientId", opened_at as "openedAt", outcome, events, notes, stop_writer as "stopWriter",
        stop_seq as "stopSeq" from chart.visit
      where clinic_id = ${clinic} and id = any(${ids}::uuid[]) order by id for update skip locked`),
    tx.rows(readingVisits(clinic, ids, tx.now - longestSilence)),
    tx.rows(
      statement<{
        id: string;
      }>`select id from chart.event where clinic_id = ${clinic} and id = any(${sent.flatMap((events) => events.map(({ id }) => id))}::uuid[])`,
    ),
  ]);
  const visits = new Map(locked.map((row) => [row.id, row]));
  const reads = new Map(read.map((row) => [row.id, row]));
  const taken = new Set(known.map(({ id }) => id));
  const writing: Writing[] = [];
  const results = calls.map((call, i): PlainlyAppended => {
    const view = views[i] as TenantTx;
    const found = fitting(view, call, sent[i] ?? [], visits.get(call.visitId), reads.get(call.visitId), taken);
    if (found === null) return null;
    for (const { id } of found.fresh) taken.add(id);
    writing.push({
      visitId: call.visitId,
      patientId: visits.get(call.visitId)?.patientId ?? '',
      owner: view.author.userId,
      ...found,
    });
    view.audit('visit.append', `visit:${call.visitId}`);
    view.changed({ visitId: call.visitId, writers: [...new Set(found.fresh.map(({ writer }) => writer))], urgent: false });
    const { now } = found;
    const appended = {
      acknowledged: headsOf(now.streams),
      stored: found.fresh.length,
      status: now.status,
      refused: [],
      blocked: [],
    };
    return { appended, now };
  });
  return { results, written: writing.length === 0 ? Promise.resolve() : tx.rows(writingOf(clinic, tx.now, writing)) };
}

const readingVisits = (clinic: string, ids: readonly string[], since: number) => statement<ReadVisit>`
  select v.id,
    (select json_agg(json_build_array(w.writer, w.user_id, w.head) order by w.writer) from chart.writer w
      where w.clinic_id = ${clinic} and w.visit_id = v.id) as streams,
    (select p.body ->> 'status' from chart.projection p
      where p.clinic_id = ${clinic} and p.subject = v.id and p.name = 'visit' and p.version = ${visitVersion}) as status,
    (select e.at from chart.writer w join chart.event e
        on e.clinic_id = ${clinic} and e.visit_id = v.id and e.writer = w.writer and e.seq = 1
      where w.clinic_id = ${clinic} and w.visit_id = v.id and w.user_id is null) as opened,
    (select json_agg(json_build_object('writer', d.writer, 'device', d.device, 'label', d.label, 'userId', d.user_id,
        'userName', d.user_name, 'lastContactAt', d.last_contact_at, 'stopWriter', d.stop_writer, 'stopSeq', d.stop_seq,
        'closedAt', d.closed_at) order by d.last_contact_at desc)
      from (select * from chart.visit_device d where d.clinic_id = ${clinic} and d.visit_id = v.id
        and d.last_contact_at > ${since}::bigint order by d.last_contact_at desc limit ${mostTabs}) d) as tabs
  from unnest(${ids}::uuid[]) v (id)`;

interface Writing {
  readonly visitId: string;
  readonly patientId: string;
  readonly owner: string;
  readonly fresh: readonly Envelope[];
  readonly now: VisitNow;
}

/** What is to be stored of a call; null where it does not go the short way. */
function fitting(
  tx: TenantTx,
  { visitId }: PlainCall,
  events: readonly Envelope[],
  visit: LockedRow | undefined,
  read: ReadVisit | undefined,
  taken: ReadonlySet<string>,
): Pick<Writing, 'fresh' | 'now'> | null {
  if (visit === undefined || read === undefined || visit.openedAt === null || visit.outcome !== null || visit.notes > 0)
    return null;
  if (read.status !== 'open' || read.streams === null || read.opened === null) return null;
  const all = read.streams.map(([writer, userId, head]): Stream => ({ writer, userId, head }));
  const streams = [...all.filter(({ userId }) => userId === null), ...all.filter(({ userId }) => userId !== null)];
  const ids = new Set(events.map(({ id }) => id));
  if (ids.size !== events.length || events.some(({ id }) => taken.has(id))) return null;
  if (events.some((event) => refusalOf(tx, visitId, streams, event) !== undefined)) return null;
  const fresh = continuing(streams, events);
  if (fresh.length !== events.length || visit.events + fresh.length > mostEvents) return null;
  // Nothing that it reads of an opening but its time is asked of plain events.
  const opening = { ...(events[0] as Envelope), kind: 'visit.opened', at: Number(read.opened), body: null };
  if (judge([opening], fresh, tx.now).length > 0) return null;
  const heads = new Map(streams.map((stream) => [stream.writer, stream]));
  for (const { writer, seq } of fresh) heads.set(writer, { writer, userId: tx.author.userId, head: seq });
  const { stopWriter, stopSeq } = visit;
  const stop = stopWriter === null || stopSeq === null ? null : { writer: stopWriter, seq: stopSeq };
  return {
    fresh,
    now: {
      streams: [...heads.values()],
      status: 'open',
      notes: 0,
      tabs: { patientId: visit.patientId, stop, rows: read.tabs ?? [] },
    },
  };
}

/** Inserts the events, moves the heads, counts them, and says in each projection how far it reaches; it stays as it is. */
function writingOf(clinic: string, now: number, writing: readonly Writing[]) {
  const events = writing.flatMap(({ fresh, patientId }) =>
    fresh.map((event) => ({ ...event, patientId, json: JSON.stringify(event) })),
  );
  const heads = writing.flatMap(({ visitId, patientId, owner, fresh, now: { streams } }) =>
    [...new Set(fresh.map(({ writer }) => writer))].map((writer) => ({
      visitId,
      patientId,
      writer,
      owner,
      head: streams.find((stream) => stream.writer === writer)?.head ?? 0,
    })),
  );
  return statement<{ stored: number }>`
    with stored as (
      insert into chart.event (clinic_id, visit_id, patient_id, writer, seq, id, kind, at, corrects, received_at, envelope)
      select ${clinic}::uuid, e.visit_id, e.patient_id, e.writer, e.seq, e.id, e.kind, e.at, null, ${now}::bigint, e.envelope::json
      from unnest(${events.map(({ sessionId }) => sessionId)}::uuid[], ${events.map(({ patientId }) => patientId)}::uuid[],
        ${events.map(({ writer }) => writer)}::uuid[],
        ${events.map(({ seq }) => seq)}::int[], ${events.map(({ id }) => id)}::uuid[], ${events.map(({ kind }) => kind)}::text[],
        ${events.map(({ at }) => at)}::bigint[], ${events.map(({ json }) => json)}::text[])
        as e (visit_id, patient_id, writer, seq, id, kind, at, envelope)
    ), moved as (
      insert into chart.writer (clinic_id, visit_id, patient_id, writer, user_id, head)
      select ${clinic}::uuid, w.visit_id, w.patient_id, w.writer, w.user_id, w.head
      from unnest(${heads.map(({ visitId }) => visitId)}::uuid[], ${heads.map(({ patientId }) => patientId)}::uuid[], ${heads.map(({ writer }) => writer)}::uuid[],
        ${heads.map(({ owner }) => owner)}::text[], ${heads.map(({ head }) => head)}::int[]) as w (visit_id, patient_id, writer, user_id, head)
      on conflict (clinic_id, visit_id, writer) do update set head = excluded.head
    ), counted as (
      update chart.visit v set events = v.events + n.fresh
      from unnest(${writing.map(({ visitId }) => visitId)}::uuid[], ${writing.map(({ fresh }) => fresh.length)}::int[]) as n (visit_id, fresh)
      where v.clinic_id = ${clinic} and v.id = n.visit_id
    )
    update chart.projection p set through = n.through::jsonb
    from unnest(${writing.map(({ visitId }) => visitId)}::uuid[],
      ${writing.map(({ now: { streams } }) => JSON.stringify(headsOf(streams)))}::text[]) as n (visit_id, through)
    where p.clinic_id = ${clinic} and p.subject = n.visit_id and p.name = 'visit'`;
}
