import { createHash } from 'node:crypto';
import { type Uuid, uuidV7 } from '@eupraxia/kernel';

/** Before every real id, so that demo content sorts first. 2020-01-01. */
const origin = Date.UTC(2020, 0, 1);

/** The id of a piece of demo content: the same on every installation, so that an interrupted seed goes on where it stopped. */
export function demoId(name: string): Uuid {
  return uuidV7(origin, createHash('sha256').update(`eupraxia demo ${name}`).digest());
}

/** Whether a clinic is the one that comes with the program, whose people are made up. */
export const isDemoClinic = (clinicId: string): boolean => clinicId === demoId('clinic');
