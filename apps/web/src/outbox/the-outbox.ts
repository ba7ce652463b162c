import type { Me } from '@eupraxia/api';
import type { LocalVault, SubjectStore } from '../vault/local-vault.ts';
import { theVault } from '../vault/the-vault.ts';
import { kindNamed, type OutboxKind } from './kinds.ts';
import { type Mark, Marks } from './marks.ts';

const marks = new Marks(theVault);

/** Lists a place of which this browser may soon hold more than the server. */
export const markUnsent = (kind: OutboxKind['name'], place: string, me: Me): Promise<void> => marks.add({ kind, place }, me);

/** Takes it off the list: everything of it has reached the server. */
export const markSent = (kind: OutboxKind['name'], place: string): Promise<void> => marks.remove({ kind, place });

/** The same, once for each place in a tab's life: what is listed already is not written again. */
export async function markOnce(kind: OutboxKind['name'], place: string, me: Me): Promise<void> {
  if (!marks.has({ kind, place })) await marks.add({ kind, place }, me);
}

/** The places of which this browser may hold more than the server, whichever tab's life left it. */
export const unsentPlaces = (me: Me): Promise<readonly Mark[]> => marks.list(me);

/** Sends everything of this person that waits in this browser, as far as it goes now; says how many entries still wait. */
export async function sendUnsent(me: Me): Promise<number> {
  const places = await unsentPlaces(me);
  const left = await Promise.all(
    places.map(
      ({ kind, place }) =>
        kindNamed(kind)
          ?.send(place, me)
          .catch(() => 1) ?? 0,
    ),
  );
  return left.reduce((sum, count) => sum + count, 0);
}

/** The box of a patient's chart entries and drafts. The server opens what is left in it by the same name. */
export async function patientBox(
  patientId: string,
  keep: (keyId: string, raw: Uint8Array) => Promise<void>,
): Promise<SubjectStore> {
  const vault: LocalVault = await theVault();
  return vault.box(`outbox/${patientId}`, keep);
}
