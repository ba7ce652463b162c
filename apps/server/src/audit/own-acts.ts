import type { Contract } from '@eupraxia/api';
import type { ServerContext } from '../rpc/call.ts';
import type { KnownCaller } from './known-callers.ts';
import { type OwnAct, recordOwnAct } from './sign-ins.ts';

/**
 * What each procedure about a person's own account is recorded as once it has been done; null for one that only reads or
 * begins something. A procedure that is missing here does not compile.
 */
export const ownActs = {
  clinics: null,
  // Recorded by the store with the place that it takes.
  acceptInvitation: null,
  sessions: null,
  endSession: 'session.end',
  endOtherSessions: 'session.end-others',
  changePassword: 'password.change',
  security: null,
  beginConfirm: null,
  confirm: null,
  beginPasskey: null,
  finishPasskey: 'passkey.add',
  removePasskey: 'passkey.remove',
  beginAuthenticator: null,
  finishAuthenticator: 'authenticator.add',
  removeAuthenticator: 'authenticator.remove',
  newRecoveryCodes: 'recovery.new',
} as const satisfies Record<keyof Contract['account'], OwnAct | null>;

/** Records what a person has just done with their own account, by the procedure that did it. */
export async function recordOwnProcedure(desk: ServerContext, person: KnownCaller, path: readonly string[]): Promise<void> {
  const [folder, name = ''] = path;
  const act = folder === 'account' && Object.hasOwn(ownActs, name) ? ownActs[name as keyof typeof ownActs] : null;
  if (act !== null) await recordOwnAct(desk, person, act);
}
