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

/** Whether a stored text is a role. */
export const isRole = (text: string): text is Role => Object.hasOwn(roleText, text);

export const sideText = { left: 'left', right: 'right', bilateral: 'bilateral', midline: 'midline' } as const satisfies Record<
  Side,
  string
>;

export const statusText = {
  planned: 'statusPlanned',
  cancelled: 'statusCancelled',
  'no-show': 'statusNoShow',
  open: 'statusOpen',
  finished: 'statusFinished',
  signed: 'statusSigned',
  'addendum-proposed': 'statusAddendum',
} as const satisfies Record<VisitStatus, string>;
