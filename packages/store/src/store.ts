import { randomUUID } from 'node:crypto';
import { err, type Fault, FaultError, ok, type Result } from '@eupraxia/kernel';
import { appRoleBypasses } from '@eupraxia/postgres';
import pg, { type Client, type Pool, type PoolConfig } from 'pg';
import type { Actor } from './actor.ts';
import { type SignInLog, signInLog } from './audit/sign-in-log.ts';
import { enrol, foundClinic, membershipsOf } from './clinic.ts';
import { signInPool, storePool } from './connect.ts';
import { databaseFault } from './database-fault.ts';
import { foundFor } from './founding.ts';
import { migrate, nextStep, oneAtATime } from './migrate.ts';
import { followedNesting, trustedNesting } from './nesting.ts';
import { clinicsOfPerson, placesIn } from './place.ts';
import { readings } from './reading.ts';
import { refreshProjections } from './rebuild.ts';
import { connectionAs, holdsToWalls, makeRole, patientRole, signInRole } from './roles.ts';
import type { Membership, NewClinic, NewMember } from './shapes.ts';
import { runTenant, type StoreResources, type TenantTx } from './tenant.ts';
import { type AppendCall, appendGroups } from './visit/append-groups.ts';
import { openVisitSignals, type VisitChange } from './visit-signals.ts';

/** The connections. `owner` migrates, `app` works under row-level security, `auth` signs in, `patient` reads for patients. */
export interface StoreConnections {
  readonly owner: PoolConfig;
  readonly app: PoolConfig;
  /** A role that exists. Left out, the owner makes `eupraxia_auth` on the application's server and sets its password. */
  readonly auth?: PoolConfig;
  /** A role that exists. Left out, the owner makes `eupraxia_patient` in the same way. */
  readonly patient?: PoolConfig;
  readonly onProgress?: (line: string) => void;
  /**
   * Called before the first of the steps that a database with data in it still needs, while we are not connected: returns
   * where a copy lies, or null where none can be made. A refusal ends the opening with nothing changed.
   */
  readonly copyBefore?: (step: number) => Promise<Result<string | null, Fault>>;
  /** UTC ms; Date.now unless told. */
  readonly clock?: () => number;
  /** Refuses a transaction inside another one: for tests, since it slows every promise of the process down. */
  readonly refusesNested?: boolean;
}

export interface Store {
  /**
   * Runs `work` in one transaction that sees this actor's clinic alone, and of a patient their own rows, through a database
   * role that may read those alone. A thrown error, or a returned `{ok: false}`, rolls everything back. After a deadlock or serialization failure `work` runs again (at most 4 times in all), so it must
   * have no effect outside the transaction.
   * @throws FaultError where the database is away, full or too busy
   */
  tenant<T>(actor: Actor, work: (tx: TenantTx) => Promise<T>): Promise<T>;
  /**
   * The same for work that only reads: the database refuses it whatever else. What it notes for the audit has been recorded
   * before the value is handed out, in a transaction that calls of the clinic share.
   * @throws FaultError where the database is away or too busy
   */
  reading<T>(actor: Actor, work: (tx: TenantTx) => Promise<T>): Promise<T>;
  /**
   * Stores events of one visit and answers in the same transaction, like `appendEvents` in `tenant`; calls of a clinic that
   * come close together share a commit. It resolves when the events are stored for good.
   * @throws FaultError where the database is away, full or too busy
   */
  append<T>(call: AppendCall<T>): Promise<Result<T, Fault>>;
  /** The sign-in role's pool: the tables of the schema `auth` lie in its search path. */
  readonly authPool: Pool;
  /** A person's clinics, by name. */
  memberships(userId: string): Promise<readonly Membership[]>;
  /** A person's place in one clinic as it stands now, in one round trip that calls share; null where they have none there. */
  place(userId: string, clinicId: string): Promise<Membership | null>;
  /** Which clinics a person belongs to, without their particulars, in one round trip. */
  clinicsOf(userId: string): Promise<readonly string[]>;
  /** Founds a clinic (as owner); repeated with the same content it is harmless. */
  createClinic(clinic: NewClinic): Promise<Result<NewClinic, Fault>>;
  /** Takes a person into a clinic before anybody is there to do so (as owner): seeds and the first administrator. */
  addMembership(clinicId: string, member: NewMember): Promise<Result<NewMember, Fault>>;
  /**
   * Founds a clinic with its first person (as owner), once `may` allows it under the lock of the person. A clinic that is
   * there already gives nobody a place.
   */
  foundFor(clinic: NewClinic, member: NewMember, may: () => Promise<Result<unknown, Fault>>): Promise<Result<NewClinic, Fault>>;
  /**
   * Hears of every visit that a transaction changed: at once where this process did it, by the database's notification
   * where another one did. null: changes may have been missed. The answer stops it.
   */
  onVisitChange(listener: (change: VisitChange | null) => void): () => void;
  /** Attempts to sign in that belong to no clinic. */
  readonly signInLog: SignInLog;
  close(): Promise<void>;
}

