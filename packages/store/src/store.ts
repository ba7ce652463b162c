import { randomUUID } from 'node:crypto';
import { err, type Fault, FaultError, ok, type Result } from '@eupraxia/kernel';
import { appRoleBypasses } from '@eupraxia/postgres';
import pg, { type Client, type Pool, type PoolConfig } from 'pg';
import { enrol, foundClinic, membershipsOf } from './clinic.ts';
import { signInPool, storePool } from './connect.ts';
import { databaseFault } from './database-fault.ts';
import { migrate, oneAtATime } from './migrate.ts';
import { refreshProjections } from './rebuild.ts';
import { holdsToWalls, makeRole, signInConnection } from './roles.ts';
import type { Actor, Membership, NewClinic, NewMember } from './shapes.ts';
import { runTenant, type StoreResources, type TenantTx } from './tenant.ts';

/** The connections. `owner` migrates, `app` works under row-level security, `auth` signs in. */
export interface StoreConnections {
  readonly owner: PoolConfig;
  readonly app: PoolConfig;
  /** A role that exists. Left out, the owner makes `eupraxia_auth` on the application's server and sets its password. */
  readonly auth?: PoolConfig;
  readonly onProgress?: (line: string) => void;
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
  const prepared = await prepare(owner, app, auth, connections.auth === undefined, onProgress);
  if (!prepared.ok) return prepared;
  const ownerPool = storePool({ ...owner, max: 1, idleTimeoutMillis: 5_000 }, onProgress);
  const resources: StoreResources = {
    app: storePool(app, onProgress),
    auth: signInPool(auth, onProgress),
    clock,
    chain: randomUUID(),
  };
  const close = async () => {
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
    addMembership: (clinicId, member) => enrol(ownerPool, clinicId, member, moment()),
    close,
  });
}

async function prepare(
  owner: PoolConfig,
  app: PoolConfig,
  auth: PoolConfig,
  makesAuth: boolean,
  onProgress: (line: string) => void,
): Promise<Result<unknown, Fault>> {
  const client = new pg.Client(owner);
  client.on('error', (error) => onProgress(`the owner's database connection was lost: ${error.message}`));
  try {
    return await reachable(async () => {
      await client.connect();
      return oneAtATime(client, async () => {
        const made = makesAuth ? await makeRole(client, auth) : ok(true);
        return made.ok ? migrate(client, { app: app.user ?? '', auth: auth.user ?? '' }, onProgress) : made;
      });
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
