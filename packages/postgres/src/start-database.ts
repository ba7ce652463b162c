import { realpath } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { err, type Fault, FaultError, type Result } from '@eupraxia/kernel';
import { databaseAccount } from './account.ts';
import { type Binaries, dropOtherBinaries, prepareBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { copyCluster, dropCopies } from './cluster-copy.ts';
import { appRole, type ConnectionSettings, type DatabaseConnections, ownerRole } from './connection.ts';
import { checkVersion, type DataPaths, dataPaths, makeFolder } from './data-folder.ts';
import { fault } from './errors.ts';
import { lockFolder } from './folder-lock.ts';
import { halt, isRunning, type Launch, launch, type Postmaster, probe, settingsAt, signalTo } from './postmaster.ts';
import { disownPostmasterFile, livePostmaster } from './postmaster-file.ts';
import { commandOf, processMark } from './process-mark.ts';
import { readSecrets, type Secrets } from './secrets.ts';
import { onFiles, settle } from './settle.ts';
import { type ListenAddress, makeListenAddress, removeListenAddress } from './socket-folder.ts';

/** What happens to a server while we run: it died (and is being started again), it is back, or it stays away. */
export type DatabaseEvent =
  | { readonly kind: 'died'; readonly serverPid: number }
  | { readonly kind: 'restarted'; readonly serverPid: number }
  | { readonly kind: 'gave-up'; readonly fault: Fault };

/** How to start. */
export interface StartDatabaseOptions {
  /** The data folder; `defaultDataFolder()` knows the usual one. It is made when it is missing. */
  readonly dataDir: string;
  /** One line for a person, at each step that takes time. */
  readonly onProgress?: (line: string) => void;
  readonly onEvent?: (event: DatabaseEvent) => void;
}

/** A database that runs and is watched over. The settings stay valid over restarts of the server. */
export interface RunningDatabase extends DatabaseConnections {
  readonly dataDir: string;
  /** Whether the server was left running by a program that died, and was taken on. */
  readonly adopted: boolean;
  /** The server's process now; another one after a restart. */
  readonly serverPid: number;
  /** Shuts down in order, waits until nothing runs any more, and gives the folder back. May be called twice. */
  stop(): Promise<void>;
  /**
   * Shuts the server down, copies its files beside them, and starts it again; every connection ends. The value is where
   * the copy lies. Refusals: `EUP_STORE_COPY_NO_ROOM`, those of files and of a start; only stop() is left to do then.
   */
  copyBefore(step: number): Promise<Result<string, Fault>>;
  /** Removes the copies that copyBefore() made, in this life or an earlier one. The value is where they lay. */
  dropCopies(): Promise<Result<readonly string[], Fault>>;
}

/** How often we look whether the server lives. */
const watchEveryMs = 200;
/** More deaths than this within a minute, and it is left alone. */
const mostRestarts = 5;

/**
 * Starts the built-in PostgreSQL on a data folder, or takes on the server that a killed program left there, and watches
 * over it. Refusals: `EUP_STORE_DATA_*`, `EUP_STORE_DISK_FULL`, `EUP_STORE_POSTGRES_MAJOR`, `EUP_STORE_INIT_FAILED`,
 * `EUP_STORE_START_FAILED`, `EUP_STORE_ACCOUNT`, `EUP_STORE_PLATFORM`. After a refusal nothing of ours runs.
 */
export function startDatabase(options: StartDatabaseOptions): Promise<Result<RunningDatabase, Fault>> {
  return settle(async () => {
    return onFiles(options.dataDir, async () => {
      await makeFolder(options.dataDir);
      const paths = dataPaths(await realpath(options.dataDir));
      const release = lockFolder(paths.root);
      try {
        return await startLocked(paths, options, release);
      } catch (error) {
        release();
        throw error;
      }
    });
  });
}

/** A database that another process runs. It cannot be copied from here: copyBefore() refuses with `EUP_STORE_UPDATE_IN_USE`. */
export interface ReachedDatabase extends DatabaseConnections {
  copyBefore(step: number): Promise<Result<never, Fault>>;
}

/** How to reach the database that another process runs on a data folder. Refusals: `EUP_STORE_NOT_RUNNING`, `EUP_STORE_DATA_*`. */
export function connectionOf(dataDir: string): Promise<Result<ReachedDatabase, Fault>> {
  return settle(async () => {
    return onFiles(dataDir, async () => {
      const paths = dataPaths(await realpath(dataDir).catch(() => dataDir));
      const secrets = await readSecrets(paths);
      const place = livePostmaster(paths.cluster)?.place;
      if (!secrets || !place) throw new FaultError(fault('EUP_STORE_NOT_RUNNING', { path: paths.root }));
      const copyBefore = async () => err(fault('EUP_STORE_UPDATE_IN_USE', { path: paths.root }));
      return { ...connectionsAt(place, secrets), copyBefore };
    });
  });
}

async function startLocked(paths: DataPaths, options: StartDatabaseOptions, release: () => void): Promise<RunningDatabase> {
  const onProgress = options.onProgress ?? (() => undefined);
  await checkVersion(paths);
  const account = databaseAccount(paths.cluster);
  const binaries = await prepareBinaries(paths.root);
  const left = await takeLeftServer(paths, binaries, onProgress);
  if (left) {
    return new Watched(
      left.server,
      { paths, binaries, account, place: left.place, settings: left.connections.owner, onProgress },
      left.connections,
      true,
      options,
      release,
    );
  }
  await dropOtherBinaries(binaries);
  const secrets = await ensureCluster(paths, binaries, account, onProgress);
  const place = await makeListenAddress(paths, account);
  const connections = connectionsAt(place, secrets);
  const how: Launch = { paths, binaries, account, place, settings: connections.owner, onProgress };
  try {
    return new Watched(await launchPatiently(how), how, connections, false, options, release);
  } catch (error) {
    removeListenAddress(place);
    throw error;
  }
}

function connectionsAt(place: ListenAddress, secrets: Secrets): DatabaseConnections {
  return { owner: settingsAt(place, ownerRole, secrets.owner), app: settingsAt(place, appRole, secrets.app) };
}

/**
 * Looks for a server that a killed program left on the folder: one of our binaries that answers is taken on, any other
 * is shut down.
 */
async function takeLeftServer(
  paths: DataPaths,
  binaries: Binaries,
  onProgress: (line: string) => void,
): Promise<{ server: Postmaster; place: ListenAddress; connections: DatabaseConnections } | undefined> {
  const found = livePostmaster(paths.cluster);
  const mark = found && processMark(found.pid);
  if (!found || mark === undefined) return undefined;
  const server = { pid: found.pid, mark };
  const secrets = await readSecrets(paths);
  const command = commandOf(found.pid);
  if (secrets && found.place && (command === '' || command.includes(binaries.postgres))) {
    const connections = connectionsAt(found.place, secrets);
    if ((await probe(connections.owner, 5_000)) === 'ready') {
      onProgress(`Taking on the database server that is still running (process ${found.pid}).`);
      return { server, place: found.place, connections };
    }
  }
  onProgress(`Stopping a database server left by an earlier run (process ${found.pid})…`);
  await halt(server, { paths, binaries, account: undefined });
  if (found.place) removeListenAddress(found.place);
  return undefined;
}

/**
 * Launches; while children of a killed server still hold its shared memory, which they leave within moments, it tries
 * again for some seconds.
 */
async function launchPatiently(how: Launch): Promise<Postmaster> {
  for (let tries = 0; ; tries++) {
    if (!livePostmaster(how.paths.cluster)) disownPostmasterFile(how.paths.cluster);
    try {
      return await launch(how);
    } catch (error) {
      const held = error instanceof FaultError && /shared memory block|lock file/.test(error.fault.message);
      if (!held || tries >= 20) throw error;
      await pause(250);
    }
  }
}

/** A server and the watch over it. */
class Watched implements RunningDatabase {
  readonly dataDir: string;
  readonly owner: ConnectionSettings;
  readonly app: ConnectionSettings;
  readonly adopted: boolean;
  #server: Postmaster;
  readonly #how: Launch;
  readonly #onEvent: (event: DatabaseEvent) => void;
  readonly #release: () => void;
  readonly #deaths: number[] = [];
  #timer: NodeJS.Timeout | undefined;
  #restarting: Promise<void> = Promise.resolve();
  #stopped: Promise<void> | undefined;
  /** A program that ends without stop() still asks the server to shut down, which it then does on its own. */
  readonly #atExit = () => {
    signalTo(this.#server, 'SIGINT');
    this.#release();
  };

  constructor(
    server: Postmaster,
    how: Launch,
    connections: DatabaseConnections,
    adopted: boolean,
    options: StartDatabaseOptions,
    release: () => void,
  ) {
    this.dataDir = how.paths.root;
    this.owner = connections.owner;
    this.app = connections.app;
    this.adopted = adopted;
    this.#server = server;
    this.#how = how;
    this.#onEvent = options.onEvent ?? (() => undefined);
    this.#release = release;
    process.once('exit', this.#atExit);
    this.#watch();
  }

  get serverPid(): number {
    return this.#server.pid;
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#restarting;
    await halt(this.#server, this.#how);
    removeListenAddress(this.#how.place);
    process.off('exit', this.#atExit);
    this.#release();
  }

  copyBefore(step: number): Promise<Result<string, Fault>> {
    const { paths, onProgress } = this.#how;
    return settle(() =>
      onFiles(paths.root, async () => {
        clearInterval(this.#timer);
        await this.#restarting;
        const copied = this.#copy(paths, step, onProgress);
        // A stop() meanwhile waits for it.
        this.#restarting = copied.then(
          () => undefined,
          () => undefined,
        );
        return copied;
      }),
    );
  }

  async #copy(paths: DataPaths, step: number, onProgress: (line: string) => void): Promise<string> {
    await halt(this.#server, this.#how);
    const copy = await copyCluster(paths, step, onProgress);
    this.#server = await launchPatiently(this.#how);
    if (this.#stopped === undefined) this.#watch();
    return copy;
  }

  dropCopies(): Promise<Result<readonly string[], Fault>> {
    const { paths } = this.#how;
    return settle(() => onFiles(paths.root, () => dropCopies(paths)));
  }

  #watch(): void {
    this.#timer = setInterval(() => {
      if (isRunning(this.#server)) return;
      clearInterval(this.#timer);
      this.#restarting = this.#restart();
    }, watchEveryMs);
    this.#timer.unref();
  }

  async #restart(): Promise<void> {
    const now = Date.now();
    this.#deaths.push(now);
    while ((this.#deaths[0] ?? now) < now - 60_000) this.#deaths.shift();
    this.#onEvent({ kind: 'died', serverPid: this.#server.pid });
    if (this.#deaths.length > mostRestarts) {
      this.#giveUp('it keeps on stopping.');
      return;
    }
    this.#how.onProgress('The database server has stopped unexpectedly: starting it again…');
    try {
      this.#server = await launchPatiently(this.#how);
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      this.#giveUp(error.fault.message);
      return;
    }
    this.#onEvent({ kind: 'restarted', serverPid: this.#server.pid });
    if (this.#stopped === undefined) this.#watch();
  }

  #giveUp(detail: string): void {
    const refused = fault('EUP_STORE_GAVE_UP', { count: this.#deaths.length, detail });
    this.#how.onProgress(refused.message);
    this.#onEvent({ kind: 'gave-up', fault: refused });
  }
}
