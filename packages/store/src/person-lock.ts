import type { PoolClient } from 'pg';
import { statement } from './statements.ts';
import type { TenantTx } from './tenant.ts';

const text = `select pg_advisory_xact_lock(hashtextextended('person ' || $1, 0))`;

/**
 * Lets one transaction at a time decide about a person's places and password, in whichever clinic and by whichever of the
 * database's roles: the sign-in tables and the clinics' tables have no row in common that both roles may lock.
 */
export async function lockPerson(tx: TenantTx, userId: string): Promise<void> {
  await tx.rows(statement`select pg_advisory_xact_lock(hashtextextended('person ' || ${userId}, 0))`);
}

/** The same lock for a transaction of the sign-in role; it holds until that transaction ends. */
export async function lockPersonOf(client: Pick<PoolClient, 'query'>, userId: string): Promise<void> {
  await client.query(text, [userId]);
}
