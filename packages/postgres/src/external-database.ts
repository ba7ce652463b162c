import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Fault, FaultError, ok, type Result } from '@eupraxia/kernel';
import { appRole, type ConnectionSettings, codeOf, type DatabaseConnections, withClient } from './connection.ts';
import { appRoleBypasses, fault } from './errors.ts';
import { settle } from './settle.ts';

/** A server of somebody's own that has been reached and suits. */
export interface ExternalDatabase extends DatabaseConnections {
  /** The server's major version: 15 or more. */
  readonly major: number;
  /** Copies nothing, since the server's files are out of reach: a backup before an update is its owner's to make. */
  copyBefore(step: number): Promise<Result<null, Fault>>;
}

const oldestMajor = 15;
const answersWithinMs = 10_000;

/**
 * Checks the server that `DATABASE_URL` names and returns how to reach it in both roles. The owner is the URL's user.
 * The app role is `DATABASE_APP_URL`'s user when that is given; else `eupraxia_app`, which is created when the owner
 * may, with a password derived from the owner's (HMAC-SHA-256), so that every server process knows it and none keeps it.
 * Refusals: `EUP_STORE_URL_INVALID`, `EUP_STORE_DB_*`, `EUP_STORE_APP_ROLE_*`; none shows a password.
 */
export function externalDatabase(url: string, appUrl?: string): Promise<Result<ExternalDatabase, Fault>> {
  return settle(async () => {
    const owner = parseUrl(url, 'DATABASE_URL');
    const major = await asking(owner, checkServer);
    const app = appUrl ? parseUrl(appUrl, 'DATABASE_APP_URL') : await ownAppRole(owner);
    await refuseBypass(app, owner.user);
    return { owner, app, major, copyBefore: async () => ok(null) };
  });
}

/**
 * Refuses an app role that row-level security would not hold: a superuser, one with BYPASSRLS, the owner, or a member of
 * any of these (`EUP_STORE_APP_ROLE_BYPASSES`).
 */
export function checkAppRole(app: ConnectionSettings, owner: string): Promise<Result<void, Fault>> {
  return settle(() => refuseBypass(app, owner));
}

/** Reads a connection URL into settings. TLS as libpq names it; the server's certificate is checked unless `no-verify`. */
export function parseDatabaseUrl(url: string, variable = 'DATABASE_URL'): Promise<Result<ConnectionSettings, Fault>> {
  return settle(async () => parseUrl(url, variable));
}

const noHost = '-';

