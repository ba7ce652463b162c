import { dayIn, type Envelope } from '@eupraxia/clinical';
import type { Treating } from '@eupraxia/clinical/gate';
import type { Visit } from '@eupraxia/clinical/visit';
import { db, statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { zoneOf } from './clinic-zone.ts';
import { openedNear } from './day-of-service.ts';

/** A visit that is compared with another one. */
export interface Compared {
  readonly id: string;
  readonly patientId: string;
}

/** Another visit of the day, with what is known of it without its log. */
export interface Peer extends Compared {
  /** Null where nothing of its clock was stored yet, or an earlier release stored it. */
  readonly treating: Treating | null;
}

/** Another visit as it stands. */
export interface Other extends Compared {
  readonly visit: Visit;
}

/** Version of the projection `treating`: who treated in a visit, by user id, and from when until when. */
const treatingVersion = 2;
/** Most visits of a day that one visit is compared with. */
const mostPeers = 200;

/**
 * Locks everything that a comparison of one-on-one time reads and writes, until the transaction ends, and gives the visits
 * to compare with: first the people who treat in the visit (advisory locks, by user id), then the visit and its peers (row
 * locks, by visit id). Every transaction that holds more than one visit for this takes its locks in this order, before any
 * other lock, so that two of them cannot wait for each other; one that holds a single visit waits for none of these.
 *
 * Who holds a person's lock is alone in making them known as treating in a visit, so the peers cannot grow meanwhile. A
 * person who became known between the reading here and the lock is compared by the transaction that made them known, and
 * once more when the visit is signed.
 * @param named people whom the events that are about to be stored name
 */
export async function lockTreatedTogether(tx: TenantTx, visitId: string, named: readonly string[]): Promise<readonly Peer[]> {
  const clinic = tx.actor.clinicId;
  const own = await tx.row(
    db
      .selectFrom('chart.visit')
      .where('clinic_id', '=', clinic)
      .where('id', '=', visitId)
      .select(['day', 'patient_id as patientId', 'opened_at as openedAt']),
  );
  if (own === undefined || own.openedAt === null) return [];
  const people = [...new Set([tx.author.userId, ...named, ...(await knownPeople(tx, visitId))])].sort();
  for (const person of people)
    await tx.rows(statement`select pg_advisory_xact_lock(hashtextextended(${`${clinic} ${person}`}, 0))`);
  // A visit that was planned for another day is treated on the day on which it was opened: its date of service.
  const zone = await zoneOf(tx);
  const days = [...new Set([own.day, dayIn(zone, own.openedAt)])];
  const near = await tx.rows(
    statement<Compared & { day: string; openedAt: number }>`
      select v.id, v.patient_id as "patientId", v.day::text as day, v.opened_at as "openedAt" from chart.visit v
      left join chart.projection t on t.clinic_id = v.clinic_id and t.subject = v.id and t.name = 'treating'
      where v.clinic_id = ${clinic} and v.id <> ${visitId} and v.opened_at is not null
        and (v.day = any(${days}::date[]) or ${openedNear(own.openedAt)})
        and (v.patient_id = ${own.patientId} or t.body -> 'people' ?| ${people}::text[] or exists (
          select 1 from chart.writer w
          where w.clinic_id = v.clinic_id and w.visit_id = v.id and w.user_id = any(${people}::text[])))
      order by v.id limit ${mostPeers}`,
  );
  // One that was opened the day before may be treated now: whose times meet says the projection.
  const peers = near.map(({ id, patientId }) => ({ id, patientId }));
  const ids = [visitId, ...peers.map(({ id }) => id)];
  await tx.rows(
    statement`select id from chart.visit where clinic_id = ${clinic} and id = any(${ids}::uuid[]) order by id for update`,
  );
  // Read under the locks: until then another transaction may have moved a peer's clock.
  const known = await tx.rows(
    statement<{ id: string; treating: Treating }>`select subject as id, body as treating from chart.projection
      where clinic_id = ${clinic} and subject = any(${ids}::uuid[]) and name = 'treating' and version = ${treatingVersion}`,
  );
  const treating = new Map(known.map((row) => [row.id, row.treating]));
  return peers.map((peer) => ({ ...peer, treating: treating.get(peer.id) ?? null }));
}

/** Who is known to treat in a visit: by its projection and its writers, and while there is none by its opening. */
async function knownPeople(tx: TenantTx, visitId: string): Promise<readonly string[]> {
  const clinic = tx.actor.clinicId;
  const kept = await tx.row(
    statement<{ people: readonly string[] }>`select body -> 'people' as people from chart.projection
      where clinic_id = ${clinic} and subject = ${visitId} and name = 'treating'`,
  );
  const writers = await tx.rows(
    statement<{ userId: string | null; openedBy: string | null }>`
      select w.user_id as "userId", e.envelope #>> '{by,userId}' as "openedBy" from chart.writer w
      left join chart.event e on w.user_id is null and e.clinic_id = w.clinic_id and e.visit_id = w.visit_id
        and e.writer = w.writer and e.seq = 1
      where w.clinic_id = ${clinic} and w.visit_id = ${visitId}`,
  );
  return [...(kept?.people ?? []), ...writers.flatMap(({ userId, openedBy }) => userId ?? openedBy ?? [])];
}

/** Keeps who treats in a visit and when, so that other visits find it by them. The visit's row and the people are locked. */
export async function saveTreating(tx: TenantTx, visit: Compared, treating: Treating): Promise<void> {
  const body = JSON.stringify(treating);
  await tx.rows(
    statement`insert into chart.projection (clinic_id, subject, patient_id, name, version, through, body, waits_since)
      values (${tx.actor.clinicId}, ${visit.id}, ${visit.patientId}, 'treating', ${treatingVersion}, '{}'::jsonb, ${body}::jsonb, null)
      on conflict (clinic_id, subject, name) do update set version = excluded.version, body = excluded.body
      where chart.projection.body is distinct from excluded.body`,
  );
}

/** People whom events name as those who treat. */
export const peopleNamed = (events: readonly Envelope[]): readonly string[] =>
  events.flatMap(({ body }) => {
    const person = (body as { readonly person?: unknown } | null)?.person;
    return typeof person === 'string' && person.length <= 200 ? [person] : [];
  });
