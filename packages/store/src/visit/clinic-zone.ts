import { db } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';

/** The zone of the actor's clinic. */
export async function zoneOf(tx: TenantTx): Promise<string> {
  const row = await tx.row(db.selectFrom('chart.clinic').where('clinic_id', '=', tx.actor.clinicId).select('zone'));
  if (!row) throw new Error(`The clinic ${tx.actor.clinicId} is not there.`);
  return row.zone;
}
