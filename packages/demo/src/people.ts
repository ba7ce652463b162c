import type { Discipline, Level } from '@eupraxia/catalogue';
import type { Role } from '@eupraxia/clinical';

/** Somebody who works in the demo clinic. */
export interface DemoPerson {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly credentials: string;
  readonly discipline: Discipline | null;
  readonly level: Level | null;
}

/** The therapist whose day the demo shows. */
export const demoTherapist = 'rivera@demo.invalid';

const treatsNobody = { discipline: null, level: null } as const;

/** Who works in the demo clinic; the addresses lie under `.invalid` (RFC 2606) and reach nobody. */
export const demoPeople: readonly DemoPerson[] = [
  { role: 'therapist', name: 'D. Rivera', credentials: 'PT, NCS', discipline: 'PT', level: 'therapist', email: demoTherapist },
  { role: 'therapist', name: 'M. Chen', credentials: 'OTR/L', discipline: 'OT', level: 'therapist', email: 'chen@demo.invalid' },
  {
    role: 'assistant',
    name: 'K. Adeyemi',
    credentials: 'PTA',
    discipline: 'PT',
    level: 'assistant',
    email: 'adeyemi@demo.invalid',
  },
  { role: 'front-desk', name: 'S. Novak', credentials: '', ...treatsNobody, email: 'novak@demo.invalid' },
  { role: 'biller', name: 'P. Laurent', credentials: 'CPC', ...treatsNobody, email: 'laurent@demo.invalid' },
  { role: 'admin', name: 'J. Whitfield', credentials: '', ...treatsNobody, email: 'whitfield@demo.invalid' },
];
