import { dayOfVisit, type GateItem, gateMeasure, gateOf, patientOfVisit, type Verdict } from '@eupraxia/clinical/gate';
import type { Visit } from '@eupraxia/clinical/visit';

/** What the gate says of a measure as a visit stands; null for a visit that is older than the safety screen. */
export function measureVerdict(visit: Visit, measureId: string, side: GateItem['side']): Verdict | null {
  const patient = patientOfVisit(visit);
  return patient === null ? null : gateOf(patient, gateMeasure(measureId, side), dayOfVisit(visit));
}
