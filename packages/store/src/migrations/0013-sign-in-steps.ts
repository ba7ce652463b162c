import type { Migration } from './migration.ts';

/**
 * What waits for the second call of a sign-in, where a restart does not lose it and several server processes share it: half
 * sign-ins and the challenges of passkeys, of whose ids a hash is kept. With it, what holds for the whole installation and
 * for no clinic: the name that passkeys are bound to, and the link by which the first clinic is set up.
 */
export const signInSteps: Migration = {
  number: 13,
  name: 'sign-in-steps',
  sql: `
create table auth.sign_in_step (
  id_hash bytea primary key,
  kind text not null,
  value jsonb not null,
  tries integer not null default 0,
  expires_at bigint not null
);
comment on column auth.sign_in_step.id_hash is 'SHA-256 of the id; the id itself is nowhere kept';
create index sign_in_step_age on auth.sign_in_step (kind, expires_at);

create table auth.installation (
  key text primary key check (key in ('passkey-name', 'founding-link')),
  value jsonb not null,
  changed_at bigint not null
);
`,
};
