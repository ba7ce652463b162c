import { FaultError } from '@eupraxia/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fault } from '../errors.ts';
import type { WhatIsTried } from './attempt-rules.ts';
import type { KnownDevices } from './known-devices.ts';
import type { SignInLimiter } from './limiter.ts';

/** What counting an attempt needs of a call. */
export interface CountedCall {
  readonly desk: { readonly limiter: SignInLimiter; readonly devices: KnownDevices };
  readonly request: Pick<FastifyRequest, 'ip' | 'headers'>;
  readonly reply: Pick<FastifyReply, 'header'>;
}

/**
 * Judges something that could be guessed: it counts as an attempt before it is looked at, stops counting where it was right,
 * and where it could not be judged.
 * @param account the e-mail of the account; '' where none is named
 * @param judge null for a wrong one
 * @throws FaultError EUP_SERVER_TOO_MANY
 */
export async function counted<T>(
  { desk: { limiter, devices }, request, reply }: CountedCall,
  { account, what }: { readonly account: string; readonly what: WhatIsTried },
  judge: () => Promise<T | null>,
): Promise<T | null> {
  const device = account === '' ? null : devices.knownFor(request.headers.cookie, account);
  const attempt = { address: request.ip, account, device, what } as const;
  const refused = await limiter.attempt(attempt);
  if (refused !== null) {
    reply.header('retry-after', Math.ceil(refused.wait / 1000));
    throw new FaultError(fault('EUP_SERVER_TOO_MANY', { minutes: Math.ceil(refused.wait / 60_000) }));
  }
  let judged: T | null;
  try {
    judged = await judge();
  } catch (problem) {
    // What could not be looked at does not count as an attempt: a database that is away must lock nobody out. Neither does a
    // refusal of what was right, such as a password that is too short.
    await limiter.withdraw(attempt);
    throw problem;
  }
  if (judged !== null) await limiter.succeeded(attempt);
  return judged;
}
