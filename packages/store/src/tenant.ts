import { randomUUID } from 'node:crypto';
import type { AuditActName } from '@eupraxia/clinical/audit';
import { FaultError } from '@eupraxia/kernel';
import type { Compilable, CompiledQuery } from 'kysely';
import type { Pool, PoolClient, QueryResult } from 'pg';
import { type Actor, type Author, authorOf } from './actor.ts';
import { type AuthoredAct, appendAudit, beginChain, HeadMissing, type PendingAudit, writeAudit } from './audit/trail.ts';
import { inOneWrite } from './connect.ts';
import { codeOf, databaseFault, isContention, statementSeconds } from './database-fault.ts';
import { fault } from './errors.ts';
import type { Nesting } from './nesting.ts';
import { preparedName } from './prepared.ts';
import { clinicScope, scopeOf } from './scope.ts';
import type { VisitChange, VisitSignals } from './visit-signals.ts';

/** What the transactions of one store share. */
export interface StoreResources {
  readonly app: Pool;
  readonly auth: Pool;
  /** The role of patients' own sign-ins: it may read what belongs to the patient that its transaction names. */
  readonly patient: Pool;
  readonly clock: () => number;
  /** Takes a line for whoever runs the program: it names nobody. */
  readonly report: (line: string) => void;
  /** Told of visits that changed, after the commit. */
  readonly signals: Pick<VisitSignals, 'publish'>;
  /** Tells a transaction inside another one. */
  readonly nesting: Nesting;
  /** The audit chain of this process: a UUID made at its start. */
  chain: string;
  /** `<clinic> <chain>` whose head is stored. */
  readonly begun: Set<string>;
}

/**
 * One transaction of one actor in one clinic; handed to `work`, dead after it. Row-level security holds it to the clinic,
 * and a patient's to the patient: that guards against a forgotten filter, not against injected SQL, which could set another
 * clinic. Hence statements are built with bound parameters only, and nothing outside this package can send one.
 */
export class TenantTx {
  readonly actor: Actor;
  /** Who answers for what is written. */
  readonly author: Author;
  /** UTC ms by the server's clock, when the transaction began. */
  readonly now: number;
  readonly #resources: StoreResources;
  readonly #client: PoolClient;
  readonly #audit: AuthoredAct[];
  readonly #changed: Omit<VisitChange, 'clinicId'>[] = [];
  #failure: unknown;
  #over = false;

  /** @param audit where acts wait for the commit; shared by the views of one transaction that stores for several actors */
  constructor(resources: StoreResources, client: PoolClient, actor: Actor, audit: AuthoredAct[] = []) {
    this.actor = actor;
    this.author = authorOf(actor);
    this.now = resources.clock();
    this.#resources = resources;
    this.#client = client;
    this.#audit = audit;
  }

