import { backfilled, type Migration } from './migration.ts';

const treats = `role in ('therapist', 'assistant')`;

/**
 * Discipline and level become fields of a membership; credentials stay free text that people read. What is there is filled
 * in once, by the rule that visits were opened with until this step: occupational therapy for the credentials of an
 * occupational therapist or assistant (OT, OTR/L, OTD, MOT, COTA), otherwise physical therapy. That rule knows no speech
 * therapist: an administrator corrects such a person by taking them out and in again. The level is the role's. Who treats
 * nobody has neither.
 */
export const discipline: Migration = {
  number: 4,
  name: 'discipline',
  sql: `
alter table auth.membership
  add column discipline text check (discipline in ('PT', 'OT', 'SLP')),
  add column level text check (level in ('therapist', 'assistant', 'student', 'aide'));
${backfilled(
  'auth.membership',
  `discipline = case when credentials ~ '\\y(C?OTA|OT|OTR|OTD|MOT)\\y' then 'OT' else 'PT' end, level = role`,
  treats,
)}`,
};
