import { isUuid } from '@eupraxia/kernel';
import type { AuditRow } from '../shapes.ts';
import { db, statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';

const pageOfRows = 100;

/** Which rows of the trail are wanted; each left out means all of them. */
export interface AuditFilter {
  /** `at` (UTC ms) of the last row of the page before. */
  readonly before?: number;
  /** Acts of this person, and what was done to their account; `server`: what nobody did. */
  readonly person?: string;
  /** Stored names of acts. */
  readonly actions?: readonly string[];
}

/**
 * What was done in the clinic, newest first, by pages of 100; rows of the same millisecond stay on one page. Rows that
 * concern a chart carry its number, rows that concern a person the name.
 */
export async function auditPage(
  tx: TenantTx,
  { before, person, actions }: AuditFilter = {},
): Promise<{ readonly rows: readonly AuditRow[]; readonly more: boolean }> {
  tx.audit('audit.read', `clinic:${tx.actor.clinicId}`);
  let all = db.selectFrom('chart.audit').where('clinic_id', '=', tx.actor.clinicId);
  if (actions !== undefined) all = all.where('action', 'in', [...actions]);
  if (person === 'server') all = all.where((where) => where.or([where('role', '=', 'server'), where('user_id', '=', 'server')]));
  else if (person !== undefined)
    all = all.where((where) => where.or([where('user_id', '=', person), where('subject', '=', `person:${person}`)]));
  const page = (before === undefined ? all : all.where('at', '<', before))
    .orderBy('at', 'desc')
    .fetch(pageOfRows, 'with ties')
    .select(['seq', 'chain', 'at', 'name as who', 'role', 'action', 'subject']);
  const rows = (await tx.rows(page)).sort(
    (a, b) => b.at - a.at || (a.chain < b.chain ? -1 : a.chain > b.chain ? 1 : b.seq - a.seq),
  );
  const last = rows.at(-1);
  const older =
    last && rows.length >= pageOfRows ? await tx.row(all.where('at', '<', last.at).select('seq').limit(1)) : undefined;
  return { rows: await withSubjects(tx, rows), more: older !== undefined };
}

/** Adds whose chart, and which person, a row is about. */
async function withSubjects(tx: TenantTx, rows: readonly AuditRow[]): Promise<readonly AuditRow[]> {
  const named = (kind: string) => [
    ...new Set(rows.flatMap(({ subject }) => (subject.startsWith(`${kind}:`) ? [subject.slice(kind.length + 1)] : []))),
  ];
  const charts = await tx.rows(
    statement<{ subject: string; patient_id: string; chart_number: string | null }>`
      select 'patient:' || id as subject, id as patient_id, chart_number from chart.patient
      where clinic_id = ${tx.actor.clinicId} and id = any(${named('patient').filter(isUuid)}::uuid[])
      union all
      select 'visit:' || v.id, p.id, p.chart_number from chart.visit v
      join chart.patient p on p.clinic_id = v.clinic_id and p.id = v.patient_id
      where v.clinic_id = ${tx.actor.clinicId} and v.id = any(${named('visit').filter(isUuid)}::uuid[])`,
  );
  const ids = named('person');
  const people =
    ids.length === 0
      ? []
      : await tx.signInRows<{ id: string; name: string }>('select id, name from auth."user" where id = any($1)', [ids]);
  const chartOf = new Map(charts.map((row) => [row.subject, { patientId: row.patient_id, chartNumber: row.chart_number }]));
  const personOf = new Map(people.map(({ id, name }) => [`person:${id}`, name]));
  return rows.map((row) => {
    const chart = chartOf.get(row.subject);
    const person = personOf.get(row.subject);
    return { ...row, ...(chart === undefined ? {} : { chart }), ...(person === undefined ? {} : { person }) };
  });
}
