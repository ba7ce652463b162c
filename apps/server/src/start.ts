import { randomBytes, type X509Certificate } from 'node:crypto';
import { access, constants, mkdir } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { auditRecorder } from './audit/recorder.ts';
import { startChores } from './chores.ts';
import { type Database, openDatabase } from './database.ts';
import { keepDemo } from './demo/keep.ts';
import type { DemoSignIn } from './demo/sign-ins.ts';
import { fault } from './errors.ts';
import { earlierAdministrator, type FirstSignIn, firstSignIn } from './founding.ts';
import { serverLimits } from './guard/limits.ts';
import { isLocalHost } from './guard/names.ts';
import type { HalfSignIn } from './identity/half-sign-in.ts';
import { openIdentity } from './identity/identity.ts';
import { knownDevices } from './identity/known-devices.ts';
import { signInLimiter } from './identity/limiter.ts';
import type { Challenge } from './identity/passkeys.ts';
import { factorKeys } from './identity/second-factor.ts';
import { originOf, passkeyNameOf, serverName } from './identity/server-name.ts';
import { signingSessions } from './identity/signing-sessions.ts';
import { steps } from './identity/steps.ts';
import { keyFile } from './keys/keyfile.ts';
import { readTls, type ServerOptions } from './options.ts';
import type { ServerContext } from './rpc/call.ts';
import { holdCalls } from './rpc/held-calls.ts';

/** A server that takes calls. */
export interface RunningServer {
  /** `http://127.0.0.1:4747`: the address that it listens on, for programs. */
  readonly url: string;
  /** `http://localhost:4747`: the address for people, by the name that passkeys are bound to where there is one. */
  readonly pageUrl: string;
  /** How to sign in to the demo clinic; empty where there is none. */
  readonly demoSignIns: readonly DemoSignIn[];
  /** How the first administrator signs in, on the first start of an installation without the demo clinic; null otherwise. */
  readonly firstSignIn: FirstSignIn | null;
  /** Lets running calls end, seals the audit, closes the database. May be called twice. */
  stop(): Promise<void>;
}

/** How long calls that run may take to end when the server stops, in ms. */
const patienceMs = 10_000;

/** The pages that are built beside this package. */
const builtPages = fileURLToPath(new URL('../../web/dist', import.meta.url));

/**
 * Starts the server: database, migrations, keys, the demo clinic on the first start, then the address. After a refusal
 * nothing of it runs. Refusals: `EUP_SERVER_PORT_BUSY`, `EUP_SERVER_LISTEN*`, `EUP_SERVER_TLS_FILES`, `EUP_SERVER_DATA_FOLDER`,
 * `EUP_SERVER_KEY_*`, and those of the store (`EUP_STORE_*`).
 */
export async function startServer(options: ServerOptions): Promise<Result<RunningServer, Fault>> {
  const tls = await readTls(options);
  if (!tls.ok) return tls;
  const named = passkeyNameOf({ given: options.name ?? null, chosen: null, certificate: tls.value?.certificate ?? null });
  if (!named.ok) return named;
  const busy = await portTaken(options);
  if (busy !== null) return err(busy);
  const time = { behind: 0 };
  const now = options.clock ?? (() => Date.now());
  const clock = () => now() - time.behind;
  const database = await openDatabase(options, clock);
  if (!database.ok) return database;
  try {
    const address = { secure: tls.value !== null, port: options.port };
    const desk = await furnish(options, database.value, { tls: tls.value, address }, clock);
    if (!desk.ok) return await closing(database.value, desk);
    const demoSignIns = await keepDemo(desk.value, options, (behind) => {
      time.behind = behind;
    });
    if (!demoSignIns.ok) return await closing(database.value, demoSignIns);
    const first = await firstSignIn(desk.value, options);
    return await open(options, database.value, desk.value, tls.value, address, {
      demoSignIns: demoSignIns.value,
      firstSignIn: first,
    });
  } catch (problem) {
    await database.value.close();
    throw problem;
  }
}

async function closing(
  database: Database,
  refusal: { readonly ok: false; readonly error: Fault },
): Promise<{ readonly ok: false; readonly error: Fault }> {
  await database.close();
  return refusal;
}

/** By which scheme and port people reach the server; the port is known once it listens. */
interface Address {
  readonly secure: boolean;
  port: number;
}

/** Makes the folders and reads the keys; both are this user's alone. */
async function furnish(
  { dataDir, onProgress, name: given }: ServerOptions,
  { store }: Database,
  { tls, address }: { readonly tls: Parameters<typeof buildApp>[0]['tls']; readonly address: Address },
  clock: () => number,
): Promise<Result<ServerContext, Fault>> {
  const [keys, recordings, seals] = ['keys', 'recordings', 'seals'].map((name) => join(resolve(dataDir), name)) as [
    string,
    string,
    string,
  ];
  try {
    for (const folder of [keys, recordings, seals]) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await access(folder, constants.W_OK);
    }
  } catch (problem) {
    return err(fault('EUP_SERVER_DATA_FOLDER', { folder: dataDir, why: (problem as Error).message }));
  }
  const anybody = await store.authPool.query('select 1 from "user" limit 1');
  const first = anybody.rowCount === 0;
  const master = await keyFile(keys, 'master.key', first);
  if (!master.ok) return master;
  const secret = await keyFile(keys, 'cookies.key');
  if (!secret.ok) return secret;
  const identity = openIdentity({ pool: store.authPool, secret: secret.value, secure: address.secure, clock });
  const held = holdCalls(store.onVisitChange);
  const unsealed = new Set<string>();
  const limiter = signInLimiter({ pool: store.authPool, secret: secret.value });
  const devices = knownDevices({ secret: secret.value, secure: address.secure, random: randomBytes });
  const { tables } = identity;
  const signIn = { identity, limiter, devices, signing: signingSessions(), halves: steps<HalfSignIn>(tables, 'half-sign-in') };
  const name = await serverName(tables, {
    given: given ?? null,
    certificate: tls?.certificate ?? null,
    port: () => address.port,
  });
  if (!name.ok) return name;
  const { place } = name.value;
  return ok({
    store,
    ...signIn,
    name: name.value,
    passkeys: { place, waiting: steps<Challenge>(tables, 'passkey') },
    factors: factorKeys(master.value),
    held,
    master: master.value,
    recordings,
    seals,
    recorder: auditRecorder({ store, clock, unsealed, report: onProgress }),
    unsealed,
    clock,
  });
}

