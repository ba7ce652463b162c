import { createHash } from 'node:crypto';

/** How many failed attempts within `windowMs` refuse further ones. */
interface AttemptLimit {
  readonly failures: number;
  readonly windowMs: number;
}

const minute = 60_000;
/** One person at one computer; one computer; one account from anywhere (so wide that nobody can lock a colleague out by typing). */
const limits: Readonly<Record<'both' | 'address' | 'account', AttemptLimit>> = {
  both: { failures: 5, windowMs: 15 * minute },
  address: { failures: 30, windowMs: 15 * minute },
  account: { failures: 100, windowMs: 60 * minute },
};

/** Most counts that are remembered; the oldest are forgotten first, so that memory stays bounded. */
const mostRemembered = 20_000;

interface Tally {
  count: number;
  until: number;
}

export interface SignInLimiter {
  /** Counts an attempt before its password is looked at; a number is the wait in ms until another is taken. */
  attempt(address: string, email: string, now: number): { readonly wait: number } | null;
  /** Takes back the count after a success. */
  succeeded(address: string, email: string): void;
  /** Takes back one attempt that could not be judged. */
  withdraw(address: string, email: string): void;
}

/** Counts attempts to sign in per address, per account and per both, in memory of this process. */
export function signInLimiter(): SignInLimiter {
  const tallies = new Map<string, Tally>();
  return {
    attempt(address, email, now) {
      const keys = keysOf(address, email);
      let wait = 0;
      for (const [name, key] of keys) {
        const tally = tallies.get(key);
        if (tally !== undefined && tally.until > now && tally.count >= limits[name].failures)
          wait = Math.max(wait, tally.until - now);
      }
      if (wait > 0) return { wait };
      for (const [name, key] of keys) {
        const tally = tallies.get(key);
        if (tally !== undefined && tally.until > now) tally.count += 1;
        else tallies.set(key, { count: 1, until: now + limits[name].windowMs });
      }
      forgetOldest(tallies);
      return null;
    },
    withdraw(address, email) {
      for (const [, key] of keysOf(address, email)) {
        const tally = tallies.get(key);
        if (tally !== undefined) tally.count = Math.max(0, tally.count - 1);
      }
    },
    succeeded(address, email) {
      for (const [name, key] of keysOf(address, email)) {
        const tally = tallies.get(key);
        if (tally === undefined) continue;
        if (name === 'both') tallies.delete(key);
        else tally.count = Math.max(0, tally.count - 1);
      }
    },
  };
}

function keysOf(address: string, email: string): readonly (readonly [keyof typeof limits, string])[] {
  const account = createHash('sha256').update(email.trim().toLowerCase()).digest('base64');
  return [
    ['both', `both ${address} ${account}`],
    ['address', `address ${address}`],
    ['account', `account ${account}`],
  ];
}

function forgetOldest(tallies: Map<string, Tally>): void {
  for (const key of tallies.keys()) {
    if (tallies.size <= mostRemembered) return;
    tallies.delete(key);
  }
}
