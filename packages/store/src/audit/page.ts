import type { AuditRow } from '../shapes.ts';
import { db } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';

const pageOfRows = 100;

/**
 * What was done in the clinic, newest first, by pages of 100; rows of the same millisecond stay on one page.
 * @param before `at` (UTC ms) of the last row of the page before
 */
export async function auditPage(
  tx: TenantTx,
  before?: number,
): Promise<{ readonly rows: readonly AuditRow[]; readonly more: boolean }> {
  tx.audit('audit.read', `clinic:${tx.actor.clinicId}`);
  const all = db.selectFrom('chart.audit').where('clinic_id', '=', tx.actor.clinicId);
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
  return { rows, more: older !== undefined };
}
