import { type Access, releaseHeader } from '@eupraxia/api';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import type { Actor, Membership } from '@eupraxia/store';
import { fault } from '../errors.ts';
import type { SignedIn } from '../identity/identity.ts';
import type { Call } from './call.ts';

/** A recognised person acting in one of their clinics. */
export interface Caller {
  readonly person: SignedIn;
  readonly membership: Membership;
  readonly actor: Actor;
  /** The release that the caller's page was built from; null for a page of the first release, which does not say. */
  readonly callerRelease: string | null;
}

/** Names the clinic of a call, where the person has several. */
export const clinicHeader = 'x-eupraxia-clinic';

/**
 * Recognises the caller: a living session, a clinic that the person belongs to, a role that the access names. Every
 * procedure and every recording route asks here, before anything of the call is read.
 */
export async function callerOf({ desk, request, reply }: Call, access: Access): Promise<Result<Caller, Fault>> {
  const person = await desk.identity.whoIs(request.headers.cookie);
  if (person === null) return err(fault('EUP_SERVER_SIGN_IN_FIRST'));
  for (const cookie of person.cookies) reply.header('set-cookie', cookie);
  const chosen = clinicOf(await desk.store.memberships(person.userId), request.headers[clinicHeader]);
  if (!chosen.ok) return chosen;
  const membership = chosen.value;
  if (!access.roles.includes(membership.role)) {
    return err(fault('EUP_SERVER_ROLE', { role: membership.role, allowed: access.roles.join(', ') }));
  }
  const { clinicId, role } = membership;
  desk.unsealed.add(clinicId);
  const named = request.headers[releaseHeader];
  const callerRelease = typeof named === 'string' && named !== '' ? named.slice(0, 60) : null;
  return ok({ person, membership, actor: { clinicId, userId: person.userId, name: person.name, role }, callerRelease });
}

function clinicOf(memberships: readonly Membership[], named: string | readonly string[] | undefined): Result<Membership, Fault> {
  const [only] = memberships;
  if (named === undefined) {
    if (only === undefined) return err(fault('EUP_SERVER_CLINIC'));
    return memberships.length === 1 ? ok(only) : err(fault('EUP_SERVER_CLINIC_CHOICE'));
  }
  const found = memberships.find(({ clinicId }) => clinicId === named);
  return found === undefined ? err(fault('EUP_SERVER_CLINIC')) : ok(found);
}