async function open(
  options: ServerOptions,
  database: Database,
  desk: ServerContext,
  tls: Parameters<typeof buildApp>[0]['tls'],
  address: Address,
  signIns: Pick<RunningServer, 'demoSignIns' | 'firstSignIn'>,
): Promise<Result<RunningServer, Fault>> {
  const pages = options.webDir ?? builtPages;
  const limits = { ...serverLimits, ...options.limits };
  const { app, hasPages } = await buildApp({ desk, tls, pages, port: () => address.port, onLine: options.onProgress, limits });
  if (!hasPages) options.onProgress(`No pages are built in ${pages}: only programs can call. Build them with: npm run build`);
  const listening = await listen(app, options);
  if (!listening.ok) {
    await app.close();
    await database.close();
    return listening;
  }
  const port = listening.value;
  address.port = port;
  await database.settled();
  const chores = startChores(desk, options.onProgress);
  let stopped: Promise<void> | undefined;
  const stop = async () => {
    // Calls that wait are answered first: closing waits for every call that runs.
    desk.held.close();
    const patience = setTimeout(() => app.server.closeAllConnections(), patienceMs);
    await app.close();
    clearTimeout(patience);
    await chores.stop();
    await database.close();
  };
  const name = nameOf(options.host, tls?.certificate ?? null);
  if (!isLocalHost(options.host) && signIns.demoSignIns.length > 0) {
    options.onProgress('Other computers can reach the demo clinic; its passwords are those of this installation alone.');
  }
  const pageUrl = originOf(address, desk.name.place.name ?? name);
  for (const line of await toldAtStart(desk, pageUrl, signIns.firstSignIn)) options.onProgress(line);
  return ok({
    pageUrl,
    url: `${tls === null ? 'http' : 'https'}://${name}:${port}`,
    ...signIns,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  });
}

/** What whoever starts the server is to know or to do. */
async function toldAtStart(desk: ServerContext, pageUrl: string, first: FirstSignIn | null): Promise<readonly string[]> {
  const { place, given } = desk.name;
  const chosen = await desk.name.chosen();
  const earlier = await earlierAdministrator(desk);
  return [
    ...(first === null
      ? []
      : [
          `Nobody has an account yet. Open ${pageUrl}${first.link} within 24 hours to set up your clinic (kept in first-sign-in.txt of the data folder; each start makes a new link).`,
        ]),
    ...(chosen === null || chosen.name === place.name
      ? []
      : [
          given
            ? `Passkeys are bound to ${place.name}, as --name says, and not to ${chosen.name}, which was chosen at the set-up.`
            : `${chosen.name}, which was chosen at the set-up, waits for a certificate that carries it (--listen 0.0.0.0 --tls CERT,KEY). Passkeys are bound to ${place.name ?? 'no name'} meanwhile.`,
        ]),
    ...(earlier === null ? [] : [earlier]),
  ];
}

/** How a person reaches the server: by the address that it listens on, or where that is every address, by the certificate's first name. */
function nameOf(host: string, certificate: X509Certificate | null): string {
  const every = host === '0.0.0.0' || host === '::';
  const named = every ? /(?:DNS|IP Address):([^,\s]+)/.exec(certificate?.subjectAltName ?? '')?.[1] : undefined;
  const name = named ?? host;
  return name.includes(':') ? `[${name}]` : name;
}

/** Looks at the port before a database is made for nothing; who takes it in between is met when we listen. */
function portTaken({ host, port }: ServerOptions): Promise<Fault | null> {
  return new Promise((settle) => {
    const look = createServer();
    look.once('error', (problem: NodeJS.ErrnoException) => settle(listenFault(problem, host, port)));
    look.listen({ host, port }, () => look.close(() => settle(null)));
  });
}

function listenFault({ code, message }: NodeJS.ErrnoException, host: string, port: number): Fault {
  if (code === 'EADDRINUSE') return fault('EUP_SERVER_PORT_BUSY', { host, port, other: port + 1 });
  return fault('EUP_SERVER_LISTEN', { host, port, why: message });
}

async function listen(app: FastifyInstance, { host, port }: ServerOptions): Promise<Result<number, Fault>> {
  try {
    await app.listen({ host, port });
    return ok((app.server.address() as AddressInfo).port);
  } catch (problem) {
    return err(listenFault(problem as NodeJS.ErrnoException, host, port));
  }
}
