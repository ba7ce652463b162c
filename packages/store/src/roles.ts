import { createHmac } from 'node:crypto';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { appRoleBypasses } from '@eupraxia/postgres';
import pg, { type Client, type PoolConfig } from 'pg';
import { codeOf } from './database-fault.ts';
import { fault } from './errors.ts';
import { quoted } from './privileges.ts';

/** The role that signs people in, where the caller names none. */
export const signInRole = 'eupraxia_auth';

/** The role of patients' own sign-ins, where the caller names none. */
export const patientRole = 'eupraxia_patient';

/**
 * How a role of the program connects where the caller doesn't say: like the application, as a role of its own. Its password
 * follows from the application's, so that every process knows it and none has to keep it.
 */
export function connectionAs(role: typeof signInRole | typeof patientRole, app: PoolConfig): PoolConfig {
  const secret = typeof app.password === 'string' ? app.password : '';
  return { ...app, user: role, password: createHmac('sha256', secret).update(role).digest('hex') };
}

/**
 * Makes a role that may sign in and nothing else, or sets its password.
 * @param missing the code of the refusal where the owner may do neither
 */
export async function makeRole(
  owner: Client,
  config: PoolConfig,
  missing: 'EUP_STORE_AUTH_ROLE_MISSING' | 'EUP_STORE_PATIENT_ROLE_MISSING',
): Promise<Result<true, Fault>> {
  const { user = '', password } = config;
  const there = await owner.query('select 1 from pg_roles where rolname = $1', [user]);
  const how = there.rowCount ? 'alter role' : 'create role';
  const rights = there.rowCount ? '' : 'login nosuperuser nobypassrls nocreatedb nocreaterole';
  try {
    await owner.query(`${how} ${quoted(user)} ${rights} password ${pg.escapeLiteral(String(password ?? ''))}`);
    await owner.query(
      `do $$ begin execute format('grant connect on database %I to %I', current_database(), ${pg.escapeLiteral(user)}); end $$`,
    );
    return ok(true);
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    return err(fault(missing, { role: user }));
  }
}

/**
 * Refuses a role that could see past row-level security: by itself, by a role it may become, or by owning a table.
 * @param others the program's other roles: a member of one of them could do what that one may
 */
export async function holdsToWalls(
  client: { query: Client['query'] },
  others: readonly string[] = [],
): Promise<Result<string, Fault>> {
  const found = await client.query<{ role: string; detail: string | null }>(
    `
    select current_user as role, (
      select string_agg(reason, ', ') from (
        select r.rolname || case when r.rolsuper then ' is superuser' else ' bypasses row-level security' end as reason
        from pg_roles r
        where (r.rolsuper or r.rolbypassrls) and pg_has_role(current_user, r.oid, 'member')
        union all
        select distinct 'it owns tables of schema ' || n.nspname
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('chart', 'auth') and pg_has_role(current_user, c.relowner, 'member')
        union all
        select 'it is a member of ' || r.rolname from pg_roles r
        where r.rolname = any($1) and r.rolname <> current_user and pg_has_role(current_user, r.oid, 'member')
      ) as reasons
    ) as detail`,
    [[...others]],
  );
  const { role = '', detail } = found.rows[0] ?? {};
  return detail ? err(appRoleBypasses(role, detail)) : ok(role);
}
