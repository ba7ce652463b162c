import { createHmac } from 'node:crypto';
import {
  attemptSucceeded,
  type CountedAttempt,
  clearAttempts,
  type OwnCount,
  type SharedCount,
  takeAttempt,
  withdrawAttempt,
} from '@eupraxia/store';
import type { Pool } from 'pg';
import { addressGroup } from './address.ts';
import { type AttemptRules, attemptRules, longestWindow, type WhatIsTried } from './attempt-rules.ts';
import { sameAccount } from './known-devices.ts';

/** One attempt to prove who somebody is. */
export interface Attempt {
  /** Where it comes from, `request.ip`. */
  readonly address: string;
  /** The account that it names, by its e-mail, whether there is one or not; of a link, which names none, ''. */
  readonly account: string;
  /** The device, where this account has signed in on it: `KnownDevices.knownFor`. */
  readonly device: string | null;
  readonly what: WhatIsTried;
}

/**
 * Counts attempts, the same for accounts that exist and for others. An attempt from a device that the account is known on
 * is counted by both alone; every other one by address with account, by address, and by account.
 */
export interface SignInLimiter {
  /**
   * Counts an attempt before it is judged. A number is the wait in ms until another is taken; what comes before that is
   * refused, does not count, and does not lengthen the wait.
   */
  attempt(attempt: Attempt): Promise<{ readonly wait: number } | null>;
  /** Takes back the count after a success. */
  succeeded(attempt: Attempt): Promise<void>;
  /** Takes back one attempt that could not be judged. It never fails: a database that is away must lock nobody out. */
  withdraw(attempt: Attempt): Promise<void>;
  /** Removes what has ended, and holds the table to its size. */
  clear(): Promise<void>;
}

/** Most counts that are kept; those that end first are forgotten first. About 20 MB. */
const mostCounts = 100_000;

/**
 * Keeps the counts in the database: a restart does not clear them, and several server processes share them.
 * @param pool the sign-in role's
 * @param secret makes the keys of the counts, so that the table names no address and no account
 * @param now in place of the database's clock, UTC ms: for tests
 */
export function signInLimiter(options: {
  readonly pool: Pool;
  readonly secret: Buffer;
  readonly rules?: AttemptRules;
  readonly now?: () => number;
}): SignInLimiter {
  const { pool, rules = attemptRules, now } = options;
  const secret = createHmac('sha256', options.secret).update('eupraxia attempt counts 1').digest();
  const keyOf = (...parts: readonly string[]): string =>
    createHmac('sha256', secret).update(JSON.stringify(parts)).digest().subarray(0, 18).toString('base64url');

  const countsOf = ({ address, account, device, what }: Attempt): CountedAttempt => {
    const named = sameAccount(account);
    const rule = rules[what];
    if (device !== null) return { own: { key: keyOf(what, 'device', device, named), ...rule.device }, shared: [] };
    const from = addressGroup(address);
    const own: OwnCount = { key: keyOf(what, 'both', from, named), ...rule.both };
    const shared: SharedCount[] = [{ key: keyOf(what, 'address', from), ...rule.address }];
    if (rule.account !== null) shared.push({ key: keyOf(what, 'account', named), ...rule.account });
    return { own, shared };
  };

  return {
    async attempt(attempt) {
      const wait = await takeAttempt(pool, countsOf(attempt), now?.());
      return wait === null ? null : { wait };
    },
    succeeded: (attempt) => attemptSucceeded(pool, countsOf(attempt)),
    async withdraw(attempt) {
      await withdrawAttempt(pool, countsOf(attempt)).catch(() => undefined);
    },
    clear: () => clearAttempts(pool, { longest: longestWindow(rules), most: mostCounts }),
  };
}
