import type { Envelope, Heads } from '@eupraxia/clinical';
import type { VisitStatus } from '../shapes.ts';
import { db, statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { type LockedVisit, logOf, type Stream, saveVisitBody, signedOf, visitBodyNow } from './locked-visit.ts';
import { signaturesOf } from './note-signatures.ts';
import { markKinds, type VisitBody, visitBodyOf } from './projection.ts';

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
    patient_id: visit.patientId,
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
          patient_id: visit.patientId,
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
export const isUrgent = (kind: string): boolean => kind.startsWith('stop.') || kind.startsWith('activity.');

/** The projection as stored, or folded anew where its version is an older one. */
export async function bodyOf(tx: TenantTx, visit: LockedVisit): Promise<VisitBody> {
  return (await visitBodyNow(tx, visit.id)) ?? (await foldedBody(tx, visit));
}

async function foldedBody(tx: TenantTx, visit: LockedVisit): Promise<VisitBody> {
  const { outcome } = visit;
  const envelopes = await logOf(tx, visit.id);
  if (visit.notes === 0) return visitBodyOf(envelopes, [], { outcome });
  return visitBodyOf(envelopes, await signedOf(tx, visit.id), { signatures: await signaturesOf(tx, visit.id), outcome });
}

/**
 * The projection after new events. The whole log is folded only where they can change it: an opening, a finish, a
 * reopening, a correction that reaches one of those, after a finish what may change who treated, and after a signature what
 * may begin or take back an addendum.
 */
async function bodyAfter(tx: TenantTx, visit: LockedVisit, fresh: readonly Envelope[]): Promise<VisitBody> {
  const before = await visitBodyNow(tx, visit.id);
  if (!before || before.status === 'planned' || visit.outcome !== null) return foldedBody(tx, visit);
  const corrects = fresh.flatMap((event) => event.corrects ?? []);
  if (visit.notes > 0) {
    // A correction, or where another visit's time counts, may take an addendum back.
    const mayFall = corrects.length > 0 || fresh.some(({ kind }) => kind === 'attention.elsewhere');
    return before.status === 'addendum-proposed' && !mayFall ? before : foldedBody(tx, visit);
  }
  if (before.status === 'finished') return foldedBody(tx, visit);
  const decides = fresh.some((event) => markKinds.has(event.kind)) || (await reachesKinds(tx, visit.id, corrects, markKinds));
  return decides ? foldedBody(tx, visit) : before;
}

/** Whether a correction of one of these events reaches one of some kinds, through however many corrections. */
export async function reachesKinds(
  tx: TenantTx,
  visitId: string,
  ids: readonly string[],
  kinds: ReadonlySet<string>,
): Promise<boolean> {
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
      select id from up where kind = any(${[...kinds]}) limit 1`,
  );
  return found !== undefined;
}