  /**
   * The rows of one statement. Statements that are asked for without waiting for each other run one after the other and
   * share a round trip. @internal
   */
  async rows<T>(statement: Compilable<T> | CompiledQuery<T>): Promise<T[]> {
    this.#alive();
    const { sql, parameters } = 'compile' in statement ? statement.compile() : statement;
    const name = preparedName(sql);
    const values = parameters as unknown[];
    try {
      const result = await inOneWrite(this.#client, () =>
        this.#client.query(name === undefined ? { text: sql, values } : { name, text: sql, values }),
      );
      return result.rows as T[];
    } catch (error) {
      // What was sent behind a statement that failed fails too, and may be heard first: the cause is what counts.
      if (codeOf(error) === transactionAborted && this.#failure !== undefined) throw this.#failure;
      this.#failure = error;
      throw error;
    }
  }

  /** The first row of one statement. @internal */
  async row<T>(statement: Compilable<T> | CompiledQuery<T>): Promise<T | undefined> {
    return (await this.rows(statement))[0];
  }

  /** The rows of one statement on the sign-in tables, outside this transaction; never a patient's. @internal */
  async signInRows<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    this.#alive();
    if (this.actor.kind === 'patient') throw new Error('A patient reads nothing of the people who sign in.');
    return (await this.#resources.auth.query(sql, parameters)).rows as T[];
  }

  /** Tells whoever runs the program of something that failed and ends nothing; the line names nobody. @internal */
  report(line: string): void {
    this.#alive();
    this.#resources.report(line);
  }

  /** Notes an act; its row is written when the transaction commits, once for the same act on the same subject. @internal */
  audit(action: AuditActName, subject: string): void {
    this.#alive();
    const known = this.#audit.some((act) => act.actor === this.actor && act.action === action && act.subject === subject);
    if (!known) this.#audit.push({ actor: this.actor, action, subject });
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

  /** Ends the transaction's life: nothing can be asked of it any more. @internal */
  end(): void {
    this.#over = true;
  }

  #alive(): void {
    if (this.#over) throw new Error('TenantTx used after its transaction ended: await everything inside the work of tenant().');
  }
}

/** A statement in a transaction in which another one has failed. */
const transactionAborted = '25P02';

const attempts = 4;

/**
 * A patient's role may not write into the audit: the application's writes the rows, committed before the patient's
 * transaction ends and so before anything that was read is handed out. Where that fails, nothing is.
 */
async function auditPatient(resources: StoreResources, actor: Actor, acts: readonly PendingAudit[]): Promise<void> {
  const client = await resources.app.connect();
  let broken: Error | undefined;
  try {
    await client.query(`BEGIN; ${limits} ${clinicScope(actor.clinicId)}`);
    await writeAudit(client, resources.chain, actor, resources.clock(), acts);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch((reason: Error) => {
      broken = reason;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Runs `work` in one transaction that sees the actor's clinic alone, and of a patient their own rows. A thrown error, or a
 * returned `{ok: false}`, rolls everything back. After a deadlock or serialization failure `work` runs again, so it must have no effect outside.
 * @throws FaultError where the database is away, too busy, or the clinic's or patient's id is not one; Error, in tests, for a transaction inside another
 */
export async function runTenant<T>(resources: StoreResources, actor: Actor, work: (tx: TenantTx) => Promise<T>): Promise<T> {
  return retried(resources, () => attemptTenant(resources, actor, work));
}

/**
 * Runs a transaction, again after a deadlock or serialization failure, and in a new chain where the audit's next place is
 * taken; at most four times in all. @internal
 */
export async function retried<T>(resources: StoreResources, transaction: () => Promise<T>): Promise<T> {
  if (resources.nesting.isInside())
    throw new Error('tenant() inside tenant(): two transactions of one request could wait for each other.');
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (isChainTaken(error)) resources.chain = randomUUID();
      else if (!isContention(error)) throw known(error);
      if (attempt === attempts) throw new FaultError(fault('EUP_STORE_BUSY', { attempts }));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt));
    }
  }
}

async function attemptTenant<T>(resources: StoreResources, actor: Actor, work: (tx: TenantTx) => Promise<T>): Promise<T> {
  return inTransaction(resources, actor, async (client, audit) => {
    const tx = new TenantTx(resources, client, actor, audit);
    try {
      const value = await work(tx);
      return isRefusal(value) ? { commit: false, value } : { commit: true, value, after: () => tx.publish() };
    } finally {
      tx.end();
    }
  });
}

/** What became of the work of a transaction: whether it is to be kept, and what follows once it is. */
interface Outcome<T> {
  readonly commit: boolean;
  readonly value: T;
  /** A statement that was sent and not waited for: it is awaited with the commit. */
  readonly sent?: Promise<unknown>;
  readonly after?: () => void;
}

/**
 * One transaction inside one clinic. The audit rows are its last statement and share a round trip with the commit, so that
 * the lock of the chain's head is held for no answer of this process. @internal
 */
export async function inTransaction<T>(
  resources: StoreResources,
  actor: Actor,
  work: (client: PoolClient, audit: AuthoredAct[]) => Promise<Outcome<T>>,
  begin: 'BEGIN' | 'BEGIN READ ONLY' = 'BEGIN',
): Promise<T> {
  const scope = scopeOf(actor);
  const client = await poolOf(resources, actor).connect();
  let broken: Error | undefined;
  try {
    const audit: AuthoredAct[] = [];
    const begun = inOneWrite(client, () => client.query(`${begin}; ${limits} ${scope}`));
    // Awaited below; until then its failure shows in the statements that follow it.
    begun.catch(() => undefined);
    try {
      const { commit, value, sent, after } = await resources.nesting.run(() => work(client, audit));
      if (!commit) {
        await client.query('ROLLBACK');
        return value;
      }
      const ending = commitWith(client, resources, actor, audit);
      ending.catch(() => undefined);
      // In this order, so that the first failure is the one that is thrown.
      await begun;
      await sent;
      const end = await ending;
      if (end.command !== 'COMMIT') throw new Error('The transaction had failed already: a refused statement was swallowed.');
      after?.();
      return value;
    } catch (error) {
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

/** Writes the audit rows and commits, in one round trip where this process's chain of the clinic has begun. */
async function commitWith(
  client: PoolClient,
  resources: StoreResources,
  actor: Actor,
  acts: readonly AuthoredAct[],
): Promise<QueryResult> {
  const { chain, begun, clock } = resources;
  const { clinicId } = actor;
  if (acts.length > 0 && actor.kind === 'patient') await auditPatient(resources, actor, acts);
  if (acts.length === 0 || actor.kind === 'patient') return client.query('COMMIT');
  const name = `${clinicId} ${chain}`;
  if (!begun.has(name)) await beginChain(client, clinicId, chain);
  const [, end] = await Promise.all(
    inOneWrite(client, () => [appendAudit(client, { clinicId, chain, at: clock() }, acts), client.query('COMMIT')] as const),
  );
  begun.add(name);
  return end;
}

/** The one place that chooses the database role: a patient's transaction never runs as the application. */
const poolOf = (resources: StoreResources, actor: Actor): Pool => (actor.kind === 'patient' ? resources.patient : resources.app);

/** How long a transaction may take; sent together with its beginning and its scope, in one round trip. */
const limits = `SET LOCAL statement_timeout = '${statementSeconds}s'; SET LOCAL lock_timeout = '10s'; SET LOCAL idle_in_transaction_session_timeout = '60s';`;

/**
 * Whether the audit chain's next place is taken: somebody wrote into the trail by hand, or took the chain's head away. The
 * process goes on in a new chain, so that nobody can stop a clinic by that; verifyAudit finds the old one broken.
 */
function isChainTaken(error: unknown): boolean {
  return (
    (codeOf(error) === '23505' && (error as { constraint?: string }).constraint === 'audit_pkey') || error instanceof HeadMissing
  );
}

/** Whether the work of a transaction refused: `{ok: false}`. @internal */
export function isRefusal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}

function known(error: unknown): unknown {
  if (error instanceof FaultError) return error;
  const found = databaseFault(error);
  return found ? new FaultError(found) : error;
}
