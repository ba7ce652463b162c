import type { Account } from './accounts.ts';

/** A sign-in whose password was right and whose second factor is still to come. */
export interface HalfSignIn {
  readonly account: Account;
  tries: number;
}
