import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FaultError } from '@eupraxia/kernel';
import { type Account, giveTo } from './account.ts';
import type { DataPaths } from './data-folder.ts';
import { fault } from './errors.ts';

/** Where a server listens: the folder of its socket, or on Windows the loopback; the port also names the socket. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

const socketPort = 5432;

/** `sun_path` holds 108 bytes on Linux and 104 on macOS and the BSDs, the closing zero included. */
const longestSocketPath = process.platform === 'linux' ? 107 : 103;

/**
 * A private place for a new server: `socket/` in the data folder when that path is short enough, else a fresh folder
 * with a random name among the temporary ones. Mode 0700, owned by the server's account.
 */
export async function makeListenAddress(paths: DataPaths, account: Account | undefined): Promise<ListenAddress> {
  if (process.platform === 'win32') return { host: '127.0.0.1', port: await freePort() };
  const candidates = [paths.socket, join(tmpdir(), temporaryName()), join('/tmp', temporaryName())];
  const folder = candidates.find((candidate) => Buffer.byteLength(socketFile(candidate)) <= longestSocketPath);
  if (folder === undefined) {
    throw new FaultError(fault('EUP_STORE_START_FAILED', { detail: `the path ${paths.socket} is too long for a socket.` }));
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  giveTo(account, folder);
  return { host: folder, port: socketPort };
}

/** Removes a place that a server has left. */
export function removeListenAddress(place: ListenAddress): void {
  if (place.host.startsWith('/') && !existsSync(join(place.host, 'PG_VERSION')) && dirname(place.host) !== place.host) {
    rmSync(place.host, { recursive: true, force: true });
  }
}

function socketFile(folder: string): string {
  return join(folder, `.s.PGSQL.${socketPort}`);
}

function temporaryName(): string {
  return `eup-${randomBytes(6).toString('hex')}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
