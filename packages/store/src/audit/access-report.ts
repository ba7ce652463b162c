import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { findPatient } from '../patients.ts';
import { statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';

const pageOfRows = 100;
const hourMs = 3_600_000;

/** The same act of the same person on one patient's chart within one hour of the clock. */
export interface ChartAccess {
  /** UTC ms of the last time in the hour; the cursor of the next page. */
  readonly at: number;
  readonly who: string;
  /** As stored: a role, or whatever stood for the server when the row was written. */
  readonly role: string;
  readonly action: string;
  readonly times: number;
}

/**
 * Who saw or changed a patient's chart, its visits and its notes, newest first, by pages of 100. Rows are folded by the hour
 * in the statement, over all of the patient's rows: a page begins where the one before it ended, and none counts an act
 * twice. The report itself leaves a row.
 * @param leftOut stored names of acts that show and change nothing of a chart
 * @param before `at` (UTC ms) of the last row of the page before
 */
export async function accessReport(
  tx: TenantTx,
  patientId: string,
  leftOut: readonly string[],
  before?: number,
): Promise<
  Result<{ readonly rows: readonly ChartAccess[]; readonly more: boolean; readonly chartNumber: string | null }, Fault>
> {
  const patient = await findPatient(tx, patientId);
  if (patient === undefined) return err(fault('EUP_STORE_PATIENT_UNKNOWN', { patient: patientId }));
  const clinic = tx.actor.clinicId;
  const found = await tx.rows(
    statement<ChartAccess>`
      select max(a.at) as at, (array_agg(a.name order by a.at desc))[1] as who, a.role, a.action, count(*)::int as times
      from chart.audit a
      where a.clinic_id = ${clinic} and a.action <> all(${leftOut}::text[])
        and a.subject = any(array(
          select 'visit:' || id from chart.visit where clinic_id = ${clinic} and patient_id = ${patientId}::uuid
          union all select 'patient:' || ${patientId}))
      group by a.at / ${hourMs}::bigint, case when a.role = 'server' then a.name else a.user_id end, a.role, a.action
      having max(a.at) < coalesce(${before ?? null}::bigint, 9223372036854775807)
      order by 1 desc
      fetch first 101 rows with ties`,
  );
  tx.audit('access.report', `patient:${patientId}`);
  const { rows, more } = pageOf(found);
  return ok({ rows: [...rows].sort((a, b) => b.at - a.at || compare(a, b)), more, chartNumber: patient.chartNumber ?? null });
}

/** A hundred rows; those of one millisecond stay together, since the cursor could not tell them from each other. */
function pageOf(found: readonly ChartAccess[]): { readonly rows: readonly ChartAccess[]; readonly more: boolean } {
  const next = found[pageOfRows];
  if (next === undefined) return { rows: found, more: false };
  const page = found.filter(({ at }) => at > next.at);
  return { rows: page.length === 0 ? found : page, more: true };
}

const compare = (a: ChartAccess, b: ChartAccess): number =>
  a.action < b.action ? -1 : a.action > b.action ? 1 : a.who < b.who ? -1 : 1;
