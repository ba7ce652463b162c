import { type PersonActor, type SystemActor, systemActor } from '@eupraxia/store';
import type { ServerContext } from '../rpc/call.ts';

/** A person as the actor of each clinic in which they have a place. */
export async function actorsOf(
  { store }: Pick<ServerContext, 'store'>,
  { userId, name }: { readonly userId: string; readonly name: string },
): Promise<readonly PersonActor[]> {
  const places = await store.memberships(userId);
  return places.map(({ clinicId, role }) => ({ kind: 'person', clinicId, userId, name, role }));
}

/** The server as the actor of each clinic in which a person has a place: for what somebody did who may not be that person. */
export async function serverBeside({ store }: Pick<ServerContext, 'store'>, userId: string): Promise<readonly SystemActor[]> {
  return (await store.memberships(userId)).map(({ clinicId }) => watching(clinicId));
}

/** The server as it watches over sign-ins in one clinic. */
export function watching(clinicId: string): SystemActor {
  return systemActor(clinicId, 'sign-in');
}
