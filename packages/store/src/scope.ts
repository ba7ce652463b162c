import { FaultError, isUuid } from '@eupraxia/kernel';
import type { Actor } from './actor.ts';
import { fault } from './errors.ts';

/**
 * What row-level security compares rows with, as SET LOCAL statements: a SET takes no parameter, so that the values are
 * written into the text, and set_config(), which takes one, does not reach the shards of a distributed PostgreSQL. This is
 * the one place that writes them, and every value passes a parser first.
 */

/** A distributed PostgreSQL hands SET LOCAL on to its shards with this setting alone; elsewhere nothing reads it. */
const handedOn = `SET LOCAL citus.propagate_set_commands = 'local'`;

/** Every patient of the clinic: the policies take it from roles alone that may execute chart.every_patient(). */
const everyPatient = '*';

/** The ids of people that sign-in has made: UUIDs today, 32 letters and digits in early releases. */
const personId = /^[A-Za-z0-9-]{20,40}$/;

/** Whether a text may be the id of somebody with an account. */
export function isPersonId(text: string): boolean {
  return personId.test(text);
}

/**
 * The rows that an actor's transaction sees: of a patient their own, of everybody else those of the clinic.
 * @throws FaultError where the clinic's or the patient's id is not one
 */
export function scopeOf(actor: Actor): string {
  return actor.kind === 'patient' ? patientScope(actor.clinicId, actor.patientId) : clinicScope(actor.clinicId);
}

/** Every row of one clinic, for people who work in it and for the program itself. */
export function clinicScope(clinicId: string): string {
  return `${handedOn}; SET LOCAL app.clinic = '${clinicOf(clinicId)}'; SET LOCAL app.patient = '${everyPatient}'`;
}

/** The memberships of one person, for sign-in, which knows no clinic yet. */
export function signInScope(userId: string): string {
  if (!isPersonId(userId)) throw new Error('Not the id of a person: ask isPersonId first.');
  return `${handedOn}; SET LOCAL app.person = '${userId}'`;
}

function patientScope(clinicId: string, patientId: string): string {
  const clinic = clinicOf(clinicId);
  if (!isUuid(patientId)) throw new FaultError(fault('EUP_STORE_PATIENT_UNKNOWN', { patient: patientId }));
  return `${handedOn}; SET LOCAL app.clinic = '${clinic}'; SET LOCAL app.patient = '${patientId}'`;
}

function clinicOf(clinicId: string): string {
  if (!isUuid(clinicId)) throw new FaultError(fault('EUP_STORE_CLINIC_UNKNOWN', { clinic: clinicId }));
  return clinicId;
}
