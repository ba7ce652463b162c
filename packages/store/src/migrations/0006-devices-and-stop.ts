import { type Migration, walled } from './migration.ts';

/**
 * Which devices show a visit, when each was last in contact and which STOP it has confirmed; where the newest STOP of a
 * visit stands in the log; and whom a clinic calls in an emergency. A device is a random id that one browser keeps, with
 * the kind of device and browser as its label.
 */
export const devicesAndStop: Migration = {
  number: 6,
  name: 'devices-and-stop',
  sql: `
alter table chart.clinic add column emergency_number text;
alter table chart.visit add column stop_writer uuid, add column stop_seq integer;

create table chart.visit_device (
  clinic_id uuid not null,
  visit_id uuid not null,
  writer uuid not null,
  device uuid not null,
  user_id text not null,
  user_name text not null,
  label text not null,
  last_contact_at bigint not null,
  stop_writer uuid,
  stop_seq integer,
  closed_at bigint,
  primary key (clinic_id, visit_id, writer),
  foreign key (clinic_id, visit_id) references chart.visit (clinic_id, id)
);
comment on column chart.visit_device.stop_seq is 'with stop_writer the place of the newest STOP that it has confirmed';
${walled('chart.visit_device')}
`,
};
