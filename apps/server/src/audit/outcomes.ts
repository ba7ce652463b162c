import type { LinkShown } from '@eupraxia/api';
import { FaultError } from '@eupraxia/kernel';
import type { FastifyRequest } from 'fastify';
import { isRecoveryCode } from '../identity/second-factor.ts';
import type { SignInOutcome } from '../identity/sign-in.ts';
import { readToken } from '../identity/tokens.ts';
import type { ServerContext } from '../rpc/call.ts';
import { serverBeside, watching } from './actors.ts';
import { type Means, recordByServer, recordSignIn, recordSignInFailed, type SignInFailure } from './sign-ins.ts';

const failures: Readonly<Record<SignInOutcome['by'], SignInFailure>> = {
  password: 'failed',
  code: 'second-failed',
  passkey: 'passkey-failed',
  link: 'link-failed',
};

/** Refusals that say nothing of who tried: a new password that is too weak, an invitation of somebody who has an account. */
const harmless: ReadonlySet<string> = new Set([
  'EUP_SERVER_PASSWORD_WEAK',
  'EUP_SERVER_LINK_ACCOUNT',
  'EUP_SERVER_EMAIL',
  'EUP_STORE_ZONE',
]);

/** Records what came of a try to sign in. Half a sign-in is recorded when its second factor has been given, or was wrong. */
export async function recordOutcome(desk: ServerContext, request: FastifyRequest, outcome: SignInOutcome): Promise<void> {
  switch (outcome.what) {
    case 'signed-in':
      return recordSignIn(desk, request, outcome.account, meansOf(outcome.by, request.body));
    case 'refused':
      if (!harmless.has(outcome.fault.code))
        recordSignInFailed(desk, request, { email: outcome.email ?? '' }, failures[outcome.by]);
      return;
    case 'second-factor':
      return;
  }
}

/** Which kind of code was right. */
function meansOf(by: SignInOutcome['by'], body: unknown): Means {
  if (by !== 'code') return by;
  const { code } = body as { readonly code?: unknown };
  return typeof code === 'string' && isRecoveryCode(code) ? 'password-recovery' : 'password-code';
}

/** Records an attempt that was refused before anything was looked at; of any other failure nothing. */
export function recordLimited(desk: ServerContext, request: FastifyRequest, problem: unknown): void {
  if (!(problem instanceof FaultError) || problem.fault.code !== 'EUP_SERVER_TOO_MANY') return;
  const { email } = (request.body ?? {}) as { readonly email?: unknown };
  recordSignInFailed(desk, request, { email: typeof email === 'string' ? email : '' }, 'limited');
}

/** Records that somebody opened a one-time link, in the clinic or clinics that it concerns; never its token. */
export async function recordLinkRead(desk: ServerContext, token: string, shown: LinkShown): Promise<void> {
  const read = readToken(token);
  if (read?.kind === 'invitation') return recordByServer(desk, [watching(read.clinicId)], 'link.read', 'invitation:read');
  desk.recorder.later(async () => {
    const found = await desk.identity.userByEmail(shown.email);
    if (found !== null) await recordByServer(desk, await serverBeside(desk, found.userId), 'link.read', `person:${found.userId}`);
  });
}
