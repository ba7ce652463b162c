import type { GrowingDelay } from '@eupraxia/store';

/**
 * What may be guessed. `password`: at sign-in, before a signature, before a change of the account, in one count. `code`: of
 * an authenticator app, by who knows the password. `recovery`: a recovery code. `link`: a one-time link's token, which
 * names no account. `passkey`: an answer that cannot be guessed; counted because it costs work.
 */
export type WhatIsTried = 'password' | 'code' | 'recovery' | 'link' | 'passkey';

type SharedRule = GrowingDelay & { readonly closed: number };

/** The limits of one kind of attempt. `closed`: how many attempts within the window refuse everybody but known devices. */
export interface AttemptRule {
  /** A device that the account has signed in on. */
  readonly device: GrowingDelay;
  /** One account from one address. */
  readonly both: GrowingDelay;
  /** One address, whatever the account. */
  readonly address: SharedRule;
  /** One account from anywhere. */
  readonly account: SharedRule | null;
}

export type AttemptRules = Readonly<Record<WhatIsTried, AttemptRule>>;

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Five at once, then one in 30 s, 1, 2, 4, 5, 5 … min: at most 292 a day. */
const one: GrowingDelay = { free: 5, first: 30 * second, most: 5 * minute, window: hour };
/** Sixty colleagues who mistype once do not meet it; 600 in 15 min are no clinic's mistakes, and cost a minute of processor time. */
const address: SharedRule = { free: 30, first: 30 * second, most: 5 * minute, window: 15 * minute, closed: 600 };
const never = 1_000_000_000;

/** How each is limited; docs/decisions/0028-limits.md has the arithmetic. */
export const attemptRules: AttemptRules = {
  // Guessing an account from many addresses makes each of them wait before its first attempt, and refuses nobody for good.
  password: {
    device: one,
    both: one,
    address,
    account: { free: 100, first: 30 * second, most: 5 * minute, window: 24 * hour, closed: never },
  },
  // Six digits, guessed by whoever has the password: 30 in 4 h, from however many addresses.
  code: {
    device: one,
    both: one,
    address,
    account: { free: 10, first: 30 * second, most: 5 * minute, window: 4 * hour, closed: 30 },
  },
  recovery: {
    device: one,
    both: one,
    address,
    account: { free: 10, first: 30 * second, most: 5 * minute, window: 4 * hour, closed: never },
  },
  link: { device: one, both: { ...one, free: 30 }, address, account: null },
  passkey: { device: { ...one, free: 30 }, both: { ...one, free: 30 }, address, account: null },
};

/** The longest time that any count is kept, in ms. */
export function longestWindow(rules: AttemptRules): number {
  return Math.max(
    ...Object.values(rules).flatMap((rule) =>
      [rule.device, rule.both, rule.address, rule.account].flatMap((limit) => (limit === null ? [] : [limit.window])),
    ),
  );
}
