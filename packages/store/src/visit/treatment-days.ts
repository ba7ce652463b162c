import type { VisitSnapshot } from '@eupraxia/clinical';
import { type ChartEntry, chartView } from '@eupraxia/clinical/chart';
import { reportPeriodDays } from '@eupraxia/clinical/note';
import { statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import type { LockedVisit } from './locked-visit.ts';

/** Most treatment days that are looked back over for the last signature of a therapist. */
const mostDaysBack = 120;
const dayMs = 86_400_000;

/** A day on which a patient was treated in a discipline, by the signed notes. */
interface TreatmentDay {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Whether a therapist treated. */
  readonly therapist: boolean;
  /** Whether a therapist treated, signed or co-signed. */
  readonly signed: boolean;
}

/**
 * The treatment days of a patient in a discipline before a visit, the newest first, from the signed notes alone: who treated
 * by the notes themselves, of older ones by the level of who signed. Who is not known to be a therapist is none.
 */
async function treatmentDays(
  tx: TenantTx,
  visit: LockedVisit,
  discipline: string,
  since: string | null,
  limit: number,
): Promise<readonly TreatmentDay[]> {
  return tx.rows(statement<TreatmentDay>`
    select day, bool_or(therapist) as therapist, bool_or(therapist or by_therapist or cosigned) as signed from (
      select v.day::text as day,
             case when n.signed -> 'treatedBy' is null then coalesce(m.level = 'therapist', false)
                  else exists (select 1 from json_array_elements(n.signed -> 'treatedBy') t where t ->> 'level' = 'therapist')
             end as therapist,
             coalesce(m.level = 'therapist', false) as by_therapist,
             exists (select 1 from chart.note_signature s
                      where s.clinic_id = v.clinic_id and s.visit_id = v.id and s.capacity = 'co-signer') as cosigned
        from chart.visit v
        join chart.signed_note n on n.clinic_id = v.clinic_id and n.visit_id = v.id and n.place = 1
        join chart.projection p on p.clinic_id = v.clinic_id and p.subject = v.id and p.name = 'visit'
        left join auth.membership m on m.clinic_id = v.clinic_id and m.user_id = n.signed_by
       where v.clinic_id = ${tx.actor.clinicId} and v.patient_id = ${visit.patientId} and v.notes > 0
         and v.starts_at <= ${visit.startsAt} and v.id <> ${visit.id}
         and (${since}::date is null or v.day >= ${since}::date)
         and p.body #>> '{signing,discipline}' = ${discipline}
    ) days group by day order by day desc limit ${limit}`);
}

/**
 * The report period that a visit falls into: of the last treatment days since the plan of care began (or the first visit),
 * how many there were and on how many a therapist treated, this visit left out. A day with two visits is one treatment day.
 * @param day the visit's own, YYYY-MM-DD
 */
export async function reportPeriodOf(
  tx: TenantTx,
  visit: LockedVisit,
  discipline: string,
  day: string,
  entries: readonly ChartEntry[],
): Promise<NonNullable<VisitSnapshot['reportPeriod']>> {
  const plan = chartView(entries).plans.findLast((one) => one.discipline === discipline);
  const days = await treatmentDays(tx, visit, discipline, plan?.startsOn ?? null, reportPeriodDays);
  return {
    since: days.at(-1)?.day ?? day,
    treatmentDays: days.filter((one) => one.day !== day).length,
    therapistDays: days.filter(({ therapist }) => therapist).length,
  };
}

/**
 * Treatment days and calendar days since a therapist last signed or co-signed a note of the patient in the discipline, this
 * visit's day included; since the first treatment where none has.
 */
export async function sinceTherapist(
  tx: TenantTx,
  visit: LockedVisit,
  discipline: string,
  day: string,
): Promise<{ readonly treatmentDays: number; readonly days: number }> {
  const before = (await treatmentDays(tx, visit, discipline, null, mostDaysBack)).filter((one) => one.day < day);
  const last = before.findIndex(({ signed }) => signed);
  const without = last === -1 ? before : before.slice(0, last);
  const from = last === -1 ? before.at(-1)?.day : before[last]?.day;
  return {
    treatmentDays: without.length + 1,
    days: from === undefined ? 0 : Math.round((Date.parse(day) - Date.parse(from)) / dayMs),
  };
}
