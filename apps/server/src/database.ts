import { type Fault, ok, type Result } from '@eupraxia/kernel';
import { externalDatabase, startDatabase } from '@eupraxia/postgres';
import { openStore, type Store } from '@eupraxia/store';
import type { ServerOptions } from './options.ts';

/** The chart's database, running, and how to let go of it. */
export interface Database {
  readonly store: Store;
  /**
   * Called once the program answers: removes the copy of the database from before an update. The start that updates keeps
   * it; a later one, which found nothing to update, lets it go.
   */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the built-in database on the data folder, or reaches the one that was named, and opens the store on it. */
export async function openDatabase(
  { dataDir, databaseUrl, refusesNested = false, onProgress }: ServerOptions,
  clock: () => number,
): Promise<Result<Database, Fault>> {
  const started =
    databaseUrl === undefined
      ? await startDatabase({ dataDir, onProgress })
      : await externalDatabase(databaseUrl, process.env['DATABASE_APP_URL']);
  if (!started.ok) return started;
  const { owner, app } = started.value;
  let updated = false;
  const copyBefore = (step: number): Promise<Result<string | null, Fault>> => {
    updated = true;
    return started.value.copyBefore(step);
  };
  const stop = 'stop' in started.value ? started.value.stop.bind(started.value) : async () => undefined;
  // While the database is being closed, a connection that ends is no news.
  let closing = false;
  const news = (line: string) => {
    if (!closing) onProgress(line);
  };
  try {
    const opened = await openStore({ owner, app, copyBefore, onProgress: news, clock, refusesNested });
    if (!opened.ok) {
      await stop();
      return opened;
    }
    const store = opened.value;
    return ok({
      store,
      async settled() {
        if (updated || !('dropCopies' in started.value)) return;
        const dropped = await started.value.dropCopies();
        if (!dropped.ok)
          onProgress(`The copy of the database from before the update could not be removed: ${dropped.error.message}`);
        else for (const copy of dropped.value) onProgress(`Removed the copy of the database from before the update (${copy}).`);
      },
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
