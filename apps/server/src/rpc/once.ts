import type { FastifyRequest } from 'fastify';

const answers = new WeakMap<object, Map<unknown, Promise<unknown>>>();

/**
 * Does something once for a request, by a key: who calls is asked before the body is read, and the procedure asks again
 * for the same answer.
 */
export function oncePerRequest<T>(request: FastifyRequest, key: unknown, work: () => Promise<T>): Promise<T> {
  const known = answers.get(request) ?? new Map<unknown, Promise<unknown>>();
  answers.set(request, known);
  const answer = (known.get(key) as Promise<T> | undefined) ?? work();
  known.set(key, answer);
  return answer;
}

/** Forgets what was asked for a request: a call that was held asks anew, since a place or a sign-in may have ended meanwhile. */
export function askAnew(request: FastifyRequest): void {
  answers.delete(request);
}
