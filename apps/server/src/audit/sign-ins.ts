import { createHmac, hkdfSync } from 'node:crypto';
import type { AuditActName } from '@eupraxia/clinical/audit';
import type { SystemActor } from '@eupraxia/store';
import type { FastifyRequest } from 'fastify';
import type { ServerContext } from '../rpc/call.ts';
import { deviceLabel } from '../rpc/device-label.ts';
import { actorsOf, serverBeside } from './actors.ts';
import type { KnownCaller } from './known-callers.ts';
import { networkOf } from './network.ts';

/** With what somebody signed in. */
export type Means = 'password' | 'password-code' | 'password-recovery' | 'passkey' | 'link';

/** Why a sign-in failed. `limited`: it was refused before anything was looked at. */
export type SignInFailure = 'failed' | 'passkey-failed' | 'second-failed' | 'link-failed' | 'limited';

/** What a person does with their own account. */
export type OwnAct = Extract<
  AuditActName,
  | 'sign-out'
  | `session.${string}`
  | 'confirm.failed'
  | 'password.change'
  | `passkey.${string}`
  | `authenticator.${string}`
  | 'recovery.new'
>;

const deviceOf = ({ headers }: Pick<FastifyRequest, 'headers'>): string => deviceLabel(headers['user-agent'], false);

/** Records a sign-in in each clinic of the person, with its means; of a person without a place, in the server's log. */
export async function recordSignIn(
  desk: ServerContext,
  request: FastifyRequest,
  person: KnownCaller,
  means: Means,
): Promise<void> {
  const actors = await actorsOf(desk, person).catch(() => []);
  await desk.recorder.write(actors, `sign-in.${means}`, `device:${deviceOf(request)}`);
  if (actors.length === 0) await logged(desk, request, `sign-in.${means}, no clinic`, person.userId);
}

/**
 * Records a failed sign-in, behind the answer, so that its time does not say whether the account exists: in each clinic
 * of the person whose account was tried, by the server; where there is no such account, or it has no clinic, in the
 * server's log. What comes again within a minute is counted.
 * @param tried the address that was typed, empty where none was; or the id of a person who is known already
 */
export function recordSignInFailed(
  desk: ServerContext,
  request: FastifyRequest,
  tried: { readonly email: string } | { readonly userId: string },
  failure: SignInFailure,
): void {
  desk.recorder.later(async () => {
    const found = 'userId' in tried ? tried : tried.email === '' ? null : await desk.identity.userByEmail(tried.email);
    const places = found === null ? [] : await serverBeside(desk, found.userId);
    if (found === null || places.length === 0)
      return logged(desk, request, `sign-in.${failure}`, 'userId' in tried ? tried.userId : tried.email);
    await desk.recorder.folded(`${failure} ${found.userId}`, `sign-in.${failure}`, `person:${found.userId}`, async () => places);
  });
}

/** Records what a person did with their own account, in each of their clinics. */
export async function recordOwnAct(desk: ServerContext, person: KnownCaller, act: OwnAct): Promise<void> {
  const actors = await actorsOf(desk, person).catch(() => []);
  await desk.recorder.write(actors, act, `person:${person.userId}`);
}

/**
 * Records, by the server, what somebody did who is not signed in.
 * @param subject `person:<id>`, `invitation:…`; never a token
 */
export async function recordByServer(
  desk: ServerContext,
  actors: readonly SystemActor[],
  action: 'link.read',
  subject: string,
): Promise<void> {
  const key = `${actors[0]?.clinicId ?? ''} ${action} ${subject}`;
  await desk.recorder.folded(key, action, subject, async () => actors);
}

async function logged(desk: ServerContext, request: FastifyRequest, what: string, account: string): Promise<void> {
  const row = { what, account: keyed(desk.master, account), network: networkOf(request.ip), device: deviceOf(request) };
  await desk.recorder.logged(row);
}

/** An address as the log keeps it: the same one reads the same, and nobody reads it back without the server's key. */
function keyed(master: Buffer, account: string): string {
  if (account === '') return '';
  const key = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), 'eupraxia sign-in log', 32));
  return createHmac('sha256', key).update(account.trim().toLowerCase()).digest('hex').slice(0, 32);
}
