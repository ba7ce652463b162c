import { chmod, mkdir, open, readdir, readFile, rename, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { FaultError } from '@eupraxia/kernel';
import { postgresMajor } from './binaries.ts';
import { fault } from './errors.ts';

/** The layout of a data folder that this program writes and reads; a change comes with a migration and the next number. */
export const dataLayout = 1;

const magic = 'eupraxia-data';

/** Where things lie in a data folder. */
export interface DataPaths {
  readonly root: string;
  /** `eupraxia-data`, `layout N`, `postgresql N`, a line each. */
  readonly version: string;
  readonly secrets: string;
  readonly cluster: string;
  readonly log: string;
  readonly socket: string;
}

/** The paths inside a data folder. */
export function dataPaths(dataDir: string): DataPaths {
  const root = resolve(dataDir);
  return {
    root,
    version: join(root, 'version'),
    secrets: join(root, 'secrets.json'),
    cluster: join(root, 'postgres'),
    log: join(root, 'log', 'postgresql.log'),
    socket: join(root, 'socket'),
  };
}

/**
 * The data folder to use: `EUPRAXIA_DATA`, else the platform's place for a user's data, else for root
 * `/var/lib/eupraxia`, since PostgreSQL runs as another account then, which cannot enter root's home.
 */
export function defaultDataFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const named = env['EUPRAXIA_DATA'];
  if (named) return resolve(named);
  if (process.platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Eupraxia');
  if (process.getuid?.() === 0) return '/var/lib/eupraxia';
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Eupraxia');
  return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'eupraxia');
}

/** Makes the folder when it is missing. As root others may pass through it, but not list it. */
export async function makeFolder(dataDir: string): Promise<void> {
  const found = await stat(dataDir).catch(() => undefined);
  if (found?.isDirectory()) return;
  await makeWithParents(resolve(dataDir));
  await chmod(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
}

/** Node's own recursive mkdir tells ENOENT of a read-only file system, so each level is made by itself. */
async function makeWithParents(folder: string): Promise<void> {
  const parent = dirname(folder);
  const above = await stat(parent).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (above === undefined && parent !== folder) await makeWithParents(parent);
  await mkdir(folder);
}

/** Reads the version file of a folder, or claims an empty one with it; refuses foreign and newer ones. */
export async function checkVersion(paths: DataPaths): Promise<void> {
  const text = await readFile(paths.version, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) {
    const others = (await readdir(paths.root)).filter((name) => !/^(lock|version)(\.|$)|^lost\+found$/.test(name));
    if (others.length > 0) {
      throw new FaultError(fault('EUP_STORE_DATA_FOREIGN', { path: paths.root, found: others.slice(0, 3).join(', ') }));
    }
    await writeDurably(paths.version, `${magic}\nlayout ${dataLayout}\npostgresql ${postgresMajor}\n`, 0o644);
    return;
  }
  const match = /^eupraxia-data\nlayout (\d+)\n(?:postgresql (\d+)\n)?/.exec(text);
  if (!match) {
    const expected = `the line ${magic} and the lines "layout N" and "postgresql N"`;
    throw new FaultError(fault('EUP_STORE_DATA_UNREADABLE', { path: paths.version, expected }));
  }
  const layout = Number(match[1]);
  if (layout > dataLayout) {
    throw new FaultError(fault('EUP_STORE_DATA_NEWER', { path: paths.root, found: layout, known: dataLayout }));
  }
  refuseOtherMajor(paths, match[2]);
  const cluster = await readFile(join(paths.cluster, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (cluster !== undefined) refuseOtherMajor(paths, cluster.trim());
}

function refuseOtherMajor(paths: DataPaths, found: string | undefined): void {
  if (found === String(postgresMajor)) return;
  throw new FaultError(
    fault('EUP_STORE_POSTGRES_MAJOR', { path: paths.root, found: found ?? 'of an unknown version', known: postgresMajor }),
  );
}

/** Whether a folder has been claimed as a data folder; one that is missing, empty or somebody else's has not. */
export async function isDataFolder(dataDir: string): Promise<boolean> {
  const text = await readFile(dataPaths(dataDir).version, 'utf8').catch(() => '');
  return text.startsWith(`${magic}\n`);
}

/** Writes a file so that after a crash it is the old one or the new one, whole: temporary file, fsync, rename, fsync of the folder. */
export async function writeDurably(path: string, text: string, mode: number): Promise<void> {
  const fresh = `${path}.new`;
  const file = await open(fresh, 'w', mode);
  try {
    await file.writeFile(text);
    await file.chmod(mode);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
  await syncFolder(dirname(path));
}

/** Makes renames in a folder durable; Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
