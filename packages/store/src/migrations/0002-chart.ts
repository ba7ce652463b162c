import { type Migration, walled } from './migration.ts';

const tables = [
  'clinic',
  'patient',
  'patient_word',
  'chart_entry',
  'visit',
  'writer',
  'event',
  'signed_note',
  'projection',
  'recording',
  'vault_key',
  'audit_chain',
  'audit',
  'audit_seal',
];

/**
 * The clinical tables. Each key starts with clinic_id and each foreign key stays inside the clinic, so that one clinic is
 * one shard. Times are UTC ms. What was sent is kept as json, not jsonb: byte for byte as it came, and a text that jsonb
 * cannot hold (U+0000 in a kind that this program does not know) is kept too.
 */
export const chart: Migration = {
  number: 2,
  name: 'chart',
  sql: `
create schema chart;

create table chart.clinic (
  clinic_id uuid primary key,
  name text not null,
  zone text not null,
  demo boolean not null,
  founded_at bigint not null
);

create table chart.patient (
  clinic_id uuid not null references chart.clinic (clinic_id),
  id uuid not null,
  name text not null,
  born_on date not null,
  chart_number text,
  sort_name text collate "C" not null,
  entries integer not null default 0,
  visits_opened integer not null default 0,
  created_at bigint not null,
  created_by text not null,
  primary key (clinic_id, id),
  unique (clinic_id, chart_number)
);
create index patient_by_name on chart.patient (clinic_id, sort_name, id);

create table chart.patient_word (
  clinic_id uuid not null,
  word text collate "C" not null,
  patient_id uuid not null,
  primary key (clinic_id, word, patient_id),
  foreign key (clinic_id, patient_id) references chart.patient (clinic_id, id)
);

create table chart.chart_entry (
  clinic_id uuid not null,
  patient_id uuid not null,
  place integer not null,
  id uuid not null,
  kind text not null,
  body json not null,
  at bigint not null,
  by_user text not null,
  primary key (clinic_id, patient_id, place),
  unique (clinic_id, id),
  foreign key (clinic_id, patient_id) references chart.patient (clinic_id, id)
);

create table chart.visit (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  starts_at bigint not null,
  minutes integer not null,
  day date not null,
  planned_at bigint not null,
  planned_by text not null,
  opened_at bigint,
  events integer not null default 0,
  notes integer not null default 0,
  primary key (clinic_id, id),
  foreign key (clinic_id, patient_id) references chart.patient (clinic_id, id)
);
create index visit_by_day on chart.visit (clinic_id, day, starts_at);
create index visit_by_patient on chart.visit (clinic_id, patient_id, starts_at desc);
create index visit_signed on chart.visit (clinic_id, patient_id, starts_at desc) where notes > 0;

create table chart.writer (
  clinic_id uuid not null,
  visit_id uuid not null,
  writer uuid not null,
  user_id text,
  head integer not null,
  primary key (clinic_id, visit_id, writer),
  foreign key (clinic_id, visit_id) references chart.visit (clinic_id, id)
);
comment on column chart.writer.user_id is 'whose stream it is; null is the server''s own';

create table chart.event (
  clinic_id uuid not null,
  visit_id uuid not null,
  writer uuid not null,
  seq integer not null,
  id uuid not null,
  kind text not null,
  at bigint not null,
  corrects uuid,
  received_at bigint not null,
  envelope json not null,
  primary key (clinic_id, visit_id, writer, seq),
  unique (clinic_id, id),
  foreign key (clinic_id, visit_id) references chart.visit (clinic_id, id)
);

create table chart.signed_note (
  clinic_id uuid not null,
  visit_id uuid not null,
  place integer not null,
  id uuid not null,
  kind text not null check (kind in ('treatment', 'addendum')),
  signed_at bigint not null,
  signed_by text not null,
  hash text not null,
  signed json not null,
  primary key (clinic_id, visit_id, place),
  unique (clinic_id, id),
  foreign key (clinic_id, visit_id) references chart.visit (clinic_id, id)
);

create table chart.projection (
  clinic_id uuid not null,
  subject uuid not null,
  name text not null,
  version integer not null,
  through jsonb not null,
  body jsonb not null,
  waits_since bigint,
  primary key (clinic_id, subject, name)
);
create index projection_waiting on chart.projection (clinic_id, waits_since, subject) where waits_since is not null;

create table chart.recording (
  clinic_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  visit_id uuid not null,
  bytes bigint not null check (bytes > 0),
  attached_at bigint not null,
  attached_by text not null,
  primary key (clinic_id, sha256, visit_id),
  foreign key (clinic_id, visit_id) references chart.visit (clinic_id, id)
);

create table chart.vault_key (
  clinic_id uuid not null,
  visit_id uuid not null,
  key_id uuid not null,
  user_id text not null,
  wrapped bytea not null,
  kept_at bigint not null,
  primary key (clinic_id, visit_id, key_id),
  foreign key (clinic_id, visit_id) references chart.visit (clinic_id, id)
);

create table chart.audit_chain (
  clinic_id uuid not null,
  chain uuid not null,
  seq integer not null,
  hash text not null,
  primary key (clinic_id, chain)
);
create table chart.audit (
  clinic_id uuid not null,
  chain uuid not null,
  seq integer not null,
  at bigint not null,
  user_id text not null,
  name text not null,
  role text not null,
  action text not null,
  subject text not null,
  hash text not null,
  primary key (clinic_id, chain, seq)
);
create index audit_by_time on chart.audit (clinic_id, at desc, chain, seq desc);
create table chart.audit_seal (
  clinic_id uuid not null,
  seq integer not null,
  at bigint not null,
  heads json not null,
  digest text not null,
  primary key (clinic_id, seq)
);
${tables.map((table) => walled(`chart.${table}`)).join('\n')}
`,
};