/**
 * Opens the chart: migrates as owner, then pools as the application's role, which must not be able to pass the walls,
 * and folds anew what another version had folded.
 * Expected failures (no database, a newer one, a wrong role) are faults.
 */
export async function openStore(connections: StoreConnections): Promise<Result<Store, Fault>> {
  const { owner, app, onProgress = () => undefined, clock = Date.now } = connections;
  const auth = connections.auth ?? connectionAs(signInRole, app);
  const patient = connections.patient ?? connectionAs(patientRole, app);
  const owning = [app, auth, patient].find((config) => config.user === owner.user);
  if (owning) return err(appRoleBypasses(owner.user ?? '', 'it is the owner'));
  if (patient.user === app.user || patient.user === auth.user)
    return err(appRoleBypasses(patient.user ?? '', "it is also the role of patients' sign-ins"));
  const kept = await copied(connections, onProgress);
  if (!kept.ok) return kept;
  const prepared = await prepare(connections, { app, auth, patient }, onProgress);
  if (!prepared.ok) return err(namingCopy(prepared.error, kept.value));
  const ownerPool = storePool({ ...owner, max: 1, idleTimeoutMillis: 5_000 }, onProgress);
  const pool = storePool(app, onProgress);
  const signals = openVisitSignals({ connection: app, pool, report: onProgress });
  const resources: StoreResources = {
    app: pool,
    signals,
    auth: signInPool(auth, onProgress),
    patient: storePool(patient, onProgress),
    clock,
    report: onProgress,
    nesting: connections.refusesNested === true ? followedNesting() : trustedNesting,
    chain: randomUUID(),
    begun: new Set(),
  };
  const close = async () => {
    await signals.close();
    await Promise.all([ownerPool.end(), resources.app.end(), resources.auth.end(), resources.patient.end()]);
  };
  const walls = await reachable(async () => {
    const names = [app, auth, patient].map(({ user = '' }) => user);
    const pools = [resources.app, resources.auth, resources.patient];
    const held = await Promise.all(pools.map((one) => holdsToWalls({ query: one.query.bind(one) as Client['query'] }, names)));
    return held.find(({ ok: holds }) => !holds) ?? ok(names.join());
  });
  const ready = walls.ok ? await reachable(async () => ok(await refreshProjections(resources, onProgress))) : walls;
  if (!ready.ok) {
    await close();
    return ready;
  }
  const placeIn = placesIn(resources.app);
  const moment = () => ({ now: clock(), chain: resources.chain });
  return ok({
    tenant: (actor, work) => runTenant(resources, actor, work),
    reading: readings(resources),
    append: appendGroups(resources),
    authPool: resources.auth,
    memberships: (userId) => orFault(() => membershipsOf(resources.auth, resources.app, userId)),
    place: (userId, clinicId) => orFault(() => placeIn(userId, clinicId)),
    clinicsOf: (userId) => orFault(() => clinicsOfPerson(resources.auth, userId)),
    signInLog: signInLog(resources.auth, ownerPool),
    createClinic: (clinic) => foundClinic(ownerPool, clinic, moment()),
    foundFor: (clinic, member, may) => foundFor(ownerPool, clinic, member, may, moment()),
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
  connections: StoreConnections,
  { app, auth, patient }: { readonly app: PoolConfig; readonly auth: PoolConfig; readonly patient: PoolConfig },
  onProgress: (line: string) => void,
): Promise<Result<unknown, Fault>> {
  return asOwner(connections.owner, onProgress, (client) =>
    oneAtATime(client, async () => {
      const signIn = connections.auth ? ok(true) : await makeRole(client, auth, 'EUP_STORE_AUTH_ROLE_MISSING');
      if (!signIn.ok) return signIn;
      const patients = connections.patient ? ok(true) : await makeRole(client, patient, 'EUP_STORE_PATIENT_ROLE_MISSING');
      if (!patients.ok) return patients;
      return migrate(client, { app: app.user ?? '', auth: auth.user ?? '', patient: patient.user ?? '' }, onProgress);
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

/** Throws the world's failures as faults, bugs as they are. */
async function orFault<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const known = databaseFault(error);
    throw known === undefined ? error : new FaultError(known);
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
