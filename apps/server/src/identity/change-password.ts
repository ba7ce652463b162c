import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { lockPersonOf } from '@eupraxia/store';
import { fault } from '../errors.ts';
import { replacePassword } from './accounts.ts';
import { hashPassword } from './password-hash.ts';
import { passwordFits } from './password-rules.ts';
import { endSessions } from './sessions.ts';
import type { SignInTables } from './sign-in-tables.ts';

/**
 * Replaces the password of whoever is signed in and has just given the old one; every other sign-in ends, and a link to a new
 * password that lies open. Errors: EUP_SERVER_PASSWORD_WEAK, EUP_SERVER_SIGN_IN_FIRST.
 */
export async function changePassword(
  tables: SignInTables,
  person: { readonly userId: string; readonly sessionId: string },
  { current, next, about }: { readonly current: string; readonly next: string; readonly about: readonly string[] },
  now: number,
): Promise<Result<true, Fault>> {
  const fits = passwordFits(next, about);
  if (!fits.ok) return fits;
  if (next.normalize('NFKC') === current.normalize('NFKC'))
    return err(fault('EUP_SERVER_PASSWORD_WEAK', { why: 'is the one that you have' }));
  const hash = await hashPassword(next);
  return tables.transaction(async (tx) => {
    await lockPersonOf(tx.client, person.userId);
    const living = await tx.rows('select 1 from "session" where id = $1', [person.sessionId]);
    // A link was used at the same moment: the password that it set stays, and the sign-in has ended.
    if (living.length === 0) return err(fault('EUP_SERVER_SIGN_IN_FIRST'));
    await replacePassword(tx, person.userId, hash, { by: 'person' }, now);
    await endSessions(tx, person.userId, person.sessionId);
    return ok(true);
  });
}
