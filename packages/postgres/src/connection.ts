import pg from 'pg';

/** How to reach a database: what `pg.Pool` and `pg.Client` take. On a socket, `host` is its folder. */
export interface ConnectionSettings {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password: string;
  /** False on a socket and the loopback; else what TLS needs. */
  readonly ssl: false | { readonly rejectUnauthorized: boolean; readonly ca?: string };
}

/** How to reach a database in its two roles. */
export interface DatabaseConnections {
  /** `eupraxia_owner`: owns the database, migrates. */
  readonly owner: ConnectionSettings;
  /** `eupraxia_app`: owns nothing, cannot bypass row-level security. */
  readonly app: ConnectionSettings;
}

/** The roles of the database and its name. */
export const ownerRole = 'eupraxia_owner';
export const appRole = 'eupraxia_app';
export const databaseName = 'eupraxia';

/** Connects, runs `work`, and closes the connection whatever happens. */
export async function withClient<T>(
  settings: ConnectionSettings,
  timeoutMs: number,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...settings, connectionTimeoutMillis: timeoutMs, application_name: 'eupraxia' });
  // Without a listener, a server that dies while the connection is idle would end the program.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The code of an error of the server (SQLSTATE) or of the network (`ECONNREFUSED`); the empty string when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
