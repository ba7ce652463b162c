import { randomBytes } from 'node:crypto';
import { type FoundedClinic, readEmail } from '@eupraxia/api';
import { err, FaultError, uuidV7 } from '@eupraxia/kernel';
import { invite, type PersonActor, people, waiting } from '@eupraxia/store';
import { fault } from '../errors.ts';
import { readable } from '../identity/founding-link.ts';
import type { Recognized } from '../identity/identity.ts';
import { mayComeAlong } from '../identity/joining.ts';
import { hashOf, invitationToken, linkTo } from '../identity/tokens.ts';
import type { ServerContext } from '../rpc/call.ts';
import { valueOrThrow } from '../rpc/faults.ts';

interface Asked {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly administrator?: { readonly name: string; readonly email: string } | undefined;
}

/**
 * Founds another clinic: with the caller as its administrator, or for somebody else, who gets an invitation and whom nobody
 * but they themselves makes an administrator. Nobody with an address that reaches nobody administers a real clinic: the
 * demo clinic's administrator founds it for a person with a real one. Errors: EUP_SERVER_FOUNDER_EMAIL, EUP_SERVER_EMAIL,
 * EUP_SERVER_CLINIC_TAKEN.
 */
export async function foundAnother(desk: ServerContext, person: Recognized, asked: Asked): Promise<FoundedClinic> {
  const { id, name, zone, administrator } = asked;
  const clinic = { id, name, zone, demo: false };
  const place = { role: 'admin', credentials: '', discipline: null, level: null } as const;
  const founded = { clinicId: id, clinicName: name, role: 'admin', demo: false } as const;
  if (administrator === undefined || administrator.email.toLowerCase() === person.email.toLowerCase()) {
    const { userId, sessionId } = person;
    if (readEmail(person.email) !== 'good') throw new FaultError(fault('EUP_SERVER_FOUNDER_EMAIL'));
    const allowed = () => desk.identity.tables.transaction((tx) => mayComeAlong(tx, userId, sessionId, desk.clock()));
    valueOrThrow(await desk.store.foundFor(clinic, { userId, ...place }, allowed));
    desk.unsealed.add(id);
    return { ...founded, link: null };
  }
  valueOrThrow(readable(administrator.email));
  // The id is the caller's: one that was taken by a clinic with people, or with another's invitation, gives nothing.
  valueOrThrow(await desk.store.createClinic(clinic));
  const actor: PersonActor = { kind: 'person', clinicId: id, userId: person.userId, name: person.name, role: 'admin' };
  const token = invitationToken(id);
  const offer = { id: uuidV7(desk.clock(), randomBytes(10)), ...administrator, ...place };
  const offered = await desk.store.tenant(actor, async (tx) => {
    const strange = (await waiting(tx)).some(
      ({ email, invitedBy }) => email !== offer.email.toLowerCase() || invitedBy !== person.name,
    );
    if (strange || (await people(tx)).length > 0) return err(fault('EUP_SERVER_CLINIC_TAKEN'));
    return invite(tx, offer, hashOf(token));
  });
  const made = valueOrThrow(offered);
  if (made === null) throw new FaultError(fault('EUP_SERVER_CLINIC_TAKEN'));
  desk.unsealed.add(id);
  return { ...founded, link: { id: made.id, link: linkTo(token), expiresAt: made.expiresAt } };
}
