import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { fault } from '../errors.ts';
import { sendFault } from '../guard/answers.ts';
import type { Identity } from './identity.ts';
import { signInLimiter } from './limiter.ts';

const credentials = z.strictObject({ email: z.string().min(1).max(200), password: z.string().min(1).max(128) });
const mostSignInBytes = 4096;

/** The three addresses of sign-in. Nothing else of better-auth is reachable. */
export function mountSignIn(app: FastifyInstance, identity: Identity, clock: () => number): void {
  const limiter = signInLimiter();
  app.post('/api/auth/sign-in/email', { bodyLimit: mostSignInBytes }, async (request, reply) => {
    const read = credentials.safeParse(request.body);
    if (!read.success) {
      return sendFault(
        reply,
        fault('EUP_SERVER_INPUT', {
          field: read.error.issues[0]?.path.join('.') || 'body',
          why: read.error.issues[0]?.message ?? '',
        }),
      );
    }
    const { email, password } = read.data;
    const refused = limiter.attempt(request.ip, email, clock());
    if (refused !== null) {
      reply.header('retry-after', Math.ceil(refused.wait / 1000));
      return sendFault(reply, fault('EUP_SERVER_TOO_MANY', { minutes: Math.ceil(refused.wait / 60_000) }));
    }
    const person = await identity.signIn(email, password, request.headers['user-agent']).catch((problem: unknown) => {
      // What we could not look at is no attempt: a database that is away must lock nobody out.
      limiter.withdraw(request.ip, email);
      throw problem;
    });
    if (person === null) return sendFault(reply, fault('EUP_SERVER_SIGN_IN'));
    limiter.succeeded(request.ip, email);
    reply.header('set-cookie', person.cookies);
    return { user: { id: person.userId, name: person.name, email: person.email } };
  });
  app.post('/api/auth/sign-out', { bodyLimit: mostSignInBytes }, async (request, reply) => {
    reply.header('set-cookie', await identity.signOut(request.headers.cookie));
    return { success: true };
  });
  app.get('/api/auth/get-session', async (request, reply) => {
    const person = await identity.whoIs(request.headers.cookie);
    if (person === null) return reply.type('application/json').send('null');
    reply.header('set-cookie', person.cookies);
    return { user: { id: person.userId, name: person.name, email: person.email }, expiresAt: person.expiresAt };
  });
}
