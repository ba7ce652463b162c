import type { Access } from '@eupraxia/api';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import type { Membership } from '@eupraxia/store';
import { fault } from '../errors.ts';
import type { Recognized } from '../identity/identity.ts';

/** Whether a place requires a second factor: an administrator's, outside the demo clinic, whose sign-ins are printed. */
export function requiresSecondFactor({ role, demo }: Pick<Membership, 'role' | 'demo'>): boolean {
  return role === 'admin' && !demo;
}

/** Where a person in a clinic stands with the second factor. */
export function secondFactorState(
  person: Pick<Recognized, 'secondFactor'>,
  membership: Pick<Membership, 'role' | 'demo'>,
): 'set' | 'due' | 'not-required' {
  if (person.secondFactor) return 'set';
  return requiresSecondFactor(membership) ? 'due' : 'not-required';
}

/** Refuses whatever does not help to set up the second factor that a place requires. Error: EUP_SERVER_SECOND_FACTOR_FIRST. */
export function secondFactorFirst(
  person: Pick<Recognized, 'secondFactor'>,
  membership: Pick<Membership, 'role' | 'demo'>,
  access: Pick<Access, 'beforeSecondFactor'>,
): Result<true, Fault> {
  const open = access.beforeSecondFactor === true || secondFactorState(person, membership) !== 'due';
  return open ? ok(true) : err(fault('EUP_SERVER_SECOND_FACTOR_FIRST'));
}
