import type { Store } from '@eupraxia/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Identity } from '../identity/identity.ts';
import type { HeldCalls } from './held-calls.ts';

/** What the stations work with. Plain values and the two edges, the store and sign-in. */
export interface ServerContext {
  readonly store: Store;
  readonly identity: Identity;
  /** Calls that wait for a visit to change. */
  readonly held: HeldCalls;
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
