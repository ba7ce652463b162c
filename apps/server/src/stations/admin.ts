import { randomBytes } from 'node:crypto';
import { FaultError, uuidV7 } from '@eupraxia/kernel';
import { auditSignIn, invite, removeMember, saveClinicSettings, waiting, withdrawInvitation } from '@eupraxia/store';
import { auditTrail, listedPeople } from '../audit/admin-lists.ts';
import { fault } from '../errors.ts';
import { readable } from '../identity/founding-link.ts';
import { makePasswordLink } from '../identity/password-links.ts';
import { addressFor } from '../identity/server-name.ts';
import { endSessions } from '../identity/sessions.ts';
import { hashOf, invitationToken, linkTo } from '../identity/tokens.ts';
import { valueOrThrow } from '../rpc/faults.ts';
import { secondFactorFirst } from '../rpc/second-factor-first.ts';
import { station } from '../rpc/station.ts';
import { confirmed } from './confirm.ts';
import { foundAnother } from './found-another.ts';

/** People and the audit. An administrator opens no charts. */
export const admin = {
  people: station.admin.people.handler(({ context: { desk, actor } }) => listedPeople(desk, actor)),
  invite: station.admin.invite.handler(async ({ context: { desk, actor, membership }, input }) => {
    const { name, email, role, credentials, discipline = null, level = null } = input;
    if (!membership.demo) valueOrThrow(readable(email));
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
  foundClinic: station.admin.foundClinic.handler(({ context: { desk, person }, input }) => foundAnother(desk, person, input)),
  address: station.admin.address.handler(({ context: { desk, membership } }) => addressFor(desk.name, membership)),
  chooseName: station.admin.chooseName.handler(async ({ context, input: { name } }) => {
    const { desk, actor, membership } = context;
    const { chosen, mayChoose } = await addressFor(desk.name, membership);
    if (!mayChoose) throw new FaultError(fault('EUP_SERVER_NAME_OTHERS'));
    // The first choice comes before any second factor; a later one takes the passkeys of everybody away.
    if (chosen !== null) {
      valueOrThrow(secondFactorFirst(context.person, membership, {}));
      confirmed(context);
    }
    const kept = await desk.store.tenant(actor, async (tx) => {
      tx.audit('server.name', `clinic:${actor.clinicId}`);
      return desk.name.choose({ name, clinicId: actor.clinicId }, desk.clock());
    });
    valueOrThrow(kept);
    return addressFor(desk.name, membership);
  }),
  saveClinic: station.admin.saveClinic.handler(({ context: { desk, actor }, input }) =>
    desk.store.tenant(actor, (tx) => saveClinicSettings(tx, input)),
  ),
  audit: station.admin.audit.handler(({ context: { desk, actor }, input }) => auditTrail(desk, actor, input)),
};
