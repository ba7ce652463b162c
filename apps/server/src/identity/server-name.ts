import type { X509Certificate } from 'node:crypto';
import type { ServerAddress } from '@eupraxia/api';
import { readHostName } from '@eupraxia/api';
import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import type { Membership } from '@eupraxia/store';
import { fault } from '../errors.ts';
import { type ChosenName, chooseName, readInstallation } from './installation.ts';
import type { PasskeyPlace } from './passkeys.ts';
import type { SignInTables } from './sign-in-tables.ts';

/** Under which name this process serves its pages, and what was chosen. */
export interface ServerName {
  /** Where passkeys work now. */
  readonly place: PasskeyPlace;
  /** What an administrator chose, as of now in the database. */
  chosen(): Promise<ChosenName | null>;
  /**
   * Chooses a name in a clinic; it is used at once where the certificate carries it.
   * Errors: EUP_SERVER_NAME_SHAPE, EUP_SERVER_NAME_OTHERS.
   */
  choose(chosen: ChosenName, now: number): Promise<Result<true, Fault>>;
  /** Whether the start named it itself. */
  readonly given: boolean;
}

/** The names that a certificate carries, as browsers bind passkeys to them; without a certificate `localhost` alone. */
function carriedNames(certificate: X509Certificate | null): readonly string[] {
  if (certificate === null) return ['localhost'];
  const names = [...(certificate.subjectAltName ?? '').matchAll(/DNS:([^,\s]+)/g)].map(([, one = '']) => readHostName(one));
  return names.flatMap((one) => (one.kind === 'name' ? [one.name] : []));
}

/** Whether people can open the program by a name: the certificate carries it, or it is this computer's own. */
function isCarried(name: string, certificate: X509Certificate | null): boolean {
  return certificate === null ? name === 'localhost' : certificate.checkHost(name) !== undefined;
}

/**
 * The name that passkeys are bound to, by this order: the one that the start was given, which the certificate must carry; the
 * one that an administrator chose, once the certificate carries it; the certificate's first one; without a certificate
 * `localhost`. null where there is none: browsers bind no passkey to a number. Error: EUP_SERVER_NAME.
 * @param given of `--name`
 * @param chosen at the set-up
 */
export function passkeyNameOf({
  given,
  chosen,
  certificate,
}: {
  readonly given: string | null;
  readonly chosen: string | null;
  readonly certificate: X509Certificate | null;
}): Result<string | null, Fault> {
  if (given !== null) {
    const read = readHostName(given);
    return read.kind === 'name' && isCarried(read.name, certificate)
      ? ok(read.name)
      : err(fault('EUP_SERVER_NAME', { name: given }));
  }
  if (chosen !== null && isCarried(chosen, certificate)) return ok(chosen);
  return ok(carriedNames(certificate)[0] ?? null);
}

/** An address as browsers name it: without the port where it is the usual one. */
export function originOf({ secure, port }: { readonly secure: boolean; readonly port: number }, name: string): string {
  return new URL(`${secure ? 'https' : 'http'}://${name}:${port}`).origin;
}

/**
 * The name of this start. `given` is that of `--name`, `port` the one that it listens on once it does.
 * Error: EUP_SERVER_NAME.
 */
export async function serverName(
  tables: SignInTables,
  {
    given,
    certificate,
    port,
  }: { readonly given: string | null; readonly certificate: X509Certificate | null; readonly port: () => number },
): Promise<Result<ServerName, Fault>> {
  const chosen = () => readInstallation(tables, 'passkey-name');
  const first = passkeyNameOf({ given, certificate, chosen: (await chosen())?.name ?? null });
  if (!first.ok) return first;
  let name = first.value;
  const secure = certificate !== null;
  return ok({
    given: given !== null,
    chosen,
    place: {
      get name() {
        return name;
      },
      origins: () => (name === null ? [] : [originOf({ secure, port: port() }, name)]),
    },
    async choose(asked, now) {
      const read = readHostName(asked.name);
      if (read.kind === 'wrong') return err(fault('EUP_SERVER_NAME_SHAPE', { name: asked.name }));
      if (!(await chooseName(tables, { ...asked, name: read.name }, now))) return err(fault('EUP_SERVER_NAME_OTHERS'));
      const next = passkeyNameOf({ given, certificate, chosen: read.name });
      if (next.ok) name = next.value;
      return ok(true);
    },
  });
}

/** The name as an administrator reads it, in the clinic where they are. */
export async function addressFor(
  names: ServerName,
  membership: Pick<Membership, 'clinicId' | 'role' | 'demo'>,
): Promise<ServerAddress> {
  const chosen = await names.chosen();
  const { place, given } = names;
  const free = chosen === null || chosen.clinicId === membership.clinicId;
  return {
    name: place.name,
    address: place.origins()[0] ?? null,
    chosen: chosen?.name ?? null,
    given,
    mayChoose: !given && free && membership.role === 'admin' && !membership.demo,
  };
}
