import { isDeepStrictEqual } from 'node:util';
import { type Envelope, readLog } from '@eupraxia/clinical';
import { opaqueVisit } from '@eupraxia/clinical/gate';
import { foldVisit, treatedSeconds, type Visit } from '@eupraxia/clinical/visit';
import { statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { zoneOf } from './clinic-zone.ts';
import { isSameService, openedNear } from './day-of-service.ts';
import { orLeftOut } from './left-out.ts';
import { type LockedVisit, lockVisit, logOf, streamsOf } from './locked-visit.ts';
import { type ServerEntry, serverEvents } from './server-stream.ts';
import { storeEvents } from './store-events.ts';

/** Most rows of one entry. */
const mostRows = 200;

/**
 * Writes what a finished visit adds to its day into the patient's other finished visits of that day and discipline, so that
 * each bill says that the day has another visit: the one that was finished first could not know of it. The entry is silent,
 * it makes no addendum, and what is signed keeps its coding. A visit that somebody is writing in at this moment is left
 * out rather than waited for, since two visits that wait for each other would both fail; the later one counts both anyway.
 * @param visit whose events were stored in this transaction, locked
 */
export async function updateSameDay(tx: TenantTx, visit: LockedVisit): Promise<void> {
  const own = finishedVisit(tx, visit.id, await logOf(tx, visit.id));
  if (own === null) return;
  const times = treatedSeconds(own);
  for (const id of await othersOfDay(tx, visit)) {
    const other = finishedVisit(tx, id, await logOf(tx, id));
    if (other === null || other.snapshot.discipline !== own.snapshot.discipline) continue;
    const name = opaqueVisit(id, visit.id);
    const visits = [...other.sameDay.filter((one) => one.visit !== name), ...times.map((one) => ({ visit: name, ...one }))];
    if (isDeepStrictEqual(sorted(visits), sorted(other.sameDay))) continue;
    const locked = await lockVisit(tx, id);
    if (!locked.ok) continue;
    const streams = await streamsOf(tx, id);
    const entry: ServerEntry = { kind: 'same-day.timed', body: { visits: visits.slice(0, mostRows) } };
    await storeEvents(tx, locked.value, streams, await serverEvents(tx, id, streams, [entry]), null);
    tx.audit('visit.append', `visit:${id}`);
  }
}

const finishedVisit = (tx: TenantTx, id: string, all: readonly Envelope[]): Visit | null =>
  orLeftOut(tx, id, 'the minutes of the day', null, () => {
    const log = readLog(all);
    const visit = log.opened === null ? null : foldVisit(log);
    return visit?.status === 'finished' ? visit : null;
  });

const sorted = (rows: Visit['sameDay']): readonly string[] =>
  rows.map(({ visit, code, by, seconds }) => `${visit} ${code} ${by ?? 'therapist'} ${seconds}`).sort();

/** The patient's other visits of the same date of service that nobody writes in now, locked. */
async function othersOfDay(tx: TenantTx, { id, patientId, openedAt }: LockedVisit): Promise<readonly string[]> {
  if (openedAt === null) return [];
  const zone = await zoneOf(tx);
  const rows = await tx.rows(
    statement<{ id: string; openedAt: number }>`
      select v.id, v.opened_at as "openedAt" from chart.visit v
      where v.clinic_id = ${tx.actor.clinicId} and v.patient_id = ${patientId} and v.id <> ${id} and ${openedNear(openedAt)}
      order by v.id limit 20 for update of v skip locked`,
  );
  return rows.flatMap((row) => (isSameService(zone, openedAt, row.openedAt) ? row.id : []));
}
