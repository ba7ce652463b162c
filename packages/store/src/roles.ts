import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import pg, { type Client, type PoolConfig } from 'pg';
import { fault } from './errors.ts';
import { quoted } from './privileges.ts';

/** Makes the two roles where they are missing and their passwords are known; a role that exists is left as it is. */
export async function makeRoles(owner: Client, configs: readonly PoolConfig[]): Promise<void> {
  for (const { user, password } of configs) {
    if (!user || typeof password !== 'string') continue;
    const there = await owner.query('select 1 from pg_roles where rolname = $1', [user]);
    if (there.rowCount) continue;
    await owner.query(
      `create role ${quoted(user)} login nosuperuser nobypassrls nocreatedb nocreaterole password ${pg.escapeLiteral(password)}`,
    );
  }
}

/** Refuses a role that could see past the walls: by itself, by a role it may become, or by owning a table. */
export async function holdsToWalls(client: { query: Client['query'] }): Promise<Result<string, Fault>> {
  const found = await client.query<{ role: string; detail: string | null }>(`
    select current_user as role, (
      select string_agg(reason, ', ') from (
        select r.rolname || case when r.rolsuper then ' is superuser' else ' bypasses row-level security' end as reason
        from pg_roles r
        where (r.rolsuper or r.rolbypassrls) and pg_has_role(current_user, r.oid, 'member')
        union all
        select distinct 'it owns tables of schema ' || n.nspname
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('chart', 'auth') and pg_has_role(current_user, c.relowner, 'member')
      ) as reasons
    ) as detail`);
  const { role = '', detail } = found.rows[0] ?? {};
  return detail ? err(fault('EUP_STORE_APP_ROLE_BYPASSES', { role, detail })) : ok(role);
}
