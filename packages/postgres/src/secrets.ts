import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { FaultError } from '@eupraxia/kernel';
import { type DataPaths, writeDurably } from './data-folder.ts';
import { fault } from './errors.ts';

/** The passwords of the three roles, 64 hexadecimal digits each (so they need no quoting anywhere). */
export interface Secrets {
  /** Of `postgres`, the superuser: repairs only. */
  readonly superuser: string;
  /** Of `eupraxia_owner`, who owns the database and migrates. */
  readonly owner: string;
  /** Of `eupraxia_app`, who owns nothing and cannot bypass row-level security. */
  readonly app: string;
}

/** New random secrets. */
export function newSecrets(): Secrets {
  const secret = () => randomBytes(32).toString('hex');
  return { superuser: secret(), owner: secret(), app: secret() };
}

/** The secrets of a data folder; undefined when their file is missing. */
export async function readSecrets(paths: DataPaths): Promise<Secrets | undefined> {
  let text: string;
  try {
    text = await readFile(paths.secrets, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const secrets = parse(text);
  if (secrets) return secrets;
  const expected = 'superuser, owner and app, 64 hexadecimal digits each (without the file, new ones are set)';
  throw new FaultError(fault('EUP_STORE_DATA_UNREADABLE', { path: paths.secrets, expected }));
}

/** Keeps the secrets, readable by this user alone. */
export async function writeSecrets(paths: DataPaths, secrets: Secrets): Promise<void> {
  await writeDurably(paths.secrets, `${JSON.stringify(secrets, null, 2)}\n`, 0o600);
}

function parse(text: string): Secrets | undefined {
  try {
    const { superuser, owner, app }: Record<string, unknown> = JSON.parse(text);
    return isSecret(superuser) && isSecret(owner) && isSecret(app) ? { superuser, owner, app } : undefined;
  } catch {
    return undefined;
  }
}

function isSecret(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
