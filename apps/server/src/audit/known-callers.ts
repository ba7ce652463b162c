import type { FastifyRequest } from 'fastify';

/** Whoever a request comes from. */
export interface KnownCaller {
  readonly userId: string;
  readonly name: string;
}

const known = new WeakMap<FastifyRequest, KnownCaller>();

/** Remembers who a request comes from, as soon as its session is known: a refusal is recorded in their name. */
export function rememberCaller(request: FastifyRequest, { userId, name }: KnownCaller): void {
  known.set(request, { userId, name });
}

/** Whoever the request comes from, where its session was found. */
export function knownCaller(request: FastifyRequest): KnownCaller | undefined {
  return known.get(request);
}
