import { randomUUID } from 'node:crypto';
import type { Role } from '@eupraxia/clinical';

/** Somebody who works in a clinic. */
export interface PersonActor {
  readonly kind: 'person';
  readonly clinicId: string;
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  /** The sign-in that the call came with; absent where there was none: seeds, and programs on the server's own computer. */
  readonly sessionId?: string;
}

/** A patient, or who acts for one, through an account of the patient's own. Sees this patient's rows and nobody else's. */
export interface PatientActor {
  readonly kind: 'patient';
  readonly clinicId: string;
  readonly patientId: string;
  readonly accountId: string;
  /** A caregiver who acts for the patient. */
  readonly onBehalfOf?: string;
}

/** The program itself, where nobody asked for it: a seal of the audit, an export, a projection that is folded anew. */
export interface SystemActor {
  readonly kind: 'system';
  readonly clinicId: string;
  readonly job: string;
  /** One run of the job, so that its audit rows are told from those of the next one. */
  readonly run: string;
}

/** Who acts, and in which clinic. Every transaction has exactly one. */
export type Actor = PersonActor | PatientActor | SystemActor;

/** Who answers for what a transaction writes, as rows, events and the audit name them. */
export interface Author {
  readonly userId: string;
  readonly name: string;
  readonly role: Role | 'patient' | 'server';
}

/** Jobs that somebody starts by hand; every other one is the server's. */
const startedByHand: ReadonlySet<string> = new Set(['export', 'operator']);

/** The author of whatever an actor writes: a person's id, a patient's account, or a system job with its run. */
export function authorOf(actor: Actor): Author {
  switch (actor.kind) {
    case 'person':
      return { userId: actor.userId, name: actor.name, role: actor.role };
    case 'patient':
      return { userId: actor.accountId, name: actor.onBehalfOf === undefined ? 'Patient' : 'Caregiver', role: 'patient' };
    case 'system': {
      const name = startedByHand.has(actor.job) ? 'Operator at the command line' : 'Server';
      return { userId: `${actor.job}:${actor.run}`, name, role: 'server' };
    }
  }
}

/** The program as the actor of one run of a job in a clinic. */
export function systemActor(clinicId: string, job: string): SystemActor {
  return { kind: 'system', clinicId, job, run: randomUUID() };
}
