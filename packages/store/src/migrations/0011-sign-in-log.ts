import type { Migration } from './migration.ts';

/**
 * Attempts to sign in that belong to no clinic: addresses without an account, accounts without a place. It names nobody: the
 * address that was typed is kept as a keyed hash, the network as its /24 or /64. Whoever runs the server reads it, and
 * nobody signs in to it. With it, the index by which a patient's report finds its rows of the audit trail.
 */
export const signInLog: Migration = {
  number: 11,
  name: 'sign-in-log',
  sql: `
create table auth.sign_in_log (
  id bigint generated always as identity primary key,
  at bigint not null,
  what text not null,
  account text not null,
  network text not null,
  device text not null,
  times integer not null check (times > 0)
);
create index sign_in_log_by_time on auth.sign_in_log (at);
create index audit_by_subject on chart.audit (clinic_id, subject, at desc);
`,
};
