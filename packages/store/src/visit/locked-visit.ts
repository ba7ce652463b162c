import type { Envelope, Heads } from '@eupraxia/clinical';
import type { SignedNote } from '@eupraxia/clinical/note';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import type { VisitOutcome } from '../shapes.ts';
import { db, statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { type VisitBody, visitVersion, waitsSince } from './projection.ts';

/** A visit whose row is locked until the transaction ends: appending and signing come one after the other. */
export interface LockedVisit {
  readonly id: string;
  readonly patientId: string;
  readonly startsAt: number;
  readonly openedAt: number | null;
  /** What the schedule says became of the visit; null while it stands. */
  readonly outcome: VisitOutcome | null;
  readonly events: number;
  readonly notes: number;
}

/** Locks one visit. Everything that changes a visit begins here; locks are taken visit first, then patient, then audit chain. */
export async function lockVisit(tx: TenantTx, visitId: string): Promise<Result<LockedVisit, Fault>> {
  const row = await tx.row(
    db
      .selectFrom('chart.visit')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('id', '=', visitId)
      .select(['id', 'patient_id as patientId', 'starts_at as startsAt', 'opened_at as openedAt', 'outcome', 'events', 'notes'])
      .forUpdate(),
  );
  return row ? ok(row) : err(fault('EUP_STORE_VISIT_UNKNOWN', { visit: visitId }));
}

/** One writer's stream as far as it is stored. */
export interface Stream {
  readonly writer: string;
  /** Whose it is; null is the server's own. */
  readonly userId: string | null;
  readonly head: number;
}

/** The streams of a visit, the server's own first. */
export async function streamsOf(tx: TenantTx, visitId: string): Promise<readonly Stream[]> {
  const rows = await tx.rows(
    db
      .selectFrom('chart.writer')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('visit_id', '=', visitId)
      .orderBy('writer')
      .select(['writer', 'user_id as userId', 'head']),
  );
  return [...rows.filter((row) => row.userId === null), ...rows.filter((row) => row.userId !== null)];
}

/** Highest contiguous seq per writer. */
export function headsOf(streams: readonly Stream[]): Heads {
  return Object.fromEntries(streams.map(({ writer, head }) => [writer, head]));
}

/** The whole log of a visit as it was sent. */
export async function logOf(tx: TenantTx, visitId: string): Promise<readonly Envelope[]> {
  const rows = await tx.rows(
    db
      .selectFrom('chart.event')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('visit_id', '=', visitId)
      .orderBy('writer')
      .orderBy('seq')
      .select('envelope'),
  );
  return rows.map((row) => row.envelope);
}

/** The signed notes of a visit, oldest first. */
export async function signedOf(tx: TenantTx, visitId: string): Promise<readonly SignedNote[]> {
  const rows = await tx.rows(
    db
      .selectFrom('chart.signed_note')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('visit_id', '=', visitId)
      .orderBy('place')
      .select('signed'),
  );
  return rows.map((row) => row.signed);
}

/** The projection of one visit. */
export async function visitBodyNow(tx: TenantTx, visitId: string): Promise<VisitBody | undefined> {
  const row = await tx.row(
    statement<{ body: VisitBody }>`select body from chart.projection
      where clinic_id = ${tx.actor.clinicId} and subject = ${visitId} and name = 'visit' and version = ${visitVersion}`,
  );
  return row?.body;
}

/** Writes the projection of one visit, whose row is locked. */
export async function saveVisitBody(tx: TenantTx, visit: LockedVisit, through: Heads, body: VisitBody): Promise<void> {
  const row = {
    version: visitVersion,
    through: JSON.stringify(through),
    body: JSON.stringify(body),
    // A signed visit waits too, while a second signature is due.
    waits_since: waitsSince(body.status, visit.startsAt) ?? ((body.signing?.due.length ?? 0) > 0 ? visit.startsAt : null),
  };
  await tx.rows(
    db
      .insertInto('chart.projection')
      .values({ clinic_id: tx.actor.clinicId, subject: visit.id, patient_id: visit.patientId, name: 'visit', ...row })
      .onConflict((conflict) => conflict.columns(['clinic_id', 'subject', 'name']).doUpdateSet(row)),
  );
}
