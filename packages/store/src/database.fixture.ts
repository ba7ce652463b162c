import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Envelope, EventKind, NewBodies, NewSnapshot } from '@eupraxia/clinical';
import type { Patient } from '@eupraxia/clinical/chart';
import { exampleSnapshot, exampleWriter } from '@eupraxia/clinical/example';
import type { SignedNote } from '@eupraxia/clinical/note';
import { type Fault, ok, type Result } from '@eupraxia/kernel';
import { databaseAccount, spawnAs, startDatabase } from '@eupraxia/postgres';
import type { PoolConfig } from 'pg';
import { copyPrepared } from '#prepared';
import type { Actor, PersonActor } from './actor.ts';
import { createPatient } from './patients.ts';
import type { Opening } from './shapes.ts';
import { openStore, type Store } from './store.ts';
import type { TenantTx } from './tenant.ts';
import { openVisit } from './visit/open.ts';
import { planVisit } from './visit/plan.ts';

/** A real PostgreSQL for a test file. */
export interface TestDatabase {
  readonly owner: PoolConfig;
  readonly app: PoolConfig;
  /** Kills the server as a power cut would; it is started again. Only the program's own can. */
  crash(): void;
  stop(): Promise<void>;
}

const debian = '/usr/lib/postgresql/15/bin';

/** The servers that tests can run on here: the one that the program brings, and Debian's 15 where it is installed. */
export const servers: readonly ('own' | 'debian 15')[] = existsSync(join(debian, 'postgres')) ? ['own', 'debian 15'] : ['own'];

/** Starts a server with an empty database in a folder of its own. */
export async function startTestDatabase(server: 'own' | 'debian 15' = 'own'): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'eup-'));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  if (server === 'debian 15') return startDebian(folder, clear);
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  await copyPrepared('database', dataDir, async (at) => value(await startDatabase({ dataDir: at })).stop());
  const started = value(await startDatabase({ dataDir }));
  return {
    owner: started.owner,
    app: started.app,
    crash: () => process.kill(started.serverPid, 'SIGKILL'),
    stop: async () => {
      await started.stop();
      clear();
    },
  };
}

function startDebian(folder: string, clear: () => void): TestDatabase {
  const account = databaseAccount(folder);
  if (account) chownSync(folder, account.uid, account.gid);
  const run = (program: string, args: string[], input?: string) => {
    const ended = spawnSync(join(debian, program), args, {
      ...spawnAs(account),
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
      stdio: [
        input === undefined ? 'ignore' : 'pipe',
        program === 'pg_ctl' ? 'ignore' : 'pipe',
        program === 'pg_ctl' ? 'ignore' : 'pipe',
      ],
      ...(input === undefined ? {} : { input }),
    });
    if (ended.status !== 0) throw new Error(`${program} ended with ${ended.status}: ${ended.stderr}`);
  };
  const data = join(folder, 'cluster');
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '--locale=C', '-E', 'UTF8', '--no-sync']);
  run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', `-k ${folder} -c listen_addresses= -c fsync=off`, 'start']);
  const sql = `create role eupraxia_owner login createrole; create role eupraxia_app login;
create database eupraxia owner eupraxia_owner;`;
  run('psql', ['-h', folder, '-U', 'postgres', '-v', 'ON_ERROR_STOP=1', '-q', '-f', '-'], sql);
  const at = (user: string): PoolConfig => ({ host: folder, port: 5432, user, database: 'eupraxia', password: 'unused' });
  return {
    owner: at('eupraxia_owner'),
    app: at('eupraxia_app'),
    crash: () => {
      throw new Error('nobody would start it again');
    },
    stop: async () => {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      clear();
    },
  };
}

/** A store on a database that is running; `clock` in UTC ms. */
export async function openTestStore(database: TestDatabase, clock?: () => number): Promise<Store> {
  return value(await openStore({ owner: database.owner, app: database.app, refusesNested: true, ...(clock ? { clock } : {}) }));
}

