import { clockIn, dayIn } from '@eupraxia/clinical';
import type { Fault } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { db, statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';

const minute = 60_000;
/** The longest visit, in minutes: what begins earlier cannot reach into a slot. */
const longestVisit = 1440;

/** Locks a patient's row, so that two calls which plan for the same patient come one after the other; visits are locked before. */
export async function lockPatient(tx: TenantTx, patientId: string): Promise<void> {
  await tx.rows(
    db
      .selectFrom('chart.patient')
      .where('clinic_id', '=', tx.actor.clinicId)
      .where('id', '=', patientId)
      .select('id')
      .forNoKeyUpdate(),
  );
}

/**
 * The refusal of a slot in which the patient has a visit already: one that is planned or open and overlaps, or any that
 * begins at the same time and was not called off. The patient's row is locked.
 * @param slot `startsAt` in UTC ms, `minutes` the planned length
 * @param except the visit that is being planned or moved
 */
export async function takenSlot(
  tx: TenantTx,
  patientId: string,
  slot: { readonly startsAt: number; readonly minutes: number },
  except: string,
  zone: string,
): Promise<Fault | undefined> {
  const { startsAt } = slot;
  const ends = startsAt + slot.minutes * minute;
  const found = await tx.row(
    statement<{ starts_at: number; minutes: number }>`
      select v.starts_at, v.minutes from chart.visit v
      join chart.projection p on p.clinic_id = v.clinic_id and p.subject = v.id and p.name = 'visit'
      where v.clinic_id = ${tx.actor.clinicId} and v.patient_id = ${patientId} and v.id <> ${except}
        and v.starts_at > ${startsAt - longestVisit * minute}::bigint and v.starts_at < ${ends}::bigint
        and ((p.body ->> 'status' in ('planned', 'open') and v.starts_at + v.minutes * ${minute}::bigint > ${startsAt}::bigint)
          or (v.starts_at = ${startsAt}::bigint and p.body ->> 'status' not in ('cancelled', 'no-show')))
      order by v.starts_at, v.id limit 1`,
  );
  if (found === undefined) return undefined;
  const day = dayIn(zone, found.starts_at);
  return fault('EUP_STORE_SLOT_TAKEN', { day, time: clockIn(zone, found.starts_at), minutes: found.minutes });
}

/** Most visits of one patient that stand on one day: more is a mistake, or somebody who fills the schedule. */
export const mostVisitsOfPatientADay = 10;
/** Most visits that stand on one day of a clinic: 60 clinicians with 60 patients each. */
export const mostVisitsOfClinicADay = 4_000;

/**
 * The refusal of a day that is full, of the patient or of the clinic; visits that were called off are not counted. The
 * patient's row is locked; the clinic's day is not, so that a few more may be planned at the same moment.
 * @param except the visit that is being planned or moved
 */
export async function fullDay(tx: TenantTx, patientId: string, day: string, except: string): Promise<Fault | undefined> {
  const found = await tx.row(
    statement<{ own: number; all: number }>`
      select count(*) filter (where patient_id = ${patientId}) as own, count(*) as all
      from chart.visit where clinic_id = ${tx.actor.clinicId} and day = ${day} and outcome is null and id <> ${except}`,
  );
  const { own = 0, all = 0 } = found ?? {};
  if (own >= mostVisitsOfPatientADay)
    return fault('EUP_STORE_DAY_FULL', { day, of: 'this patient', most: mostVisitsOfPatientADay });
  if (all >= mostVisitsOfClinicADay) return fault('EUP_STORE_DAY_FULL', { day, of: 'the clinic', most: mostVisitsOfClinicADay });
  return undefined;
}
