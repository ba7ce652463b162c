import { createPatient, searchPatients } from '@eupraxia/store';
import { possibleBirth } from '../guard/days.ts';
import { valueOrThrow } from '../rpc/faults.ts';
import { station } from '../rpc/station.ts';

/** Finding and registering people. */
export const patients = {
  search: station.patients.search.handler(({ context: { desk, actor }, input }) =>
    desk.store.tenant(actor, (tx) => searchPatients(tx, input.query)),
  ),
  create: station.patients.create.handler(async ({ context: { desk, actor }, input }) => {
    valueOrThrow(possibleBirth(input, desk.clock()));
    return valueOrThrow(await desk.store.tenant(actor, (tx) => createPatient(tx, input)));
  }),
};
