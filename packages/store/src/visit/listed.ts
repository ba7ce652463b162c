import { sql } from 'kysely';
import { type ChartSummary, summaryLine } from '../chart-summary.ts';
import { patientOf } from '../patients.ts';
import type { VisitRow, VisitStatus } from '../shapes.ts';
import { db } from '../statements.ts';
import { changesOf } from './schedule-changes.ts';

/** How a visit stands that does not take place. */
const offStatuses: ReadonlySet<VisitStatus> = new Set<VisitStatus>(['cancelled', 'no-show']);
/** How a visit stands that may not have been opened: its line comes from the chart. */
const awaited: ReadonlySet<VisitStatus> = new Set<VisitStatus>(['planned', ...offStatuses]);

/**
 * Visits joined with their projections: nothing here reads a log. What belongs to a visit is looked up for each one, by
 * `offset 0` whatever the planner knows of the tables: without statistics it walks all projections of the clinic for each.
 */
export const listed = (clinic: string) =>
  db
    .selectFrom('chart.visit as v')
    .innerJoinLateral(
      (one) =>
        one
          .selectFrom('chart.projection')
          .whereRef('clinic_id', '=', 'v.clinic_id')
          .whereRef('subject', '=', 'v.id')
          .where('name', '=', 'visit')
          .select(['body', 'subject', 'waits_since'])
          .offset(0)
          .as('now'),
      (join) => join.onTrue(),
    )
    .innerJoinLateral(
      (one) =>
        one
          .selectFrom('chart.patient')
          .whereRef('clinic_id', '=', 'v.clinic_id')
          .whereRef('id', '=', 'v.patient_id')
          .select(['id', 'name', 'born_on', 'chart_number'])
          .offset(0)
          .as('p'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (one) =>
        one
          .selectFrom('chart.projection')
          .whereRef('clinic_id', '=', 'v.clinic_id')
          .whereRef('subject', '=', 'v.patient_id')
          .where('name', '=', 'chart')
          // A visit that was opened has what it needs of the chart in itself.
          .where(sql<boolean>`now.body ->> 'status' in ('planned', 'cancelled', 'no-show')`)
          .select('body')
          .offset(0)
          .as('chart'),
      (join) => join.onTrue(),
    )
    .where('v.clinic_id', '=', clinic)
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
      changesOf.as('changes'),
      sql<VisitStatus>`now.body ->> 'status'`.as('status'),
      sql<string | null>`now.body ->> 'summary'`.as('summary'),
      sql<ChartSummary | null>`chart.body`.as('chart'),
    ]);

/** A row of them. */
export type ListedRow = ReturnType<typeof listed> extends { execute(): Promise<(infer Row)[]> } ? Row : never;

/** The same as the day and the chart show it. */
export function rowOf(row: ListedRow): VisitRow {
  const { status } = row;
  const summary =
    awaited.has(status) && row.summary === null ? summaryLine(row.chart?.conditions ?? [], row.chart?.items ?? []) : row.summary;
  return {
    id: row.visit_id,
    patient: patientOf(row),
    startsAt: row.starts_at,
    minutes: row.minutes,
    status,
    ready: status !== 'planned' || (row.chart?.items ?? []).length > 0,
    ...(summary ? { summary } : {}),
    ...(row.changes === null ? {} : { changes: row.changes }),
  };
}
