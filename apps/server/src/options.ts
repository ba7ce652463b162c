import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import type { AppParts } from './app.ts';
import { fault } from './errors.ts';
import type { ServerLimits } from './guard/limits.ts';
import { isLocalHost } from './guard/names.ts';

/** How to start the server. */
export interface ServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The address to listen on; other computers can reach every one but `127.0.0.1`, `::1` and `localhost`. */
  readonly host: string;
  /** Paths of PEM files. Needed wherever other computers can reach the server. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /**
   * The name by which people open the program, and to which their passkeys are bound: changing it loses them. Left out, the
   * name that an administrator chose, where the certificate carries it; the certificate's first name; without a certificate
   * `localhost`.
   */
  readonly name?: string;
  /** Holds the built-in database, recordings and keys. */
  readonly dataDir: string;
  /** A PostgreSQL of your own instead of the built-in one. */
  readonly databaseUrl?: string;
  /** Leaves the demo clinic out on the first start. */
  readonly empty: boolean;
  /** The built pages; those of this installation unless named. */
  readonly webDir?: string;
  /** How many connections the server holds, how long it waits for callers, and how much it takes in at a time. */
  readonly limits?: Partial<ServerLimits>;
  /** UTC ms; the machine's clock unless a test brings its own. */
  readonly clock?: () => number;
  /** Refuses a transaction inside another one: for tests, since it slows the whole program down. */
  readonly refusesNested?: boolean;
  /** Takes lines for a person. */
  readonly onProgress: (line: string) => void;
}

/** Refuses to be reachable without TLS, and reads the certificate and the key that must belong to it. */
export async function readTls({ host, tls }: Pick<ServerOptions, 'host' | 'tls'>): Promise<Result<AppParts['tls'], Fault>> {
  if (tls === undefined) return isLocalHost(host) ? ok(null) : err(fault('EUP_SERVER_LISTEN_PLAIN', { host }));
  try {
    const [cert, key] = await Promise.all([readFile(tls.cert), readFile(tls.key)]);
    const certificate = new X509Certificate(cert);
    if (!certificate.checkPrivateKey(createPrivateKey(key)))
      return err(fault('EUP_SERVER_TLS_FILES', { why: 'the key belongs to another certificate' }));
    return ok({ cert, key, certificate });
  } catch (problem) {
    return err(fault('EUP_SERVER_TLS_FILES', { why: (problem as Error).message }));
  }
}
