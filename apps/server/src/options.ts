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
   * certificate's first name, and without a certificate `localhost`.
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

/** A name as browsers bind passkeys to it: letters, digits and hyphens between dots, and no number. */
const named = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The name that passkeys are bound to: the one that was given, which the certificate must carry; else the certificate's first
 * name that is one; without a certificate `localhost`. null where there is none: browsers bind no passkey to a number.
 * Error: EUP_SERVER_NAME.
 */
export function passkeyNameOf({
  name,
  tls,
}: {
  readonly name?: string | undefined;
  readonly tls: AppParts['tls'];
}): Result<string | null, Fault> {
  const given = name?.toLowerCase();
  if (tls === null)
    return given === undefined || given === 'localhost' ? ok('localhost') : err(fault('EUP_SERVER_NAME', { name: given }));
  const carried = [...(tls.certificate.subjectAltName ?? '').matchAll(/DNS:([^,\s]+)/g)].map(([, one = '']) => one.toLowerCase());
  if (given === undefined) return ok(carried.find((one) => named.test(one)) ?? null);
  return named.test(given) && tls.certificate.checkHost(given) !== undefined
    ? ok(given)
    : err(fault('EUP_SERVER_NAME', { name: given }));
}
