import type { AccessRow } from '@eupraxia/api';
import { type Role, roles } from '@eupraxia/clinical';
import { auditActOf, unseenActions } from '@eupraxia/clinical/audit';
import { accessReport, type ChartAccess, createPatient, searchPatients } from '@eupraxia/store';
import { possibleBirth } from '../guard/days.ts';
import { valueOrThrow } from '../rpc/faults.ts';
import { station } from '../rpc/station.ts';

/** Finding and registering people. */
export const patients = {
  search: station.patients.search.handler(({ context: { desk, actor }, input }) =>
    desk.recorder.listing(actor, (note) =>
      desk.store.tenant(actor, (tx) => {
        // That somebody searched, and not what for: a name that was typed is a patient's.
        note(tx, 'patients.search', `clinic:${actor.clinicId}`);
        return searchPatients(tx, input.query, input.bornOn);
      }),
    ),
  ),
  create: station.patients.create.handler(async ({ context: { desk, actor }, input: { otherPerson, ...patient } }) => {
    valueOrThrow(possibleBirth(patient, desk.clock()));
    return valueOrThrow(await desk.store.tenant(actor, (tx) => createPatient(tx, patient, otherPerson)));
  }),
  accessReport: station.patients.accessReport.handler(async ({ context: { desk, actor }, input: { patientId, before } }) => {
    const report = valueOrThrow(await desk.store.tenant(actor, (tx) => accessReport(tx, patientId, unseenActions, before)));
    return { ...report, rows: report.rows.map(inWords) };
  }),
};

const known: ReadonlySet<string> = new Set(roles);

/** A row as a patient reads it. Whatever is no role of a person stands for the server. */
function inWords({ at, who, role, action, times }: ChartAccess): AccessRow {
  return {
    at,
    who,
    role: known.has(role) && who !== 'Server' ? (role as Role) : 'server',
    what: auditActOf(action).words,
    times,
  };
}
