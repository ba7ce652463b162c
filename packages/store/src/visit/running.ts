import { readLog } from '@eupraxia/clinical';
import { foldVisit, runningClocks } from '@eupraxia/clinical/visit';
import { statement } from '../statements.ts';
import type { TenantTx } from '../tenant.ts';
import { orLeftOut } from './left-out.ts';
import { logOf } from './locked-visit.ts';

/** A one-on-one clock of the actor that runs in a visit of the clinic. */
export interface OwnClock {
  readonly visitId: string;
  readonly patient: string;
  readonly activityId: string;
  readonly activity: string;
  /** UTC ms since when it has run without a pause. */
  readonly since: number;
}

/** How far back, in ms, visits with a running clock are looked for: a clock that nobody stopped runs past midnight. */
const lookedBack = 2 * 86_400_000;
/** Nobody treats in more visits of two days; beyond it the newest are looked at. */
const mostVisits = 60;

/**
 * The actor's own one-on-one clocks that run in visits that were opened in the last two days, the longest first, whichever
 * device started them. Only the log of a visit in which the actor treats and whose attended time has no end yet is read. Leaves an audit row for each visit that it names.
 */
export async function ownRunningClocks(tx: TenantTx): Promise<readonly OwnClock[]> {
  const { clinicId } = tx.actor;
  const { userId } = tx.author;
  const visits = await tx.rows(
    statement<{ id: string; patient: string }>`
      select v.id, p.name as patient
      from chart.visit v
      join chart.patient p on p.clinic_id = v.clinic_id and p.id = v.patient_id
      join chart.projection now on now.clinic_id = v.clinic_id and now.subject = v.id and now.name = 'visit'
      join chart.projection t on t.clinic_id = v.clinic_id and t.subject = v.id and t.name = 'treating'
      where v.clinic_id = ${clinicId} and v.opened_at >= ${tx.now - lookedBack} and now.body ->> 'status' = 'open'
        and t.body -> 'people' ? ${userId}::text and t.body #> '{span,to}' = 'null'::jsonb
      order by v.opened_at desc limit ${mostVisits}`,
  );
  const clocks: OwnClock[] = [];
  for (const { id, patient } of visits) {
    const envelopes = await logOf(tx, id);
    const running = orLeftOut(tx, id, 'the running clocks', [], () => {
      const log = readLog(envelopes);
      // The clock of the device that began one may be ahead of ours: it runs all the same.
      return log.opened === null ? [] : runningClocks(foldVisit(log, Math.max(tx.now, log.events.at(-1)?.at ?? 0)));
    });
    const own = running.filter(({ person, mode }) => person === userId && mode === 'one-on-one');
    if (own.length > 0) tx.audit('visit.read', `visit:${id}`);
    clocks.push(...own.map(({ activityId, activity, since }) => ({ visitId: id, patient, activityId, activity, since })));
  }
  return clocks.toSorted((a, b) => a.since - b.since || (a.visitId < b.visitId ? -1 : 1));
}
