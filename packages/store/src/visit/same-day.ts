import { opaqueVisit } from '@eupraxia/clinical/gate';
import { dateOf, treatedSeconds, type Visit } from '@eupraxia/clinical/visit';
import type { TenantTx } from '../tenant.ts';
import { isSameService } from './day-of-service.ts';
import { orLeftOut } from './left-out.ts';
import type { ServerEntry } from './server-stream.ts';
import type { Compared, Other } from './treated-together.ts';

/** Most services that one entry holds. */
const mostServices = 200;

/** The seconds that the same patient was treated in other visits of the discipline with the same date of service. */
export function sameDayTimed(tx: TenantTx, own: Compared, visit: Visit, others: readonly Other[]): readonly ServerEntry[] {
  const timed = others.flatMap((other) =>
    other.patientId === own.patientId &&
    other.visit.snapshot.discipline === visit.snapshot.discipline &&
    isSameService(visit.snapshot.clinic.zone, visit.opened.at, other.visit.opened.at) &&
    dateOf(other.visit) === dateOf(visit)
      ? orLeftOut(tx, other.id, 'the minutes', [], () => timesOf(other.visit, opaqueVisit(own.id, other.id)))
      : [],
  );
  return timed.length === 0 ? [] : [{ kind: 'same-day.timed', body: { visits: timed.slice(0, mostServices) } }];
}

const timesOf = (visit: Visit, name: string) =>
  treatedSeconds(visit).map(({ code, seconds, by }) => ({ visit: name, code, seconds, by }));
