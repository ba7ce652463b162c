import type { Migration } from './migration.ts';

/**
 * Counts of failed attempts to sign in, kept where a restart does not clear them and several server processes share them.
 * `key` is a keyed hash, so that the table names nobody. With them, the indexes by which the
 * recordings of a visit, and of a person on a day, are added up.
 */
export const signInLimits: Migration = {
  number: 10,
  name: 'sign-in-limits',
  sql: `
create table auth.attempt_count (
  key text primary key,
  failures integer not null,
  since timestamptz not null,
  ready_at timestamptz not null,
  taken boolean not null,
  ends_at timestamptz not null
);
comment on column auth.attempt_count.since is 'of one who tries: the last attempt that was taken; of a shared count: its first';
comment on column auth.attempt_count.ready_at is 'when the next attempt is taken';
comment on column auth.attempt_count.taken is 'whether the last attempt was taken';
create index attempt_count_end on auth.attempt_count (ends_at);

create index recording_of_visit on chart.recording (clinic_id, visit_id);
create index recording_of_person on chart.recording (clinic_id, attached_by, attached_at);
`,
};
