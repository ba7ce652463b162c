import { db } from './statements.ts';
import type { TenantTx } from './tenant.ts';

/** What an administrator sets for the whole clinic. */
export interface ClinicSettings {
  /** Whom the clinic calls in an emergency, in its own words: `911`, or `Front desk 4444, then 911`; null until it is set. */
  readonly emergencyNumber: string | null;
}

/** Sets the clinic's emergency number; it is part of each visit that opens from then on. Audited. */
export async function saveClinicSettings(tx: TenantTx, { emergencyNumber }: ClinicSettings): Promise<ClinicSettings> {
  await tx.rows(
    db.updateTable('chart.clinic').set({ emergency_number: emergencyNumber }).where('clinic_id', '=', tx.actor.clinicId),
  );
  tx.audit('clinic.settings', `clinic:${tx.actor.clinicId}`);
  return { emergencyNumber };
}
