import { type Migration, walled } from './migration.ts';

/**
 * Sign-in. The first five tables and their column names are those of better-auth 1.7 (its core schema with the rate limit
 * in the database). They have no clinic; membership joins them to clinics without a foreign key. Besides the wall it has a
 * second, reading policy: sign-in must find a person's clinics before there is one, and names the person instead.
 */
export const signIn: Migration = {
  number: 1,
  name: 'sign-in',
  sql: `
create schema auth;

create table auth."user" (
  "id" text primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create table auth."session" (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" ("id") on delete cascade
);
create index "session_userId_idx" on auth."session" ("userId");
create table auth."account" (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index "account_userId_idx" on auth."account" ("userId");
create table auth."verification" (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index "verification_identifier_idx" on auth."verification" ("identifier");
create table auth."rateLimit" (
  "id" text primary key,
  "key" text not null unique,
  "count" integer not null,
  "lastRequest" bigint not null
);

create table auth.membership (
  clinic_id uuid not null,
  user_id text not null,
  role text not null check (role in ('therapist', 'assistant', 'front-desk', 'biller', 'admin')),
  credentials text not null,
  since bigint not null,
  primary key (clinic_id, user_id)
);
create index membership_person on auth.membership (user_id);
${walled('auth.membership')}
create policy person on auth.membership for select
  using (user_id = nullif(current_setting('app.person', true), ''));
`,
};
