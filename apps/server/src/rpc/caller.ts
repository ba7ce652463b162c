import { type Access, releaseHeader } from '@eupraxia/api';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import type { Membership, PersonActor } from '@eupraxia/store';
import { rememberCaller } from '../audit/known-callers.ts';
import { fault } from '../errors.ts';
import type { Recognized } from '../identity/identity.ts';
import type { Call } from './call.ts';
import { askAnew, oncePerRequest } from './once.ts';
import { secondFactorFirst } from './second-factor-first.ts';

/** A recognised person acting in one of their clinics. */
export interface Caller {
  readonly person: Recognized;
  readonly membership: Membership;
  readonly actor: PersonActor;
  /** The release that the caller's page was built from; null for a page of the first release, which does not say. */
  readonly callerRelease: string | null;
}

/** Names the clinic of a call, where the person has several. */
export const clinicHeader = 'x-eupraxia-clinic';

/**
 * Recognises the caller: a living session, a clinic that the person belongs to, a role that the access names. Every
 * procedure and every recording route asks here, before anything of the call is read; asked again for the same request, the
 * answer is the same. Two round trips of the database: the sign-in, and the person's place in the one clinic that the call
 * names. Both are read for each call, so that the end of a sign-in, a removal and a change of role hold from the next call on.
 */
export function callerOf(call: Call, access: Access): Promise<Result<Caller, Fault>> {
  return oncePerRequest(call.request, access, () => recognize(call, access));
}

/** Recognizes the caller of a call that was held: as it stands now, whatever it was when the call came. */
export function callerNow(call: Call, access: Access): Promise<Result<Caller, Fault>> {
  askAnew(call.request);
  return callerOf(call, access);
}

/** Whoever calls, by a living session, whichever their clinics. */
export function personOf({ desk, request }: Call): Promise<Result<Recognized, Fault>> {
  return oncePerRequest(request, personOf, async () => {
    const person = await desk.identity.whoIs(request.headers.cookie);
    if (person === null) return err(fault('EUP_SERVER_SIGN_IN_FIRST'));
    recognized.set(request, person.userId);
    rememberCaller(request, person);
    return ok(person);
  });
}

const recognized = new WeakMap<object, string>();

/** The person whose living session came with a request, where it has been asked for; undefined otherwise. */
export function userOf(request: Call['request']): string | undefined {
  return recognized.get(request);
}

async function recognize(call: Call, access: Access): Promise<Result<Caller, Fault>> {
  const { desk, request } = call;
  const found = await personOf(call);
  if (!found.ok) return found;
  const person = found.value;
  const { userId, name } = person;
  const place = await placeOf(desk.store, userId, request.headers[clinicHeader]);
  if (!place.ok) return place;
  const membership = place.value;
  if (!access.roles.includes(membership.role)) {
    return err(fault('EUP_SERVER_ROLE', { role: membership.role, allowed: access.roles.join(', ') }));
  }
  const proven = secondFactorFirst(person, membership, access);
  if (!proven.ok) return proven;
  const { clinicId, role } = membership;
  desk.unsealed.add(clinicId);
  const actor: PersonActor = { kind: 'person', clinicId, userId, name, role, sessionId: person.sessionId };
  return ok({ person, membership, actor, callerRelease: callerReleaseOf(request) });
}

function callerReleaseOf(request: Call['request']): string | null {
  const named = request.headers[releaseHeader];
  return typeof named === 'string' && named !== '' ? named.slice(0, 60) : null;
}

/** The person's place in the clinic that the call names; where it names none, in the only one that they belong to. */
async function placeOf(
  store: Call['desk']['store'],
  userId: string,
  named: string | readonly string[] | undefined,
): Promise<Result<Membership, Fault>> {
  let clinicId = named;
  if (clinicId === undefined) {
    const [only, ...others] = await store.clinicsOf(userId);
    if (others.length > 0) return err(fault('EUP_SERVER_CLINIC_CHOICE'));
    clinicId = only;
  }
  const place = typeof clinicId === 'string' ? await store.place(userId, clinicId) : null;
  return place === null ? err(fault('EUP_SERVER_CLINIC')) : ok(place);
}
