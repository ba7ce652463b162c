import type { Discipline } from '@eupraxia/catalogue';
import { FaultError } from '@eupraxia/kernel';
import type { Opening } from '@eupraxia/store';
import { fault } from '../errors.ts';

/**
 * The discipline of who opens a visit, as the membership says; nothing else is read for it.
 * @throws FaultError `EUP_SERVER_DISCIPLINE_MISSING` where the membership has none: then no visit is opened under a guess
 */
export function disciplineOf({ name, discipline }: Opening['clinician']): Discipline {
  if (discipline === null) throw new FaultError(fault('EUP_SERVER_DISCIPLINE_MISSING', { name }));
  return discipline;
}

/**
 * The credentials that a visit's note is signed with.
 * @throws FaultError `EUP_SERVER_CREDENTIALS_MISSING` where the membership has none
 */
export function credentialsOf({ name, credentials }: Opening['clinician']): string {
  if (credentials.trim() === '') throw new FaultError(fault('EUP_SERVER_CREDENTIALS_MISSING', { name }));
  return credentials;
}
