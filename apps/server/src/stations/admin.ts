import { addMember, auditPage, people, verifyAudit } from '@eupraxia/store';
import { keptSeals } from '../audit/seals.ts';
import { given } from '../rpc/faults.ts';
import { station } from '../rpc/station.ts';

/** People and the audit. An administrator opens no charts. */
export const admin = {
  people: station.admin.people.handler(({ context: { desk, actor } }) => desk.store.tenant(actor, people)),
  addPerson: station.admin.addPerson.handler(async ({ context: { desk, actor }, input }) => {
    const { name, email, role, credentials, password } = input;
    const { userId } = given(await desk.identity.addPerson({ name, email, password }));
    given(await desk.store.tenant(actor, (tx) => addMember(tx, { userId, role, credentials })));
    return { userId, name, email: email.toLowerCase(), role, credentials };
  }),
  audit: station.admin.audit.handler(async ({ context: { desk, actor }, input }) => {
    const outside = await keptSeals(desk.seals, actor.clinicId);
    return desk.store.tenant(actor, async (tx) => {
      const { rows } = await auditPage(tx, input.before);
      const { chain } = await verifyAudit(tx, { since: 'seal', outside });
      return { rows: rows.map(({ seq, at, who, role, action, subject }) => ({ seq, at, who, role, action, subject })), chain };
    });
  }),
};
