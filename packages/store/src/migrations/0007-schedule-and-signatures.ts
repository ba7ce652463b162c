import { type Migration, walled } from './migration.ts';

/**
 * What becomes of a planned visit (moved, cancelled, missed) with the reason, in a table that only grows; second signatures
 * under a signed note; what a clinic sets about minutes and signatures; and visits by the day on which they were opened.
 */
export const scheduleAndSignatures: Migration = {
  number: 7,
  name: 'schedule-and-signatures',
  sql: `
alter table chart.clinic add column state text, add column minutes_rule text, add column cosign text;
alter table chart.visit add column outcome text;
create index visit_by_opening on chart.visit (clinic_id, opened_at) where opened_at is not null;
comment on column chart.visit.outcome is 'cancelled or no-show; null while the visit stands';

create table chart.visit_change (
  clinic_id uuid not null,
  id uuid not null,
  visit_id uuid not null,
  change text not null,
  reason text not null,
  body jsonb not null,
  at bigint not null,
  by_user text not null,
  by_name text not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, visit_id) references chart.visit (clinic_id, id)
);
create index visit_change_of_visit on chart.visit_change (clinic_id, visit_id, at);
comment on column chart.visit_change.body is 'where the visit stood before and stands after: day, time, length';
${walled('chart.visit_change')}

create table chart.note_signature (
  clinic_id uuid not null,
  visit_id uuid not null,
  note_id uuid not null,
  id uuid not null,
  capacity text not null,
  signed_by text not null,
  signed_at bigint not null,
  signature jsonb not null,
  primary key (clinic_id, id),
  unique (clinic_id, note_id, signed_by),
  foreign key (clinic_id, visit_id) references chart.visit (clinic_id, id)
);
create index note_signature_of_visit on chart.note_signature (clinic_id, visit_id);
${walled('chart.note_signature')}
`,
};
