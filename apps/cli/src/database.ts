import { type Fault, ok, type Result } from '@eupraxia/kernel';
import { connectionOf, externalDatabase, isDataFolder, startDatabase } from '@eupraxia/postgres';
import { openStore, type Store } from '@eupraxia/store';
import type { Io } from './io.ts';

/** The chart's store, and how to let go of it. */
export interface Reached {
  readonly store: Store;
  close(): Promise<void>;
}

/**
 * Reaches the database of this computer: the one of DATABASE_URL, the built-in one beside a server that runs on the data
 * folder, or else the built-in one by itself, which is stopped again at the end. Errors: EUP_STORE_*.
 */
export async function reachStore(dataDir: string, io: Io): Promise<Result<Reached, Fault>> {
  const connected = await connect(dataDir, io);
  if (!connected.ok) return connected;
  const { owner, app, copyBefore, stop } = connected.value;
  const opened = await openStore({ owner, app, copyBefore, onProgress: (line) => io.err(line) });
  if (!opened.ok) {
    await stop();
    return opened;
  }
  const store = opened.value;
  return ok({
    store,
    async close() {
      await store.close();
      await stop();
    },
  });
}

const nothing = async (): Promise<void> => undefined;

async function connect(dataDir: string, io: Io) {
  const url = io.env['DATABASE_URL'];
  if (url) {
    const external = await externalDatabase(url, io.env['DATABASE_APP_URL']);
    return external.ok ? ok({ ...external.value, stop: nothing }) : external;
  }
  const running = await connectionOf(dataDir);
  if (running.ok) return ok({ ...running.value, stop: nothing });
  // What reads makes no database: a mistyped folder stays as it was.
  if (running.error.code !== 'EUP_STORE_NOT_RUNNING' || !(await isDataFolder(dataDir))) return running;
  const started = await startDatabase({ dataDir, onProgress: (line) => io.err(line) });
  if (!started.ok) return started;
  const { value } = started;
  return ok({
    owner: value.owner,
    app: value.app,
    copyBefore: (step: number): Promise<Result<string | null, Fault>> => value.copyBefore(step),
    stop: () => value.stop(),
  });
}
