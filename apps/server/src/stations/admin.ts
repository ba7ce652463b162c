import { randomBytes } from 'node:crypto';
import { FaultError, uuidV7 } from '@eupraxia/kernel';
import { auditSignIn, invite, removeMember, saveClinicSettings, waiting, withdrawInvitation } from '@eupraxia/store';
import { auditTrail, listedPeople } from '../audit/admin-lists.ts';
import { fault } from '../errors.ts';
import { mayComeAlong } from '../identity/joining.ts';
import { makePasswordLink } from '../identity/password-links.ts';
import { endSessions } from '../identity/sessions.ts';
import { hashOf, invitationToken, linkTo } from '../identity/tokens.ts';
import { valueOrThrow } from '../rpc/faults.ts';
import { station } from '../rpc/station.ts';

/** People and the audit. An administrator opens no charts. */
export const admin = {
  people: station.admin.people.handler(({ context: { desk, actor } }) => listedPeople(desk, actor)),
  invite: station.admin.invite.handler(async ({ context: { desk, actor }, input }) => {
    const { name, email, role, credentials, discipline = null, level = null } = input;
    const token = invitationToken(actor.clinicId);
    const id = uuidV7(desk.clock(), randomBytes(10));
    const offer = { id, name, email, role, credentials, discipline, level };
    const offered = valueOrThrow(await desk.store.tenant(actor, (tx) => invite(tx, offer, hashOf(token))));
    if (offered === null) throw new FaultError(fault('EUP_SERVER_PERSON_EXISTS'));
    return { id, link: linkTo(token), expiresAt: offered.expiresAt };
  }),
  invitations: station.admin.invitations.handler(({ context: { desk, actor } }) => desk.store.tenant(actor, waiting)),
  withdrawInvitation: station.admin.withdrawInvitation.handler(async ({ context: { desk, actor }, input: { id } }) => {
    valueOrThrow(await desk.store.tenant(actor, (tx) => withdrawInvitation(tx, id)));
    return { withdrawn: true as const };
  }),
  removePerson: station.admin.removePerson.handler(async ({ context: { desk, actor }, input: { userId } }) => {
    if (userId === actor.userId) throw new FaultError(fault('EUP_SERVER_PERSON_SELF'));
    valueOrThrow(await desk.store.tenant(actor, (tx) => removeMember(tx, userId)));
    // Sign-ins of somebody who works in another clinic too go on there; here the next call is refused.
    if ((await desk.store.memberships(userId)).length === 0) await endSessions(desk.identity.tables, userId, null);
    return { removed: true as const };
  }),
  passwordLink: station.admin.passwordLink.handler(async ({ context: { desk, actor }, input: { userId } }) => {
    if (userId === actor.userId) throw new FaultError(fault('EUP_SERVER_LINK_SELF'));
    const link = { userId, clinicId: actor.clinicId, madeBy: actor.name };
    // The row and the link in the same breath: a link that is refused leaves no row that says it was made.
    const made = await desk.store.tenant(actor, async (tx) => {
      const row = await auditSignIn(tx, 'password-link', userId);
      return row.ok ? makePasswordLink(desk.identity.tables, link, desk.clock()) : row;
    });
    const { id, token, expiresAt } = valueOrThrow(made);
    return { id, link: linkTo(token), expiresAt };
  }),
  foundClinic: station.admin.foundClinic.handler(async ({ context: { desk, person }, input: { id, name, zone } }) => {
    const { userId, sessionId } = person;
    const place = { userId, role: 'admin', credentials: '', discipline: null, level: null } as const;
    const allowed = () => desk.identity.tables.transaction((tx) => mayComeAlong(tx, userId, sessionId, desk.clock()));
    valueOrThrow(await desk.store.foundFor({ id, name, zone, demo: false }, place, allowed));
    desk.unsealed.add(id);
    return { clinicId: id, clinicName: name, role: 'admin' as const, demo: false };
  }),
  saveClinic: station.admin.saveClinic.handler(({ context: { desk, actor }, input }) =>
    desk.store.tenant(actor, (tx) => saveClinicSettings(tx, input)),
  ),
  audit: station.admin.audit.handler(({ context: { desk, actor }, input }) => auditTrail(desk, actor, input)),
};
