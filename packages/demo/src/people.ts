import type { Role } from '@eupraxia/clinical';

/** Somebody who works in the demo clinic. */
export interface DemoPerson {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly credentials: string;
}

/** The therapist whose day the demo shows. */
export const demoTherapist = 'rivera@demo.invalid';

/** Who works in the demo clinic; the addresses lie under `.invalid` (RFC 2606) and reach nobody. */
export const demoPeople: readonly DemoPerson[] = [
  { role: 'therapist', name: 'D. Rivera', credentials: 'PT, NCS', email: demoTherapist },
  { role: 'therapist', name: 'M. Chen', credentials: 'OTR/L', email: 'chen@demo.invalid' },
  { role: 'assistant', name: 'K. Adeyemi', credentials: 'PTA', email: 'adeyemi@demo.invalid' },
  { role: 'front-desk', name: 'S. Novak', credentials: '', email: 'novak@demo.invalid' },
  { role: 'biller', name: 'P. Laurent', credentials: 'CPC', email: 'laurent@demo.invalid' },
  { role: 'admin', name: 'J. Whitfield', credentials: '', email: 'whitfield@demo.invalid' },
];
