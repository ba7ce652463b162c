import type { ClinicSettings } from './shapes.ts';
import { db } from './statements.ts';
import type { TenantTx } from './tenant.ts';

/** The columns of a clinic that its administrator sets. */
export const settingColumns = ['emergency_number', 'state', 'minutes_rule', 'cosign', 'lock_minutes'] as const;

/** A clinic's settings from its row. */
export const settingsOf = (row: {
  readonly emergency_number: string | null;
  readonly state: string | null;
  readonly minutes_rule: ClinicSettings['minutesRule'];
  readonly cosign: ClinicSettings['cosign'];
  readonly lock_minutes: number | null;
}): ClinicSettings => ({
  emergencyNumber: row.emergency_number,
  state: row.state,
  minutesRule: row.minutes_rule,
  cosign: row.cosign,
  lockMinutes: row.lock_minutes,
});

/** What is to change; what is left out stays. */
type Changed = { readonly [K in keyof ClinicSettings]?: ClinicSettings[K] | undefined };

/** Sets what holds for the whole clinic; a setting that is left out stays. It is part of each visit that opens from then on. Audited. */
export async function saveClinicSettings(tx: TenantTx, changed: Changed): Promise<ClinicSettings> {
  const { emergencyNumber, state, minutesRule, cosign, lockMinutes } = changed;
  const set = {
    ...(emergencyNumber === undefined ? {} : { emergency_number: emergencyNumber }),
    ...(state === undefined ? {} : { state }),
    ...(minutesRule === undefined ? {} : { minutes_rule: minutesRule }),
    ...(cosign === undefined ? {} : { cosign }),
    ...(lockMinutes === undefined ? {} : { lock_minutes: lockMinutes }),
  };
  const own = tx.actor.clinicId;
  if (Object.keys(set).length > 0) {
    await tx.rows(db.updateTable('chart.clinic').set(set).where('clinic_id', '=', own));
    tx.audit('clinic.settings', `clinic:${own}`);
  }
  const row = await tx.row(db.selectFrom('chart.clinic').where('clinic_id', '=', own).select(settingColumns));
  if (row === undefined) throw new Error(`The clinic ${own} is not there.`);
  return settingsOf(row);
}
