import type { VisitStatus } from '@eupraxia/api';
import type { Role, Side } from '@eupraxia/clinical';

/** The words for stored keys, as keys of the common texts. */
export const roleText = {
  therapist: 'roleTherapist',
  assistant: 'roleAssistant',
  'front-desk': 'roleFrontDesk',
  biller: 'roleBiller',
  admin: 'roleAdmin',
} as const satisfies Record<Role, string>;

export const sideText = { left: 'left', right: 'right', bilateral: 'bilateral', midline: 'midline' } as const satisfies Record<
  Side,
  string
>;

export const statusText = {
  planned: 'statusPlanned',
  open: 'statusOpen',
  finished: 'statusFinished',
  signed: 'statusSigned',
  'addendum-proposed': 'statusAddendum',
} as const satisfies Record<VisitStatus, string>;
