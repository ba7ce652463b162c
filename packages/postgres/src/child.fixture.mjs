/**
 * A program that runs the supervisor, for the tests that kill it: node child.fixture.mjs DATADIR [UID].
 * Prints a JSON line per happening; "stop" on its standard input or SIGINT ends it in order, "exit" without stop().
 */
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createViteServer } from 'vitest/node';

const here = dirname(fileURLToPath(import.meta.url));
const vite = await createViteServer({
  configFile: false,
  root: join(here, '../..'),
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, watch: null, hmr: false, ws: false },
  optimizeDeps: { noDiscovery: true },
  ssr: { noExternal: [/^@eupraxia\//], resolve: { conditions: ['eupraxia-source'] } },
});
const { startDatabase } = await vite.ssrLoadModule(join(here, 'start-database.ts'));
const say = (happening) => process.stdout.write(`${JSON.stringify(happening)}\n`);

const [dataDir, uid] = process.argv.slice(2);
if (uid) {
  process.setgroups([]);
  process.setgid(Number(uid));
  process.setuid(Number(uid));
}
const started = await startDatabase({ dataDir, onProgress: (progress) => say({ progress }), onEvent: (event) => say({ event }) });
if (!started.ok) {
  say({ refused: started.error });
  process.exit(1);
}
const database = started.value;

async function end() {
  await database.stop();
  await vite.close();
  say({ stopped: true });
  process.exit(0);
}

process.once('SIGINT', async () => {
  // As a server that answers what it has begun: the database must still be there a moment after the Ctrl-C.
  await new Promise((resolve) => setTimeout(resolve, 250));
  const client = new pg.Client(database.app);
  await client.connect();
  const { rows } = await client.query('SELECT 1 AS one');
  await client.end();
  say({ answeredAfterInterrupt: rows[0].one });
  await end();
});
createInterface({ input: process.stdin }).on('line', (line) => {
  if (line === 'stop') end();
  if (line === 'exit') process.exit(3);
  if (line === 'copy') database.copyBefore(4);
});

// Said last: a test sends its Ctrl-C as soon as it reads this.
say({ started: { serverPid: database.serverPid, adopted: database.adopted } });