/** The value of a result that must have succeeded. */
export function value<T>(result: Result<T, Fault>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** The code of a result that must have been refused. */
export function refusal(result: Result<unknown, Fault>): string {
  if (result.ok) throw new Error(`expected a refusal, got ${JSON.stringify(result.value)}`);
  return result.error.code;
}

/** A new clinic with one therapist in it. */
export async function newClinic(store: Store, name = 'Example clinic'): Promise<PersonActor> {
  const clinicId = randomUUID();
  value(await store.createClinic({ id: clinicId, name, zone: 'America/Chicago', demo: true }));
  const userId = `user-${clinicId.slice(0, 18)}`;
  value(
    await store.addMembership(clinicId, { userId, role: 'therapist', credentials: 'PT', discipline: 'PT', level: 'therapist' }),
  );
  return { kind: 'person', clinicId, userId, name: 'D. Rivera', role: 'therapist' };
}

let born = 0;

/** A synthetic patient; each is born a day before the last one, so that no two of a name share a birth date. */
export function newPatient(name = 'Amara Okafor'): Patient {
  born += 1;
  return { id: randomUUID(), name, bornOn: new Date(Date.UTC(1971, 4, 10 - born)).toISOString().slice(0, 10) };
}

/** A snapshot of what the store found, with the example's program. */
export function snapshotFor(opening: Opening): Result<NewSnapshot, Fault> {
  const { name, bornOn, id } = opening.patient;
  const { userId, credentials } = opening.clinician;
  return ok({
    ...exampleSnapshot(),
    patient: { id, name, bornOn },
    clinic: { id: opening.clinic.id, name: opening.clinic.name, zone: opening.clinic.zone },
    clinician: { userId, name: opening.clinician.name, credentials: credentials || 'none' },
    visitNumber: opening.visitNumber,
    previous: null,
  });
}

/** A visit that is open, and a tab of the actor's that writes into it. */
export interface OpenVisit {
  readonly visitId: string;
  readonly patientId: string;
  write<K extends EventKind>(kind: K, body: NewBodies[K], more?: { readonly corrects?: string; readonly at?: number }): Envelope;
}

let tabs = 0;

/** A stream of the actor's for a visit. */
export function newTab(actor: PersonActor, visitId: string, startedAt: number): OpenVisit['write'] {
  tabs += 1;
  const { clinicId, userId, role } = actor;
  const writer = exampleWriter({ clinicId, visitId, userId, role, zone: 'America/Chicago', number: tabs, startedAt });
  let at = startedAt;
  return (kind, body, more = {}) => {
    at = more.at ?? at + 1000;
    return writer.write(at, kind, body, more.corrects === undefined ? {} : { corrects: more.corrects });
  };
}

/** Plans and opens a visit of a new patient. */
export async function newVisit(store: Store, actor: PersonActor, startsAt: number): Promise<OpenVisit> {
  const patient = newPatient();
  const visitId = randomUUID();
  value(await store.tenant(actor, (tx) => createPatient(tx, patient)));
  value(await store.tenant(actor, (tx) => planVisit(tx, { id: visitId, patientId: patient.id, startsAt, minutes: 45 })));
  value(await store.tenant(actor, (tx) => openVisit(tx, visitId, snapshotFor)));
  return { visitId, patientId: patient.id, write: newTab(actor, visitId, startsAt) };
}

/** A signed note in form; composing and hashing are the clinical package's. */
export function newNote(
  visitId: string,
  actor: PersonActor,
  through: Record<string, number>,
  kind: SignedNote['kind'] = 'treatment',
): SignedNote {
  return {
    id: randomUUID(),
    visitId,
    kind,
    note: { kind, title: 'Treatment note', locale: 'en-US', sections: [], findings: [], through, events: 0 },
    versions: { release: '0.1.0', catalogue: '2026.11', phrases: '1', log: 1 },
    signedBy: { userId: actor.userId, name: actor.name, credentials: 'PT' },
    signedAt: 1_795_364_100_000,
    hash: 'a'.repeat(64),
  };
}

/** How the database answers each query that `work` sends, as its EXPLAIN says it. */
export async function plansOf(store: Store, actor: Actor, work: (tx: TenantTx) => Promise<unknown>): Promise<string[]> {
  return store.tenant(actor, async (tx) => {
    const plans: string[] = [];
    const send = tx.rows.bind(tx);
    tx.rows = (async (query: { compile?: () => { sql: string; parameters: readonly unknown[] } }) => {
      const { sql, parameters } = (query.compile?.() ?? query) as { sql: string; parameters: readonly unknown[] };
      const plan = await send<{ 'QUERY PLAN': string }>({ sql: `explain ${sql}`, parameters, query: undefined } as never);
      plans.push(plan.map((line) => line['QUERY PLAN']).join('\n'));
      return send(query as never);
    }) as typeof tx.rows;
    await work(tx);
    return plans;
  });
}
