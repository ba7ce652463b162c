import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { FaultError, isUuid } from '@eupraxia/kernel';
import type { Compilable, CompiledQuery } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { type PendingAudit, writeAudit } from './audit/trail.ts';
import { codeOf, databaseFault, isContention, statementSeconds } from './database-fault.ts';
import { fault } from './errors.ts';
import type { Actor } from './shapes.ts';
import type { VisitChange, VisitSignals } from './visit-signals.ts';

/** What the transactions of one store share. */
export interface StoreResources {
  readonly app: Pool;
  readonly auth: Pool;
  readonly clock: () => number;
  /** Takes a line for whoever runs the program: it names nobody. */
  readonly report: (line: string) => void;
  /** Told of visits that changed, after the commit. */
  readonly signals: Pick<VisitSignals, 'publish'>;
  /** The audit chain of this process: a UUID made at its start. */
  chain: string;
}

/**
 * One transaction of one actor in one clinic; handed to `work`, dead after it. Row-level security holds it to the clinic:
 * that guards against a forgotten filter, not against injected SQL, which could set another clinic. Hence statements are
 * built with bound parameters only, and nothing outside this package can send one.
 */
export class TenantTx {
  readonly actor: Actor;
  /** UTC ms by the server's clock, when the transaction began. */
  readonly now: number;
  readonly #resources: StoreResources;
  readonly #client: PoolClient;
  readonly #audit: PendingAudit[] = [];
  readonly #changed: Omit<VisitChange, 'clinicId'>[] = [];
  #over = false;

  constructor(resources: StoreResources, client: PoolClient, actor: Actor) {
    this.actor = actor;
    this.now = resources.clock();
    this.#resources = resources;
    this.#client = client;
  }

  /** The rows of one statement. @internal */
  async rows<T>(statement: Compilable<T> | CompiledQuery<T>): Promise<T[]> {
    this.#alive();
    const { sql, parameters } = 'compile' in statement ? statement.compile() : statement;
    const result = await this.#client.query(sql, parameters as unknown[]);
    return result.rows as T[];
  }

  /** The first row of one statement. @internal */
  async row<T>(statement: Compilable<T> | CompiledQuery<T>): Promise<T | undefined> {
    return (await this.rows(statement))[0];
  }

  /** The rows of one statement on the sign-in tables, outside this transaction. @internal */
  async signInRows<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    this.#alive();
    return (await this.#resources.auth.query(sql, parameters)).rows as T[];
  }

  /** Tells whoever runs the program of something that failed and ends nothing; the line names nobody. @internal */
  report(line: string): void {
    this.#alive();
    this.#resources.report(line);
  }

  /** Notes an act; its row is written when the transaction commits, once for the same act on the same subject. @internal */
  audit(action: string, subject: string): void {
    this.#alive();
    if (!this.#audit.some((act) => act.action === action && act.subject === subject)) this.#audit.push({ action, subject });
  }

  /** Notes that a visit changed: who waits for it hears of it once the transaction has committed. @internal */
  changed(change: Omit<VisitChange, 'clinicId'>): void {
    this.#alive();
    this.#changed.push(change);
  }

  /** Tells who waits; called after the commit. @internal */
  publish(): void {
    for (const change of this.#changed) this.#resources.signals.publish({ ...change, clinicId: this.actor.clinicId });
  }

  /** Writes the audit rows and ends the transaction's life. @internal */
  async seal(commit: boolean): Promise<void> {
    this.#over = true;
    if (commit) await writeAudit(this.#client, this.#resources.chain, this.actor, this.#resources.clock(), this.#audit);
  }

  #alive(): void {
    if (this.#over) throw new Error('TenantTx used after its transaction ended: await everything inside the work of tenant().');
  }
}

const inside = new AsyncLocalStorage<true>();
const attempts = 4;

/**
 * Runs `work` in one transaction that sees the actor's clinic alone. A thrown error, or a returned `{ok: false}`, rolls
 * everything back. After a deadlock or serialization failure `work` runs again, so it must have no effect outside.
 * @throws FaultError where the database is away, too busy, or the clinic's id is not one; Error for a transaction inside another
 */
export async function runTenant<T>(resources: StoreResources, actor: Actor, work: (tx: TenantTx) => Promise<T>): Promise<T> {
  if (inside.getStore()) throw new Error('tenant() inside tenant(): two transactions of one request could wait for each other.');
  if (!isUuid(actor.clinicId)) throw new FaultError(fault('EUP_STORE_CLINIC_UNKNOWN', { clinic: actor.clinicId }));
  return inside.run(true, async () => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await attemptTenant(resources, actor, work);
      } catch (error) {
        if (isChainTaken(error)) resources.chain = randomUUID();
        else if (!isContention(error)) throw known(error);
        if (attempt === attempts) throw new FaultError(fault('EUP_STORE_BUSY', { attempts }));
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
      }
    }
  });
}

async function attemptTenant<T>(resources: StoreResources, actor: Actor, work: (tx: TenantTx) => Promise<T>): Promise<T> {
  const client = await resources.app.connect();
  let broken: Error | undefined;
  try {
    await client.query(beginning(actor.clinicId));
    const tx = new TenantTx(resources, client, actor);
    try {
      const value = await work(tx);
      const refused = isRefusal(value);
      await tx.seal(!refused);
      const end = await client.query(refused ? 'ROLLBACK' : 'COMMIT');
      if (!refused && end.command !== 'COMMIT')
        throw new Error('The transaction had failed already: a refused statement was swallowed.');
      if (!refused) tx.publish();
      return value;
    } catch (error) {
      await tx.seal(false);
      await client.query('ROLLBACK').catch((reason: Error) => {
        broken = reason;
      });
      throw error;
    }
  } catch (error) {
    if (databaseFault(error)) broken ??= error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * `clinicId` is a parsed UUID, the only value that is ever inlined: SET takes no parameter, and set_config() would not reach
 * the shards of a distributed PostgreSQL, which wants the third line (elsewhere it is an unused setting).
 */
function beginning(clinicId: string): string {
  return `BEGIN;
SET LOCAL statement_timeout = '${statementSeconds}s'; SET LOCAL lock_timeout = '10s'; SET LOCAL idle_in_transaction_session_timeout = '60s';
SET LOCAL citus.propagate_set_commands = 'local';
SET LOCAL app.clinic = '${clinicId}'`;
}

/**
 * Whether the audit chain's next place is taken: somebody wrote into the trail by hand, or took the chain's head away. The
 * process goes on in a new chain, so that nobody can stop a clinic by that; verifyAudit finds the old one broken.
 */
function isChainTaken(error: unknown): boolean {
  return codeOf(error) === '23505' && (error as { constraint?: string }).constraint === 'audit_pkey';
}

function isRefusal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}

function known(error: unknown): unknown {
  if (error instanceof FaultError) return error;
  const found = databaseFault(error);
  return found ? new FaultError(found) : error;
}
