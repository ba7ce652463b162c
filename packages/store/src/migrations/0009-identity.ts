import { type Migration, ofStaff, walled } from './migration.ts';

/**
 * Who gets in, and by what: invitations of a clinic, behind its wall; and of the account, which belongs to no clinic and is
 * the sign-in role's alone, one-time links to a new password, passkeys, the authenticator app, recovery codes, and when a
 * session ends for good. Of every token and code the tables hold a hash.
 */
export const identity: Migration = {
  number: 9,
  name: 'identity',
  sql: `
create table auth.invitation (
  clinic_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  email text not null,
  name text not null,
  role text not null check (role in ('therapist', 'assistant', 'front-desk', 'biller', 'admin')),
  credentials text not null,
  discipline text,
  level text,
  invited_by text not null,
  invited_by_name text not null,
  invited_at bigint not null,
  expires_at bigint not null,
  accepted_at bigint,
  accepted_by text,
  withdrawn_at bigint,
  primary key (clinic_id, id),
  unique (clinic_id, token_hash)
);
create index invitation_waiting on auth.invitation (clinic_id, email) where accepted_at is null and withdrawn_at is null;
${walled('auth.invitation')}${ofStaff('auth.invitation')}

create table auth.password_link (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id text not null references auth."user" ("id") on delete cascade,
  clinic_id uuid,
  made_by text not null,
  made_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);
create index password_link_person on auth.password_link (user_id);
comment on column auth.password_link.clinic_id is 'the clinic whose administrator made it; null where whoever runs the server did';

create table auth.password_state (
  user_id text primary key references auth."user" ("id") on delete cascade,
  changed_at bigint not null,
  of_clinic boolean not null,
  shared_from bigint,
  link_used_at bigint,
  link_made_by text
);
comment on column auth.password_state.of_clinic is 'it was chosen through a link of a clinic, which others may have opened, and not changed since';
comment on column auth.password_state.shared_from is 'since when somebody else may have been signed in by such a link; ways of signing in of that time do not come along into a further clinic';

create table auth.passkey (
  id text primary key,
  user_id text not null references auth."user" ("id") on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  rp_id text not null,
  name text not null,
  created_at bigint not null,
  last_used_at bigint
);
create index passkey_person on auth.passkey (user_id);

create table auth.authenticator (
  user_id text primary key references auth."user" ("id") on delete cascade,
  sealed bytea not null,
  created_at bigint not null,
  confirmed_at bigint,
  last_step bigint not null default 0
);

create table auth.recovery_code (
  user_id text not null references auth."user" ("id") on delete cascade,
  code_hash bytea not null,
  created_at bigint not null,
  used_at bigint,
  primary key (user_id, code_hash)
);

alter table auth."user" add column "secondFactor" boolean not null default false;
alter table auth."session" add column "endsAt" timestamptz, add column "device" text;
update auth."session" set "endsAt" = "expiresAt";
comment on column auth."session"."endsAt" is 'when it ends for good; expiresAt is earlier, and moves on while it is used';
`,
};
