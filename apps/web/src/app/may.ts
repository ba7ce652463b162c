import type { Role } from '@eupraxia/clinical';

/** What a screen offers; the server decides again, call by call (see access.ts of @eupraxia/api). */
export type Deed = 'read-charts' | 'write-charts' | 'treat' | 'schedule' | 'read-access' | 'administer';

const deeds: Readonly<Record<Role, readonly Deed[]>> = {
  therapist: ['read-charts', 'write-charts', 'treat', 'schedule', 'read-access'],
  assistant: ['read-charts', 'treat', 'schedule'],
  'front-desk': ['schedule'],
  biller: ['read-charts'],
  admin: ['read-access', 'administer'],
};

/** Whether a screen offers a deed to a role. */
export function may(role: Role, deed: Deed): boolean {
  return deeds[role].includes(deed);
}