function parseUrl(text: string, variable: string): ConnectionSettings {
  const refused = (detail: string) => new FaultError(fault('EUP_STORE_URL_INVALID', { variable, detail }));
  let url: URL;
  try {
    // A URL cannot have a user without a host, libpq's can: then the host stands among the parameters.
    url = new URL(text.replace(/^(\w+:\/\/[^/?#]*@)(?=\/)/, `$1${noHost}`));
  } catch {
    throw refused('it is not a URL');
  }
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
    throw refused(`it starts with ${url.protocol}// and not with postgresql://`);
  }
  try {
    const host = decodeURIComponent(url.hostname.replace(/^\[(.*)\]$|^-$/, '$1')) || (url.searchParams.get('host') ?? '');
    const user = decodeURIComponent(url.username) || (url.searchParams.get('user') ?? '');
    const database = decodeURIComponent(url.pathname.slice(1));
    const port = Number(url.port || url.searchParams.get('port') || 5432);
    if (host === '') throw refused('it names no host');
    if (user === '') throw refused('it names no user');
    if (database === '') throw refused('it names no database');
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw refused('its port is no number from 1 to 65535');
    const password = decodeURIComponent(url.password) || (url.searchParams.get('password') ?? '');
    return { host, port, user, database, password, ssl: tlsOf(url.searchParams, refused) };
  } catch (error) {
    if (error instanceof URIError) throw refused('a % in it is not followed by two hexadecimal digits');
    throw error;
  }
}

function tlsOf(params: URLSearchParams, refused: (detail: string) => FaultError): ConnectionSettings['ssl'] {
  const mode = params.get('sslmode') ?? 'disable';
  if (mode === 'disable') return false;
  if (mode === 'no-verify') return { rejectUnauthorized: false };
  if (!['require', 'verify-ca', 'verify-full'].includes(mode)) {
    throw refused(`its sslmode is ${mode}, and not disable, require, verify-full or no-verify`);
  }
  const file = params.get('sslrootcert');
  if (file === null) return { rejectUnauthorized: true };
  try {
    return { rejectUnauthorized: true, ca: readFileSync(file, 'utf8') };
  } catch {
    throw refused(`its sslrootcert ${file} cannot be read`);
  }
}

async function checkServer(settings: ConnectionSettings): Promise<number> {
  const version = await withClient(settings, answersWithinMs, async (client) => {
    const { rows } = await client.query<{ number: string; text: string }>(
      "SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS text",
    );
    return rows[0];
  });
  const major = Math.floor(Number(version?.number) / 10_000);
  if (major >= oldestMajor) return major;
  throw new FaultError(
    fault('EUP_STORE_DB_TOO_OLD', { server: serverOf(settings), found: version?.text ?? 'of an unknown version' }),
  );
}

/** The settings of `eupraxia_app`, whose role is created, or its password set, when the derived one does not let it in. */
async function ownAppRole(owner: ConnectionSettings): Promise<ConnectionSettings> {
  if (owner.password === '') throw cannotHave(owner);
  const password = createHmac('sha256', owner.password).update(`${appRole} of Eupraxia`).digest('hex');
  const app = { ...owner, user: appRole, password };
  if (await lets(app)) return app;
  try {
    await asking(owner, () => withClient(owner, answersWithinMs, (client) => client.query(roleStatement(password))));
  } catch (error) {
    // 42501 insufficient_privilege
    throw codeOf(error) === '42501' ? cannotHave(owner) : error;
  }
  await asking(app, () => withClient(app, answersWithinMs, (client) => client.query('SELECT 1')));
  return app;
}

/** Two processes may start at once, so that the role appears between the look and the creation. */
function roleStatement(password: string): string {
  return `DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${appRole}') THEN
      BEGIN
        CREATE ROLE ${appRole} LOGIN NOSUPERUSER NOBYPASSRLS;
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
    ALTER ROLE ${appRole} PASSWORD '${password}';
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO ${appRole}', current_database());
  END $$`;
}

async function lets(settings: ConnectionSettings): Promise<boolean> {
  try {
    await withClient(settings, answersWithinMs, (client) => client.query('SELECT 1'));
    return true;
  } catch {
    return false;
  }
}

function cannotHave(owner: ConnectionSettings): FaultError {
  return new FaultError(fault('EUP_STORE_APP_ROLE_MISSING', { server: serverOf(owner), user: owner.user }));
}

async function refuseBypass(app: ConnectionSettings, owner: string): Promise<void> {
  const found = await asking(app, () =>
    withClient(app, answersWithinMs, async (client) => {
      const { rows } = await client.query<{ role: string; rolsuper: boolean; rolbypassrls: boolean; own: boolean }>(
        `SELECT rolname AS role, rolsuper, rolbypassrls, rolname = current_user AS own FROM pg_roles
         WHERE (rolsuper OR rolbypassrls OR rolname = $1) AND pg_has_role(current_user, oid, 'MEMBER')
         ORDER BY rolname = current_user DESC LIMIT 1`,
        [owner],
      );
      return rows[0];
    }),
  );
  if (!found) return;
  const power = found.rolsuper ? 'a superuser' : found.rolbypassrls ? 'exempt from row-level security (BYPASSRLS)' : 'the owner';
  const detail = found.own ? `it is ${power}` : `it is a member of ${found.role}, which is ${power}`;
  throw new FaultError(appRoleBypasses(app.user, detail));
}

/** Asks a server; what the network or the server refuses becomes a coded fault. */
async function asking<T>(settings: ConnectionSettings, ask: (settings: ConnectionSettings) => Promise<T>): Promise<T> {
  try {
    return await ask(settings);
  } catch (error) {
    throw connectionFault(error, settings);
  }
}

const networkTells: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOENT: 'there is no such socket',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the host name cannot be looked up',
  ETIMEDOUT: 'no answer in time',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ECONNRESET: 'it closed the connection',
  EACCES: 'this user may not open the socket',
};

function connectionFault(error: unknown, settings: ConnectionSettings): unknown {
  if (error instanceof FaultError || !(error instanceof Error)) return error;
  const server = serverOf(settings);
  // Of several addresses tried (IPv6, IPv4), the first complaint stands for all.
  const first = error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  const code = codeOf(first) || codeOf(error);
  if (code === '3D000') return new FaultError(fault('EUP_STORE_DB_MISSING', { server, database: settings.database }));
  if (/^28/.test(code)) return new FaultError(fault('EUP_STORE_DB_SIGN_IN', { server, user: settings.user }));
  const tell = networkTells[code] ?? (/timeout/i.test(error.message) ? networkTells['ETIMEDOUT'] : undefined);
  if (tell) return new FaultError(fault('EUP_STORE_DB_UNREACHABLE', { server, detail: tell }));
  if (/password must be a (non-empty )?string/.test(error.message)) {
    return new FaultError(fault('EUP_STORE_DB_SIGN_IN', { server, user: settings.user }));
  }
  // 42501 is told by the caller, who knows what was tried.
  if (code === '42501') return error;
  const detail = settings.password ? error.message.replaceAll(settings.password, '…') : error.message;
  return new FaultError(fault('EUP_STORE_DB_REFUSED', { server, detail }));
}

function serverOf({ host, port }: ConnectionSettings): string {
  if (host.startsWith('/')) return `${host} (port ${port})`;
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
