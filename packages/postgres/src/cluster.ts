import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { FaultError } from '@eupraxia/kernel';
import { type Account, giveTo } from './account.ts';
import type { Binaries } from './binaries.ts';
import { appRole, databaseName, ownerRole } from './connection.ts';
import { type DataPaths, syncFolder } from './data-folder.ts';
import { fault } from './errors.ts';
import { complaintIn, isDiskFull, runProgram } from './run-program.ts';
import { newSecrets, readSecrets, type Secrets, writeSecrets } from './secrets.ts';

/** Who may connect: everyone on the private socket (Windows: the loopback), with a password, and nobody from elsewhere. */
const accessRules = `# Written by Eupraxia.
local all all              scram-sha-256
host  all all 127.0.0.1/32 scram-sha-256
`;

/**
 * Makes sure that the folder has a cluster and that its secrets are known; returns them. A cluster is made aside and
 * renamed when it is whole, so a crash half-way leaves only what the next start clears away. When the secrets' file is
 * lost, new ones are set, without a running server.
 */
export async function ensureCluster(
  paths: DataPaths,
  binaries: Binaries,
  account: Account | undefined,
  onProgress: (line: string) => void,
): Promise<Secrets> {
  await dropHalfMade(paths);
  if (!existsSync(join(paths.cluster, 'PG_VERSION'))) return createCluster(paths, binaries, account, onProgress);
  const secrets = await readSecrets(paths);
  if (secrets) return secrets;
  onProgress('The secrets of the database are missing: new ones are set.');
  const fresh = newSecrets();
  await runSql(paths, paths.cluster, binaries, account, passwordStatements(fresh));
  await writeSecrets(paths, fresh);
  return fresh;
}

async function createCluster(
  paths: DataPaths,
  binaries: Binaries,
  account: Account | undefined,
  onProgress: (line: string) => void,
): Promise<Secrets> {
  onProgress('Creating the database…');
  const secrets = newSecrets();
  const folder = `${paths.cluster}.new.${randomBytes(6).toString('hex')}`;
  await mkdir(folder, { mode: 0o700 });
  await chmod(folder, 0o700);
  giveTo(account, folder);
  // No password is set here and none would be accepted ("reject"), until the statements and rules below are in place.
  const args = ['-D', folder, '-U', 'postgres', '--locale=C', '-E', 'UTF8', '-k', '-A', 'reject', '--no-instructions'];
  const ended = await runProgram(binaries.initdb, args, { account, cwd: binaries.root });
  refuse(ended.code, ended.output, paths);
  await runSql(paths, folder, binaries, account, [
    `CREATE ROLE ${ownerRole} LOGIN NOSUPERUSER NOBYPASSRLS CREATEROLE`,
    `CREATE ROLE ${appRole} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE`,
    ...passwordStatements(secrets),
    `CREATE DATABASE ${databaseName} OWNER ${ownerRole}`,
    `REVOKE ALL ON DATABASE ${databaseName} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${databaseName} TO ${appRole}`,
  ]);
  await writeFile(join(folder, 'pg_hba.conf'), accessRules);
  await syncFolder(folder);
  await writeSecrets(paths, secrets);
  await rename(folder, paths.cluster);
  await syncFolder(paths.root);
  return secrets;
}

function passwordStatements(secrets: Secrets): string[] {
  return [
    `ALTER ROLE postgres PASSWORD '${secrets.superuser}'`,
    `ALTER ROLE ${ownerRole} PASSWORD '${secrets.owner}'`,
    `ALTER ROLE ${appRole} PASSWORD '${secrets.app}'`,
  ];
}

/** Runs statements on a cluster that no server runs on, in PostgreSQL's single-user mode: a statement a line. */
async function runSql(
  paths: DataPaths,
  cluster: string,
  binaries: Binaries,
  account: Account | undefined,
  statements: readonly string[],
): Promise<void> {
  const args = ['--single', '-D', cluster, '-c', 'exit_on_error=on', '-c', 'password_encryption=scram-sha-256', 'postgres'];
  const input = `${statements.join(';\n')};\n`;
  const ended = await runProgram(binaries.postgres, args, { account, cwd: binaries.root, input });
  refuse(/\b(ERROR|FATAL|PANIC):/.test(ended.output) ? 1 : ended.code, ended.output, paths);
}

function refuse(code: number | null, output: string, paths: DataPaths): void {
  if (code === 0) return;
  if (isDiskFull(output)) throw new FaultError(fault('EUP_STORE_DISK_FULL', { path: paths.root }));
  throw new FaultError(fault('EUP_STORE_INIT_FAILED', { detail: complaintIn(output) }));
}

/** A half-made cluster may still have its orphaned initdb at work: what cannot be removed now goes at the next start. */
async function dropHalfMade(paths: DataPaths): Promise<void> {
  for (const name of await readdir(paths.root)) {
    if (!name.startsWith(`${basename(paths.cluster)}.new`)) continue;
    await rm(join(paths.root, name), { recursive: true, force: true }).catch(() => undefined);
  }
}
