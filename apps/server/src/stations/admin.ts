import { FaultError } from '@eupraxia/kernel';
import { addMember, auditPage, auditPassword, people, removeMember, saveClinicSettings, verifyAudit } from '@eupraxia/store';
import { keptSeals } from '../audit/seals.ts';
import { fault } from '../errors.ts';
import { valueOrThrow } from '../rpc/faults.ts';
import { station } from '../rpc/station.ts';

/** People and the audit. An administrator opens no charts. */
export const admin = {
  people: station.admin.people.handler(({ context: { desk, actor } }) => desk.store.tenant(actor, people)),
  addPerson: station.admin.addPerson.handler(async ({ context: { desk, actor }, input }) => {
    const { name, email, role, credentials, password, discipline = null, level = null } = input;
    const { userId, made } = await desk.identity.addPerson({ name, email, password });
    // Who has an account and no place here is taken in with the password that they have: someone of another clinic, or
    // someone whose adding was broken off between account and place.
    const places = made ? [] : await desk.store.memberships(userId);
    if (places.some(({ clinicId }) => clinicId === actor.clinicId)) throw new FaultError(fault('EUP_SERVER_PERSON_EXISTS'));
    valueOrThrow(await desk.store.tenant(actor, (tx) => addMember(tx, { userId, role, credentials, discipline, level })));
    const added = (await desk.store.tenant(actor, people)).find((person) => person.userId === userId);
    if (added === undefined) throw new Error(`${userId} was added and is not there.`);
    return { ...added, passwordKept: !made };
  }),
  removePerson: station.admin.removePerson.handler(async ({ context: { desk, actor }, input: { userId } }) => {
    if (userId === actor.userId) throw new FaultError(fault('EUP_SERVER_PERSON_SELF'));
    valueOrThrow(await desk.store.tenant(actor, (tx) => removeMember(tx, userId)));
    return { removed: true as const };
  }),
  setPassword: station.admin.setPassword.handler(async ({ context: { desk, actor }, input: { userId, password } }) => {
    // One clinic's administrator must not get into another clinic by a colleague's account.
    const places = await desk.store.memberships(userId);
    const here = places.some(({ clinicId }) => clinicId === actor.clinicId);
    if (here && places.length > 1) throw new FaultError(fault('EUP_SERVER_PERSON_SHARED'));
    valueOrThrow(await desk.store.tenant(actor, (tx) => auditPassword(tx, userId)));
    await desk.identity.setPassword(userId, password);
    return { set: true as const };
  }),
  saveClinic: station.admin.saveClinic.handler(({ context: { desk, actor }, input }) =>
    desk.store.tenant(actor, (tx) => saveClinicSettings(tx, input)),
  ),
  audit: station.admin.audit.handler(async ({ context: { desk, actor }, input }) => {
    const outside = await keptSeals(desk.seals, actor.clinicId);
    return desk.store.tenant(actor, async (tx) => {
      const { rows } = await auditPage(tx, input.before);
      const { chain } = await verifyAudit(tx, { since: 'seal', outside });
      return { rows: rows.map(({ seq, at, who, role, action, subject }) => ({ seq, at, who, role, action, subject })), chain };
    });
  }),
};
