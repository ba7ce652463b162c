import { type Account, accountById } from './accounts.ts';
import type { SignInTables } from './sign-in-tables.ts';
import type { Steps } from './steps.ts';

/**
 * A sign-in whose password was right and whose second factor is still to come: whose it is, and when the password that began
 * it was set. Another password since then ends it.
 */
export type HalfSignIn = Pick<Account, 'userId' | 'passwordAt'>;

/** Codes and passkeys that one half sign-in takes. */
const mostTries = 5;

/** What half sign-ins need: where they wait, and the accounts. */
interface Halves {
  readonly halves: Steps<HalfSignIn>;
  readonly identity: { readonly tables: SignInTables };
}

/** Whose half sign-in it is, as of when it began; null where there is none, or its tries are used up. Counts a try. */
export async function triedHalf({ halves, identity }: Halves, pending: string, now: number): Promise<Account | null> {
  const found = await halves.count(pending, now);
  if (found === null) return null;
  if (found.tries <= mostTries) {
    const account = await accountById(identity.tables, found.value.userId);
    return account === null ? null : { ...account, passwordAt: found.value.passwordAt };
  }
  await halves.take(pending, now);
  return null;
}
