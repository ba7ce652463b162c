import { dayIn } from '@eupraxia/clinical';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { type ExpressionBuilder, sql } from 'kysely';
import { type ChartSummary, summaryLine } from '../chart-summary.ts';
import { fault } from '../errors.ts';
import { patientOf } from '../patients.ts';
import type { Day, VisitRow, VisitState } from '../shapes.ts';
import { db, statement } from '../statements.ts';
import type { Tables } from '../tables.ts';
import type { TenantTx } from '../tenant.ts';
import { headsOf, streamsOf } from './locked-visit.ts';
import type { VisitBody } from './projection.ts';

const pageOfVisits = 50;
const mostWaiting = 20;

/** Visits joined with their projections: nothing here reads a log. */
const listed = (tx: TenantTx) =>
  db
    .selectFrom('chart.visit as v')
    .innerJoin('chart.patient as p', (join) => join.onRef('p.clinic_id', '=', 'v.clinic_id').onRef('p.id', '=', 'v.patient_id'))
    .innerJoin('chart.projection as now', (join) =>
      join.onRef('now.clinic_id', '=', 'v.clinic_id').onRef('now.subject', '=', 'v.id').on('now.name', '=', 'visit'),
    )
    .leftJoin('chart.projection as chart', (join) =>
      join
        .onRef('chart.clinic_id', '=', 'v.clinic_id')
        .onRef('chart.subject', '=', 'v.patient_id')
        .on('chart.name', '=', 'chart'),
    )
    .where('v.clinic_id', '=', tx.actor.clinicId)
    .select([
      'v.id as visit_id',
      'v.starts_at',
      'v.minutes',
      'v.events',
      'v.notes',
      'p.id',
      'p.name',
      'p.born_on',
      'p.chart_number',
      sql<VisitBody>`now.body`.as('now'),
      sql<ChartSummary | null>`chart.body`.as('chart'),
    ]);

type ListedRow = ReturnType<typeof listed> extends { execute(): Promise<(infer Row)[]> } ? Row : never;

function rowOf(row: ListedRow): VisitRow {
  const { status } = row.now;
  const summary = status === 'planned' ? summaryLine(row.chart?.conditions ?? [], row.chart?.items ?? []) : row.now.summary;
  return {
    id: row.visit_id,
    patient: patientOf(row),
    startsAt: row.starts_at,
    minutes: row.minutes,
    status,
    ready: status !== 'planned' || (row.chart?.items ?? []).length > 0,
    ...(summary ? { summary } : {}),
  };
}

/** The zone of the actor's clinic. */
export async function zoneOf(tx: TenantTx): Promise<string> {
  const row = await tx.row(db.selectFrom('chart.clinic').where('clinic_id', '=', tx.actor.clinicId).select('zone'));
  if (!row) throw new Error(`The clinic ${tx.actor.clinicId} is not there.`);
  return row.zone;
}

/**
 * One day of the clinic, by time, with its counts.
 * @param day YYYY-MM-DD in the clinic's zone; today unless told
 */
export async function listDay(tx: TenantTx, day?: string): Promise<Day> {
  const today = dayIn(await zoneOf(tx), tx.now);
  const shown = day ?? today;
  const rows = await tx.rows(listed(tx).where('v.day', '=', shown).orderBy('v.starts_at').orderBy('v.id'));
  const visits = rows.map(rowOf);
  const done = visits.filter(({ status }) => status !== 'planned' && status !== 'open').length;
  return { day: shown, visits, counts: { visits: visits.length, done, ...(await waitingCounts(tx, today)) } };
}

/** Leaves the audit row of someone who was shown what is treated on a day and in what waits. */
export function auditDay(tx: TenantTx, day: string): void {
  tx.audit('day.read', `day:${day}`);
}

/** Counts what waits: the index holds only what waits, so this does not grow with the clinic's history. */
async function waitingCounts(tx: TenantTx, today: string): Promise<{ toSign: number; addenda: number }> {
  const row = await tx.row(
    statement<{ toSign: number; addenda: number }>`
      select count(*) filter (where p.body ->> 'status' <> 'addendum-proposed') as "toSign",
             count(*) filter (where p.body ->> 'status' = 'addendum-proposed') as addenda
      from chart.projection p join chart.visit v on v.clinic_id = p.clinic_id and v.id = p.subject
      where p.clinic_id = ${tx.actor.clinicId} and p.waits_since is not null
        and (p.body ->> 'status' <> 'open' or v.day < ${today}::date)`,
  );
  return row ?? { toSign: 0, addenda: 0 };
}

/** Visits of any day that wait for a signature or an addendum, oldest first, at most 20; open ones once their day is over. */
export async function waitingVisits(tx: TenantTx): Promise<readonly VisitRow[]> {
  const today = dayIn(await zoneOf(tx), tx.now);
  const rows = await tx.rows(
    listed(tx)
      .where('now.waits_since', 'is not', null)
      .where((where) => where.or([sql<boolean>`now.body ->> 'status' <> 'open'`, sql<boolean>`v.day < ${today}::date`]))
      .orderBy('now.waits_since')
      .orderBy('now.subject')
      .limit(mostWaiting),
  );
  return rows.map(rowOf);
}

/** A page of a patient's visits, most recent first; visits that begin in the same millisecond stay on one page. */
export async function visitsOfPatient(
  tx: TenantTx,
  patientId: string,
  before?: number,
): Promise<{ readonly visits: readonly VisitRow[]; readonly more: boolean }> {
  const earlier = (startsAt: number | undefined) => (where: ExpressionBuilder<Tables & { v: Tables['chart.visit'] }, 'v'>) =>
    startsAt === undefined ? where.lit(true) : where('v.starts_at', '<', startsAt);
  const page = listed(tx)
    .where('v.patient_id', '=', patientId)
    .where(earlier(before))
    .orderBy('v.starts_at', 'desc')
    .fetch(pageOfVisits, 'with ties');
  const visits = (await tx.rows(page)).map(rowOf);
  const last = visits.at(-1);
  if (visits.length < pageOfVisits || !last) return { visits, more: false };
  const next = await tx.row(
    db
      .selectFrom('chart.visit as v')
      .where('v.clinic_id', '=', tx.actor.clinicId)
      .where('v.patient_id', '=', patientId)
      .where('v.starts_at', '<', last.startsAt)
      .select('v.id')
      .limit(1),
  );
  return { visits, more: next !== undefined };
}

/** One visit as it stands, with how far each stream is stored. A row of the day: it reads nothing of the log. */
export async function visitOf(tx: TenantTx, visitId: string): Promise<Result<VisitState, Fault>> {
  const row = await tx.row(listed(tx).where('v.id', '=', visitId));
  if (!row) return err(fault('EUP_STORE_VISIT_UNKNOWN', { visit: visitId }));
  const acknowledged = headsOf(await streamsOf(tx, visitId));
  return ok({ ...rowOf(row), acknowledged, events: row.events, notes: row.notes });
}
