import type { InstallationShown } from '@eupraxia/api';
import { label } from '@eupraxia/clinical';
import { demoTherapist } from '@eupraxia/demo';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { recordLimited, recordLinkRead, recordOutcome } from '../audit/outcomes.ts';
import { recordOwnAct } from '../audit/sign-ins.ts';
import { fault } from '../errors.ts';
import { sendFault } from '../guard/answers.ts';
import type { ServerContext } from '../rpc/call.ts';
import { isEmpty } from './founding-link.ts';
import { beginByPasskey, byCode, byLink, byPasskey, byPassword, outdated, type SignInOutcome, showLink } from './sign-in.ts';

const mostSignInBytes = 4096;
/** A passkey's answer with its certificates. */
const mostPasskeyBytes = 32_768;

const shapes = {
  email: z.strictObject({ email: z.string().min(1).max(200), password: z.string().min(1).max(128) }),
  code: z.strictObject({ pending: z.uuid(), code: z.string().min(6).max(40) }),
  passkeyBegin: z.strictObject({ pending: z.uuid().optional() }),
  passkey: z.strictObject({ step: z.uuid(), response: z.record(z.string(), z.unknown()) }),
  linkRead: z.strictObject({ token: z.string().min(1).max(200) }),
  linkUse: z.strictObject({
    token: z.string().min(1).max(200),
    password: z.string().min(1).max(1000),
    name: label.optional(),
    email: z.string().min(1).max(200).optional(),
    clinic: z.strictObject({ name: label, zone: z.string().min(1).max(60) }).optional(),
  }),
};

/** The addresses of sign-in. */
export function mountSignIn(app: FastifyInstance, desk: ServerContext): void {
  const { identity, devices, signing } = desk;
  const post = <S extends z.ZodType>(
    path: string,
    shape: S,
    bodyLimit: number,
    answer: (input: z.infer<S>, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
  ) =>
    app.post(`/api/auth${path}`, { bodyLimit }, async (request, reply) => {
      const read = shape.safeParse(request.body);
      if (read.success) {
        return answer(read.data, request, reply).catch((problem: unknown) => {
          recordLimited(desk, request, problem);
          throw problem;
        });
      }
      const [issue] = read.error.issues;
      return sendFault(reply, fault('EUP_SERVER_INPUT', { field: issue?.path.join('.') || 'body', why: issue?.message ?? '' }));
    });

  /** Answers from what came of a try: sets the cookie of who is signed in, and of nobody else. */
  const settle = async (outcome: SignInOutcome, request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (outcome.what !== 'signed-in') {
      await recordOutcome(desk, request, outcome);
      return outcome.what === 'refused' ? sendFault(reply, outcome.fault) : outcome.answer;
    }
    const { userId, name, email } = outcome.account;
    const { cookie, 'user-agent': userAgent } = request.headers;
    const before = await identity.whoIs(cookie);
    const cookies = await identity.begin(outcome.account, { cookie, userAgent });
    if (cookies === null) return settle(outdated(outcome.by, email), request, reply);
    // The browser gets the cookie once this row is written, and not without it.
    await recordOutcome(desk, request, outcome);
    if (before !== null) signing.end(before.sessionId);
    reply.header('set-cookie', [...cookies, devices.remember(cookie, email)]);
    return { user: { id: userId, name, email } };
  };

  post('/sign-in/email', shapes.email, mostSignInBytes, async ({ email, password }, request, reply) =>
    settle(await byPassword({ desk, request, reply }, email, password), request, reply),
  );
  post('/sign-in/code', shapes.code, mostSignInBytes, async ({ pending, code }, request, reply) =>
    settle(await byCode({ desk, request, reply }, pending, code), request, reply),
  );
  post('/sign-in/passkey/begin', shapes.passkeyBegin, mostSignInBytes, async ({ pending }, request, reply) => {
    const step = await beginByPasskey({ desk, request, reply }, pending ?? null);
    return step.ok ? step.value : sendFault(reply, step.error);
  });
  post('/sign-in/passkey', shapes.passkey, mostPasskeyBytes, async (given, request, reply) =>
    settle(await byPasskey({ desk, request, reply }, given), request, reply),
  );
  post('/link/read', shapes.linkRead, mostSignInBytes, async ({ token }, request, reply) => {
    const shown = await showLink({ desk, request, reply }, token);
    if (!shown.ok) return sendFault(reply, shown.error);
    await recordLinkRead(desk, token, shown.value);
    return shown.value;
  });
  post('/link/use', shapes.linkUse, mostSignInBytes, async (given, request, reply) => {
    const { token, password, name = null, email = null, clinic = null } = given;
    return settle(await byLink({ desk, request, reply }, { token, password, name, email, clinic }), request, reply);
  });
  app.post('/api/auth/sign-out', { bodyLimit: mostSignInBytes }, async (request, reply) => {
    const person = await identity.whoIs(request.headers.cookie);
    if (person !== null) signing.end(person.sessionId);
    reply.header('set-cookie', await identity.signOut(request.headers.cookie));
    if (person !== null) await recordOwnAct(desk, person, 'sign-out');
    return { success: true };
  });
  // What the sign-in says before anybody is known: where passkeys work, which the certificate says too; whether there is a demo
  // clinic, whose sign-ins were printed; and whether nobody has an account yet, so that a link was printed.
  app.get('/api/auth/installation', async (): Promise<InstallationShown> => {
    const { place } = desk.name;
    const [empty, demo] = await Promise.all([isEmpty(identity.tables), identity.userByEmail(demoTherapist)]);
    return { name: place.name, address: place.origins()[0] ?? null, empty, demo: demo !== null };
  });
  app.get('/api/auth/get-session', async (request, reply) => {
    const person = await identity.whoIs(request.headers.cookie);
    if (person === null) return reply.type('application/json').send('null');
    return { user: { id: person.userId, name: person.name, email: person.email }, expiresAt: person.expiresAt };
  });
}
