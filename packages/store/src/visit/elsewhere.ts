import { type Envelope, readLog } from '@eupraxia/clinical';
import { oneOnOne, opaqueVisit, takenBy } from '@eupraxia/clinical/gate';
import { foldVisit, minutesOf, type Visit } from '@eupraxia/clinical/visit';
import { db, statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { type LockedVisit, logOf } from './locked-visit.ts';
import type { ServerEntry } from './server-stream.ts';

/** Most intervals that one entry holds. */
const mostIntervals = 200;

/**
 * What other visits of the day say of a visit that is being finished: the one-on-one time that its clinician gave to
 * visits that were finished before, and the seconds that the same patient was treated in other visits of the discipline.
 */
export async function elsewhereAtFinish(
  tx: TenantTx,
  visit: LockedVisit,
  all: readonly Envelope[],
): Promise<readonly ServerEntry[]> {
  const log = readLog(all);
  if (log.opened === null) return [];
  const own = foldVisit(log);
  const { userId } = own.snapshot.clinician;
  const time = oneOnOne(own);
  await lockClinician(tx, userId);
  const entries: ServerEntry[] = [];
  const timed: { visit: string; code: string; seconds: number }[] = [];
  for (const { id, patientId } of await sameDay(tx, visit, userId)) {
    const otherLog = readLog(await logOf(tx, id));
    if (otherLog.opened === null) continue;
    const other = foldVisit(otherLog);
    const name = opaqueVisit(visit.id, id);
    if (other.snapshot.clinician.userId === userId && other.status === 'finished') {
      const yielded = other.elsewhere.filter((one) => one.visit === opaqueVisit(id, visit.id));
      const intervals = takenBy(time, oneOnOne(other), yielded).slice(0, mostIntervals);
      if (intervals.length > 0)
        entries.push({
          kind: 'attention.elsewhere',
          body: { visit: name, intervals: intervals.map(({ from, to }) => ({ from, to })) },
        });
    }
    if (patientId === visit.patientId && other.snapshot.discipline === own.snapshot.discipline)
      timed.push(...timesOf(other, name));
  }
  if (timed.length > 0) entries.push({ kind: 'same-day.timed', body: { visits: timed.slice(0, mostIntervals) } });
  return entries;
}

const timesOf = (visit: Visit, name: string) =>
  minutesOf(visit).codes.map(({ code, seconds }) => ({ visit: name, code, seconds }));

/**
 * Until the transaction ends nobody else compares visits of this clinician: of two that are finished at the same time the
 * second one reads the first. Taken after the visit's row and before the audit chain, everywhere.
 */
async function lockClinician(tx: TenantTx, userId: string): Promise<void> {
  await tx.rows(statement`select pg_advisory_xact_lock(hashtextextended(${`${tx.actor.clinicId} ${userId}`}, 0))`);
}

/** Other opened visits of the clinic on the day of this one: the patient's, and those that the visit's clinician wrote in. */
async function sameDay(
  tx: TenantTx,
  visit: LockedVisit,
  clinician: string,
): Promise<readonly { id: string; patientId: string }[]> {
  const clinic = tx.actor.clinicId;
  const day = await tx.row(db.selectFrom('chart.visit').where('clinic_id', '=', clinic).where('id', '=', visit.id).select('day'));
  if (day === undefined) return [];
  return tx.rows(
    statement<{ id: string; patientId: string }>`
      select distinct v.id, v.patient_id as "patientId" from chart.visit v
      where v.clinic_id = ${clinic} and v.day = ${day.day} and v.id <> ${visit.id} and v.opened_at is not null
        and (v.patient_id = ${visit.patientId} or exists (
          select 1 from chart.writer w
          where w.clinic_id = v.clinic_id and w.visit_id = v.id and w.user_id = ${clinician}))
      order by v.id limit 60`,
  );
}
