import type { Store } from '@eupraxia/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AuditRecorder } from '../audit/recorder.ts';
import type { HalfSignIn } from '../identity/half-sign-in.ts';
import type { Identity } from '../identity/identity.ts';
import type { KnownDevices } from '../identity/known-devices.ts';
import type { SignInLimiter } from '../identity/limiter.ts';
import type { PasskeyDesk } from '../identity/passkeys.ts';
import type { FactorKeys } from '../identity/second-factor.ts';
import type { ServerName } from '../identity/server-name.ts';
import type { SigningSessions } from '../identity/signing-sessions.ts';
import type { Steps } from '../identity/steps.ts';
import type { HeldCalls } from './held-calls.ts';

/** What the stations work with. Plain values and the two edges, the store and sign-in. */
export interface ServerContext {
  readonly store: Store;
  readonly identity: Identity;
  /** Counts wrong passwords, at sign-in and before a signature alike. */
  readonly limiter: SignInLimiter;
  /** By which devices an account is known: attempts from those are counted by themselves. */
  readonly devices: KnownDevices;
  /** Which sign-ins have given their password or passkey again, to sign or to change how they sign in. */
  readonly signing: SigningSessions;
  /** Sign-ins whose second factor is still to come. */
  readonly halves: Steps<HalfSignIn>;
  /** Under which name people open the program, and who may choose it. */
  readonly name: ServerName;
  /** Where passkeys work, and their challenges. */
  readonly passkeys: PasskeyDesk;
  /** Keys of authenticator apps and recovery codes. */
  readonly factors: FactorKeys;
  /** Calls that wait for a visit to change. */
  readonly held: HeldCalls;
  /** Records what happens outside a transaction of its own: sign-ins, refusals, lists. */
  readonly recorder: AuditRecorder;
  /** Seals recordings and kept keys. */
  readonly master: Buffer;
  /** Where recordings lie. */
  readonly recordings: string;
  /** Seals of the audit chains, kept outside the database; a line each. */
  readonly seals: string;
  /** Clinics whose audit has rows that no seal covers yet, as far as this process wrote them. */
  readonly unsealed: Set<string>;
  /** UTC ms. */
  readonly clock: () => number;
}

/** One call as it came, before anybody has been recognised. */
export interface Call {
  readonly desk: ServerContext;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}
