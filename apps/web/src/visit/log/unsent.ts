import type { Me } from '@eupraxia/api';
import { sha256Of } from '../../recording/recordings.ts';
import { theVault } from '../../vault/the-vault.ts';

/** A subject of its own that is never settled: signing out forgets what the server has, not what it lacks. */
const subject = 'unsent';

interface StoredMark {
  readonly v: 1;
  readonly visitId: string;
  readonly userId: string;
  readonly clinicId: string;
}

/** Names of streams are stored as they are, so that a visit's name is hashed. */
const streamOf = (visitId: string) => sha256Of(new TextEncoder().encode(visitId));

/** Remembers, encrypted, that this person's browser may hold more of a visit than the server. */
export async function markUnsent(visitId: string, me: Me): Promise<void> {
  const kept: StoredMark = { v: 1, visitId, userId: me.userId, clinicId: me.clinic.id };
  const box = await (await theVault()).box(subject);
  await box.put(await streamOf(visitId), 1, new TextEncoder().encode(JSON.stringify(kept)));
}

/** Forgets it again: everything has reached the server. */
export async function markSent(visitId: string): Promise<void> {
  const box = await (await theVault()).box(subject);
  await box.drop(await streamOf(visitId));
  await box.tidy();
}

/** The visits of which this person may have left something here, in whichever tab's life. */
export async function unsentVisits(me: Me): Promise<readonly string[]> {
  const box = await (await theVault()).box(subject);
  return (await box.read()).records
    .map(({ plain }) => JSON.parse(new TextDecoder().decode(plain)) as StoredMark)
    .filter((kept) => kept.v === 1 && kept.userId === me.userId && kept.clinicId === me.clinic.id)
    .map((kept) => kept.visitId);
}
