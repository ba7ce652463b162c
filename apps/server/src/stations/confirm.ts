import { FaultError } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { counted } from '../identity/counted.ts';
import type { Recognized } from '../identity/identity.ts';
import { passkeyPerson } from '../identity/passkeys.ts';
import type { Call } from '../rpc/call.ts';

/** A call of somebody who is signed in. */
export type OwnCall = Call & { readonly person: Recognized };

/** The password, or the answer to a passkey step. */
export type Proof = { readonly password: string } | { readonly step: string; readonly response: unknown };

/**
 * Asks again who it is: the password or a passkey of the person who is signed in. For ten minutes from then on this sign-in
 * may sign, and change how the person signs in. Wrong ones count with those of the sign-in.
 * @returns until when, in UTC ms
 */
export async function confirm(call: OwnCall, proof: Proof): Promise<{ until: number }> {
  const { desk, person } = call;
  const { identity, clock } = desk;
  const passkey = 'step' in proof;
  const right = await counted(call, { account: person.email, what: passkey ? 'passkey' : 'password' }, async () => {
    if (!passkey) return (await identity.isPassword(person.userId, proof.password)) ? true : null;
    const expected = { kind: 'confirm', bound: person.sessionId } as const;
    return (await passkeyPerson(identity.tables, desk.passkeys, proof, expected, clock())) === person.userId ? true : null;
  });
  if (right === null) throw new FaultError(fault(passkey ? 'EUP_SERVER_PASSKEY' : 'EUP_SERVER_SIGNING_PASSWORD'));
  return { until: desk.signing.begin(person.sessionId, clock()) };
}

/** Refuses who has not proved again in the last ten minutes that it is they. Error: EUP_SERVER_CONFIRM_FIRST. */
export function confirmed({ desk, person }: OwnCall): void {
  if (desk.signing.until(person.sessionId, desk.clock()) === null) throw new FaultError(fault('EUP_SERVER_CONFIRM_FIRST'));
}
