import { chownSync, readFileSync, statSync } from 'node:fs';
import { FaultError } from '@eupraxia/kernel';
import { fault } from './errors.ts';

/** An unprivileged account of the system. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** In this order: an account of its own, one made for databases, one that owns nothing. */
const preferred = ['eupraxia', 'postgres', '_postgres', 'nobody', 'daemon'];

/**
 * The account that PostgreSQL runs as, since it refuses root; undefined when it can run as we do. An existing cluster
 * keeps its owner. PostgreSQL looks its user up by name, so an account is needed and a bare uid would not do.
 */
export function databaseAccount(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readAccounts();
  const owner = statSync(cluster, { throwIfNoEntry: false })?.uid;
  const found =
    owner === undefined || owner === 0
      ? preferred.map((name) => accounts.find((account) => account.name === name)).find((account) => account !== undefined)
      : accounts.find((account) => account.uid === owner);
  if (found) return found;
  const detail = owner ? `the owner of ${cluster} (uid ${owner}) has none` : 'none of eupraxia, postgres, nobody exists';
  throw new FaultError(fault('EUP_STORE_ACCOUNT', { detail }));
}

/** Gives a path to the account, where there is one. */
export function giveTo(account: Account | undefined, path: string): void {
  if (account) chownSync(path, account.uid, account.gid);
}

/** What `spawn` needs to run a child as the account. */
export function spawnAs(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

function readAccounts(): Account[] {
  let text: string;
  try {
    text = readFileSync('/etc/passwd', 'utf8');
  } catch {
    return [];
  }
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => Number.isInteger(uid) && uid > 0 && Number.isInteger(gid) && gid >= 0);
}
