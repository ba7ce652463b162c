import { type Envelope, readLog } from '@eupraxia/clinical';
import { oneOnOne, opaqueVisit, takenBy } from '@eupraxia/clinical/gate';
import { foldVisit, minutesOf, type Visit } from '@eupraxia/clinical/visit';
import { db, statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { orLeftOut } from './left-out.ts';
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
  const own = openedVisit(tx, visit.id, all);
  if (own === null) return [];
  const others = await othersOf(tx, visit, own);
  const timed = others.flatMap((other) =>
    other.patientId === visit.patientId && other.visit.snapshot.discipline === own.snapshot.discipline
      ? orLeftOut(tx, other.id, 'the minutes', [], () => timesOf(other.visit, opaqueVisit(visit.id, other.id)))
      : [],
  );
  const entries = takenElsewhere(tx, visit, own, others);
  return timed.length === 0 ? entries : [...entries, { kind: 'same-day.timed', body: { visits: timed.slice(0, mostIntervals) } }];
}

/**
 * What is to be added where the clock of a finished visit moves: the one-on-one time that its clinician gave to other
 * finished visits and that this one has not yielded yet. Nothing where the same events open it again.
 */
export async function elsewhereLate(tx: TenantTx, visit: LockedVisit, all: readonly Envelope[]): Promise<readonly ServerEntry[]> {
  const own = openedVisit(tx, visit.id, all);
  return own?.status === 'finished' ? takenElsewhere(tx, visit, own, await othersOf(tx, visit, own)) : [];
}

/** A visit as its log folds it; null where it has no opening that can be read, or cannot be folded. */
const openedVisit = (tx: TenantTx, visitId: string, all: readonly Envelope[]): Visit | null =>
  orLeftOut(tx, visitId, 'the time', null, () => {
    const log = readLog(all);
    return log.opened === null ? null : foldVisit(log);
  });

interface Other {
  readonly id: string;
  readonly patientId: string;
  readonly visit: Visit;
}

/** The other visits of the day, read once nobody else compares those of this clinician. */
async function othersOf(tx: TenantTx, visit: LockedVisit, own: Visit): Promise<readonly Other[]> {
  const { userId } = own.snapshot.clinician;
  await lockClinician(tx, userId);
  const others: Other[] = [];
  for (const { id, patientId } of await sameDay(tx, visit, userId)) {
    const other = openedVisit(tx, id, await logOf(tx, id));
    if (other !== null) others.push({ id, patientId, visit: other });
  }
  return others;
}

/** What either of two visits has yielded to the other already is not taken a second time. */
function takenElsewhere(tx: TenantTx, visit: LockedVisit, own: Visit, others: readonly Other[]): readonly ServerEntry[] {
  return others.flatMap(({ id, visit: other }): readonly ServerEntry[] => {
    if (other.snapshot.clinician.userId !== own.snapshot.clinician.userId || other.status !== 'finished') return [];
    const [name, back] = [opaqueVisit(visit.id, id), opaqueVisit(id, visit.id)];
    const yielded = [
      ...own.elsewhere.filter((one) => one.visit === name),
      ...other.elsewhere.filter((one) => one.visit === back),
    ];
    const intervals = orLeftOut(tx, visit.id, 'the time', [], () => takenBy(oneOnOne(own), oneOnOne(other), yielded));
    if (intervals.length === 0) return [];
    const body = { visit: name, intervals: intervals.slice(0, mostIntervals).map(({ from, to }) => ({ from, to })) };
    return [{ kind: 'attention.elsewhere', body }];
  });
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
