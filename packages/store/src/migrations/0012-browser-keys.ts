import { type Migration, ofPatient, ofStaff, walled } from './migration.ts';

/**
 * Keys that open what a browser keeps: a person's own in a clinic, and those of unsent chart entries. Each is wrapped by
 * the server's master key, and bears the role that its person had when it was kept: what it seals is stored with that
 * role, whoever brings it. With them, after how many minutes without use a clinic's screens are locked.
 */
export const browserKeys: Migration = {
  number: 12,
  name: 'browser-keys',
  sql: `
alter table chart.clinic add column lock_minutes integer;

create table chart.person_key (
  clinic_id uuid not null references chart.clinic (clinic_id),
  user_id text not null,
  wrapped bytea not null,
  made_at bigint not null,
  primary key (clinic_id, user_id)
);
${walled('chart.person_key')}${ofStaff('chart.person_key')}

create table chart.outbox_key (
  clinic_id uuid not null,
  patient_id uuid not null,
  key_id uuid not null,
  user_id text not null,
  role text not null,
  wrapped bytea not null,
  kept_at bigint not null,
  primary key (clinic_id, patient_id, key_id),
  foreign key (clinic_id, patient_id) references chart.patient (clinic_id, id)
);
create index outbox_key_by_id on chart.outbox_key (clinic_id, key_id);
${walled('chart.outbox_key')}${ofPatient('chart.outbox_key')}

alter table chart.vault_key add column role text;
create index vault_key_by_id on chart.vault_key (clinic_id, key_id);
comment on column chart.vault_key.role is 'null in keys that were kept before this step';
`,
};
