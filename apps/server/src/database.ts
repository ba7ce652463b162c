import { type Fault, ok, type Result } from '@eupraxia/kernel';
import { externalDatabase, startDatabase } from '@eupraxia/postgres';
import { openStore, type Store } from '@eupraxia/store';
import type { ServerOptions } from './options.ts';

/** The chart's database, running, and how to let go of it. */
export interface Database {
  readonly store: Store;
  close(): Promise<void>;
}

/** Starts the built-in database on the data folder, or reaches the one that was named, and opens the store on it. */
export async function openDatabase(
  { dataDir, databaseUrl, onProgress }: ServerOptions,
  clock: () => number,
): Promise<Result<Database, Fault>> {
  const started =
    databaseUrl === undefined
      ? await startDatabase({ dataDir, onProgress })
      : await externalDatabase(databaseUrl, process.env['DATABASE_APP_URL']);
  if (!started.ok) return started;
  const { owner, app } = started.value;
  const stop = 'stop' in started.value ? started.value.stop.bind(started.value) : async () => undefined;
  // While the database is being closed, a connection that ends is no news.
  let closing = false;
  const news = (line: string) => {
    if (!closing) onProgress(line);
  };
  try {
    const opened = await openStore({ owner, app, onProgress: news, clock });
    if (!opened.ok) {
      await stop();
      return opened;
    }
    const store = opened.value;
    return ok({
      store,
      async close() {
        closing = true;
        await store.close();
        await stop();
      },
    });
  } catch (problem) {
    await stop();
    throw problem;
  }
}
