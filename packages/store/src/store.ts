import { randomUUID } from 'node:crypto';
import { err, type Fault, FaultError, ok, type Result } from '@eupraxia/kernel';
import { appRoleBypasses } from '@eupraxia/postgres';
import pg, { type Client, type Pool, type PoolConfig } from 'pg';
import { enrol, foundClinic, membershipsOf } from './clinic.ts';
import { signInPool, storePool } from './connect.ts';
import { databaseFault } from './database-fault.ts';
import { migrate, nextStep, oneAtATime } from './migrate.ts';
import { refreshProjections } from './rebuild.ts';
import { holdsToWalls, makeRole, signInConnection } from './roles.ts';
import type { Actor, Membership, NewClinic, NewMember } from './shapes.ts';
import { runTenant, type StoreResources, type TenantTx } from './tenant.ts';
import { openVisitSignals, type VisitChange } from './visit-signals.ts';

/** The connections. `owner` migrates, `app` works under row-level security, `auth` signs in. */
export interface StoreConnections {
  readonly owner: PoolConfig;
  readonly app: PoolConfig;
  /** A role that exists. Left out, the owner makes `eupraxia_auth` on the application's server and sets its password. */
  readonly auth?: PoolConfig;
  readonly onProgress?: (line: string) => void;
  /**
   * Called before the first of the steps that a database with data in it still needs, while we are not connected: returns
   * where a copy lies, or null where none can be made. A refusal ends the opening with nothing changed.
   */
  readonly copyBefore?: (step: number) => Promise<Result<string | null, Fault>>;
  /** UTC ms; Date.now unless told. */
  readonly clock?: () => number;
}

export interface Store {
  /**
   * Runs `work` in one transaction that sees this actor's clinic alone. A thrown error, or a returned `{ok: false}`, rolls
   * everything back. After a deadlock or serialization failure `work` runs again (at most 4 times in all), so it must
   * have no effect outside the transaction.
   * @throws FaultError where the database is away, full or too busy
   */
  tenant<T>(actor: Actor, work: (tx: TenantTx) => Promise<T>): Promise<T>;
  /** The sign-in role's pool: "user", "session", "account", "verification", "rateLimit" lie in its search path. */
  readonly authPool: Pool;
  /** A person's clinics, by name. */
  memberships(userId: string): Promise<readonly Membership[]>;
  /** Founds a clinic (as owner); repeated with the same content it is harmless. */
  createClinic(clinic: NewClinic): Promise<Result<NewClinic, Fault>>;
  /** Takes a person into a clinic before anybody is there to do so (as owner): seeds and the first administrator. */
  addMembership(clinicId: string, member: NewMember): Promise<Result<NewMember, Fault>>;
  /**
   * Hears of every visit that a transaction changed: at once where this process did it, by the database's notification
   * where another one did. null: changes may have been missed. The answer stops it.
   */
  onVisitChange(listener: (change: VisitChange | null) => void): () => void;
  close(): Promise<void>;
}

/**
 * Opens the chart: migrates as owner, then pools as the application's role, which must not be able to pass the walls,
 * and folds anew what another version had folded.
 * Expected failures (no database, a newer one, a wrong role) are faults.
 */
export async function openStore(connections: StoreConnections): Promise<Result<Store, Fault>> {
  const { owner, app, onProgress = () => undefined, clock = Date.now } = connections;
  const auth = connections.auth ?? signInConnection(app);
  const owning = [app, auth].find((config) => config.user === owner.user);
  if (owning) return err(appRoleBypasses(owner.user ?? '', 'it is the owner'));
  const kept = await copied(connections, onProgress);
  if (!kept.ok) return kept;
  const prepared = await prepare(owner, app, auth, connections.auth === undefined, onProgress);
  if (!prepared.ok) return err(namingCopy(prepared.error, kept.value));
  const ownerPool = storePool({ ...owner, max: 1, idleTimeoutMillis: 5_000 }, onProgress);
  const pool = storePool(app, onProgress);
  const signals = openVisitSignals({ connection: app, pool, report: onProgress });
  const resources: StoreResources = {
    app: pool,
    signals,
    auth: signInPool(auth, onProgress),
    clock,
    report: onProgress,
    chain: randomUUID(),
  };
  const close = async () => {
    await signals.close();
    await Promise.all([ownerPool.end(), resources.app.end(), resources.auth.end()]);
  };
  const walls = await reachable(async () => {
    const held = await holdsToWalls({ query: resources.app.query.bind(resources.app) as Client['query'] });
    return held.ok ? holdsToWalls({ query: resources.auth.query.bind(resources.auth) as Client['query'] }) : held;
  });
  const ready = walls.ok ? await reachable(async () => ok(await refreshProjections(resources, onProgress))) : walls;
  if (!ready.ok) {
    await close();
    return ready;
  }
  const moment = () => ({ now: clock(), chain: resources.chain });
  return ok({
    tenant: (actor, work) => runTenant(resources, actor, work),
    authPool: resources.auth,
    async memberships(userId) {
      try {
        return await membershipsOf(resources.auth, resources.app, userId);
      } catch (error) {
        const known = databaseFault(error);
        throw known === undefined ? error : new FaultError(known);
      }
    },
    createClinic: (clinic) => foundClinic(ownerPool, clinic, moment()),
    onVisitChange: signals.subscribe,
    addMembership: (clinicId, member) => enrol(ownerPool, clinicId, member, moment()),
    close,
  });
}

/** Has the database copied where it holds data and steps are to come. The value is where, null where nowhere. */
async function copied(connections: StoreConnections, onProgress: (line: string) => void): Promise<Result<string | null, Fault>> {
  if (connections.copyBefore === undefined) return ok(null);
  const next = await asOwner(connections.owner, onProgress, async (client) => ok(await nextStep(client)));
  if (!next.ok || next.value === null) return next.ok ? ok(null) : next;
  const copy = await connections.copyBefore(next.value);
  if (copy.ok && copy.value === null)
    onProgress('This version updates the database; no copy of it is made. Keep a backup of your PostgreSQL from before.');
  return copy;
}

/** Says where the copy lies in the sentence of a step that failed. */
function namingCopy(refused: Fault, copy: string | null): Fault {
  if (copy === null || refused.code !== 'EUP_STORE_MIGRATION_FAILED') return refused;
  return { ...refused, message: `${refused.message} A copy of the database from before the update lies in ${copy}.` };
}

function prepare(
  owner: PoolConfig,
  app: PoolConfig,
  auth: PoolConfig,
  makesAuth: boolean,
  onProgress: (line: string) => void,
): Promise<Result<unknown, Fault>> {
  return asOwner(owner, onProgress, (client) =>
    oneAtATime(client, async () => {
      const made = makesAuth ? await makeRole(client, auth) : ok(true);
      return made.ok ? migrate(client, { app: app.user ?? '', auth: auth.user ?? '' }, onProgress) : made;
    }),
  );
}

async function asOwner<T>(
  owner: PoolConfig,
  onProgress: (line: string) => void,
  work: (client: Client) => Promise<Result<T, Fault>>,
): Promise<Result<T, Fault>> {
  const client = new pg.Client(owner);
  client.on('error', (error) => onProgress(`the owner's database connection was lost: ${error.message}`));
  try {
    return await reachable(async () => {
      await client.connect();
      return work(client);
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Turns the world's failures into faults; bugs go on as they are. */
async function reachable<T>(work: () => Promise<Result<T, Fault>>): Promise<Result<T, Fault>> {
  try {
    return await work();
  } catch (error) {
    const known = databaseFault(error);
    if (!known) throw error;
    return err(known);
  }
}
