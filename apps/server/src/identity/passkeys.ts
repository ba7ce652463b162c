import type { Passkey, PasskeyStep } from '@eupraxia/api';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { lockPersonOf } from '@eupraxia/store';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  type VerifiedRegistrationResponse,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { fault } from '../errors.ts';
import { type FactorKeys, firstCodes } from './second-factor.ts';
import type { SignInTables } from './sign-in-tables.ts';
import { type Steps, stepMs } from './steps.ts';

/** Most passkeys of one person. */
const mostPasskeys = 20;
/** Characters of a credential's id in base64url; they have 22 to 90. */
const longestId = 500;

/** Where passkeys work: the name they are bound to, and the addresses of our own pages under that name. */
export interface PasskeyPlace {
  /** `localhost`, or the clinic's own name; null where there is none. Passkeys of another name are worth nothing here. */
  readonly name: string | null;
  /** `https://clinic.example`, with the port where it is not the usual one. */
  readonly origins: () => readonly string[];
}

/** A challenge that waits for its answer, and whose: a person's, or anybody's who signs in. */
export interface Challenge {
  readonly kind: 'register' | 'confirm' | 'sign-in';
  readonly challenge: string;
  /** Null where anybody may answer. */
  readonly userId: string | null;
  /** The sign-in, or half sign-in, that it was made for; null where it was made before any. */
  readonly bound: string | null;
}

/** Where passkeys work, and their challenges. */
export interface PasskeyDesk {
  readonly place: PasskeyPlace;
  readonly waiting: Steps<Challenge>;
}

/**
 * The name under which passkeys work at the address that a request names: a browser binds them to a name, never to a number.
 * @param host the Host header
 */
export function passkeyName({ name }: PasskeyPlace, host: string | undefined): string | null {
  return name !== null && host?.replace(/:\d+$/, '').toLowerCase() === name ? name : null;
}

/** A person's passkeys under a name, the oldest first. */
export async function passkeysOf(tables: SignInTables, userId: string, name: string | null): Promise<readonly Passkey[]> {
  const rows = await tables.rows<{ id: string; name: string; created_at: string; last_used_at: string | null }>(
    `select id, name, created_at, last_used_at from passkey where user_id = $1 and ($2::text is null or rp_id = $2)
     order by created_at, id`,
    [userId, name],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: Number(row.created_at),
    lastUsedAt: row.last_used_at === null ? null : Number(row.last_used_at),
  }));
}

/** Begins a new passkey of a person. Errors: EUP_SERVER_PASSKEY_NAME, EUP_SERVER_PASSKEYS_FULL. */
export async function beginPasskey(
  tables: SignInTables,
  desk: PasskeyDesk,
  person: { readonly userId: string; readonly name: string; readonly email: string; readonly sessionId: string },
  host: string | undefined,
  now: number,
): Promise<Result<PasskeyStep, Fault>> {
  const rpID = passkeyName(desk.place, host);
  if (rpID === null) return err(fault('EUP_SERVER_PASSKEY_NAME'));
  const known = await passkeysOf(tables, person.userId, rpID);
  if (known.length >= mostPasskeys) return err(fault('EUP_SERVER_PASSKEYS_FULL', { most: mostPasskeys }));
  const options = await generateRegistrationOptions({
    rpName: 'Eupraxia',
    rpID,
    userName: person.email,
    userDisplayName: person.name,
    userID: new Uint8Array(Buffer.from(person.userId)),
    timeout: stepMs,
    attestationType: 'none',
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const { userId, sessionId } = person;
  const id = await desk.waiting.keep({ kind: 'register', challenge: options.challenge, userId, bound: sessionId }, now);
  return ok({ id, options });
}

/** Keeps the passkey that a browser made. The codes are those of the first second factor, else none. Errors: EUP_SERVER_PASSKEY, EUP_SERVER_PASSKEYS_FULL. */
export async function finishPasskey(
  tables: SignInTables,
  desk: PasskeyDesk,
  keys: FactorKeys,
  person: { readonly userId: string; readonly sessionId: string },
  given: { readonly step: string; readonly name: string; readonly response: unknown },
  now: number,
): Promise<Result<{ readonly passkey: Passkey; readonly recoveryCodes: readonly string[] }, Fault>> {
  const { userId, sessionId } = person;
  const step = await desk.waiting.take(given.step, now);
  const rpID = desk.place.name;
  if (step?.kind !== 'register' || step.userId !== userId || step.bound !== sessionId || rpID === null)
    return err(fault('EUP_SERVER_PASSKEY'));
  const found = await verified<VerifiedRegistrationResponse>(() =>
    verifyRegistrationResponse({
      response: given.response as RegistrationResponseJSON,
      expectedChallenge: step.challenge,
      expectedOrigin: [...desk.place.origins()],
      expectedRPID: rpID,
      requireUserVerification: true,
    }),
  );
  const info = found?.verified === true ? found.registrationInfo : undefined;
  if (info === undefined) return err(fault('EUP_SERVER_PASSKEY'));
  const { id, publicKey, counter, transports = [] } = info.credential;
  if (id.length > longestId) return err(fault('EUP_SERVER_PASSKEY'));
  return tables.transaction(async (tx) => {
    await lockPersonOf(tx.client, userId);
    // Steps that were begun side by side each saw room for one more.
    const [held] = await tx.rows<{ count: number }>(
      'select count(*)::int as count from passkey where user_id = $1 and rp_id = $2',
      [userId, rpID],
    );
    if ((held?.count ?? 0) >= mostPasskeys) return err(fault('EUP_SERVER_PASSKEYS_FULL', { most: mostPasskeys }));
    const stored = await tx.changed(
      `insert into passkey (id, user_id, public_key, counter, transports, rp_id, name, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
      [id, userId, Buffer.from(publicKey), counter, transports, rpID, given.name, now],
    );
    if (stored === 0) return err(fault('EUP_SERVER_PASSKEY'));
    const recoveryCodes = await firstCodes(tx, keys, userId, now);
    return ok({ passkey: { id, name: given.name, createdAt: now, lastUsedAt: null }, recoveryCodes });
  });
}

/**
 * Asks for a passkey: of one person, or where none is named, of whoever has one in their browser.
 * Errors: EUP_SERVER_PASSKEY_NAME, EUP_SERVER_PASSKEY_NONE.
 */
export async function askPasskey(
  tables: SignInTables,
  desk: PasskeyDesk,
  asked: { readonly kind: 'confirm' | 'sign-in'; readonly userId: string | null; readonly bound: string | null },
  host: string | undefined,
  now: number,
): Promise<Result<PasskeyStep, Fault>> {
  const rpID = passkeyName(desk.place, host);
  if (rpID === null) return err(fault('EUP_SERVER_PASSKEY_NAME'));
  const known = asked.userId === null ? null : await passkeysOf(tables, asked.userId, rpID);
  if (known?.length === 0) return err(fault('EUP_SERVER_PASSKEY_NONE'));
  const options = await generateAuthenticationOptions({
    rpID,
    timeout: stepMs,
    userVerification: 'required',
    ...(known === null ? {} : { allowCredentials: known.map(({ id }) => ({ id })) }),
  });
  return ok({ id: await desk.waiting.keep({ ...asked, challenge: options.challenge }, now), options });
}

/**
 * Whose passkey answered a step; null where it is wrong: another challenge, kind, sign-in, page or name, nobody at the
 * device who proved who they are, a counter that does not go forward. A step is good for one answer.
 */
export async function passkeyPerson(
  tables: SignInTables,
  desk: PasskeyDesk,
  given: { readonly step: string; readonly response: unknown },
  expected: { readonly kind: 'confirm' | 'sign-in'; readonly bound: string | null },
  now: number,
): Promise<string | null> {
  const step = await desk.waiting.take(given.step, now);
  const rpID = desk.place.name;
  if (step?.kind !== expected.kind || step.bound !== expected.bound || rpID === null) return null;
  const id = (given.response as { id?: unknown } | null)?.id;
  if (typeof id !== 'string' || id.length > longestId) return null;
  const [row] = await tables.rows<{ user_id: string; public_key: Buffer; counter: string }>(
    'select user_id, public_key, counter from passkey where id = $1 and rp_id = $2',
    [id, rpID],
  );
  if (row === undefined || (step.userId !== null && step.userId !== row.user_id)) return null;
  const answer = await verified(() =>
    verifyAuthenticationResponse({
      response: given.response as AuthenticationResponseJSON,
      expectedChallenge: step.challenge,
      expectedOrigin: [...desk.place.origins()],
      expectedRPID: rpID,
      credential: { id, publicKey: new Uint8Array(row.public_key), counter: Number(row.counter) },
      requireUserVerification: true,
    }),
  );
  if (answer?.verified !== true) return null;
  const { newCounter } = answer.authenticationInfo;
  // Most passkeys that move between devices count nothing and stay at 0.
  const moved = await tables.changed(
    `update passkey set counter = $2::bigint, last_used_at = $3
     where id = $1 and (counter < $2::bigint or (counter = 0 and $2::bigint = 0))`,
    [id, newCounter, now],
  );
  return moved === 1 ? row.user_id : null;
}

/** The library throws for what does not fit, and for what it cannot read: from outside both are a wrong answer. */
async function verified<T>(check: () => Promise<T>): Promise<T | null> {
  try {
    return await check();
  } catch {
    return null;
  }
}
