import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';

const localNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Addresses on which only this computer hears. */
const localHosts: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1']);

/** Says whether nobody but this computer can reach a server that listens there. */
export function isLocalHost(host: string): boolean {
  return localHosts.has(host);
}

/**
 * Makes the check of the Host header: without TLS the names of this computer, with our port (so that a foreign name
 * which resolves to 127.0.0.1, DNS rebinding, gets nothing); with TLS also the names that the certificate carries.
 */
export function hostCheck(port: () => number, certificate: X509Certificate | null): (host: string | undefined) => boolean {
  const plainPort = certificate === null ? 80 : 443;
  return (host) => {
    const parts = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?$/i.exec(host ?? '');
    if (parts === null) return false;
    const name = (parts[1] as string).toLowerCase();
    if (Number(parts[2] ?? plainPort) !== port()) return false;
    if (localNames.has(name)) return true;
    if (certificate === null) return false;
    const bare = name.replace(/^\[|\]$/g, '');
    return (isIP(bare) ? certificate.checkIP(bare) : certificate.checkHost(bare)) !== undefined;
  };
}

/**
 * How many Host headers a request has, from its raw headers (name, value, name …). Of two, one program reads the first and
 * the next one the second.
 */
export function hostsOf(rawHeaders: readonly string[]): number {
  return rawHeaders.filter((text, i) => i % 2 === 0 && text.length === 4 && text.toLowerCase() === 'host').length;
}

/**
 * Says whether a call that may change something came from our own pages: by its Origin, or where a browser sends
 * none, by Sec-Fetch-Site. A call with neither is refused.
 */
export function sameOrigin(
  headers: { readonly origin?: string | undefined; readonly host?: string | undefined; readonly site?: string | undefined },
  secure: boolean,
): boolean {
  if (headers.site !== undefined && headers.site !== 'same-origin') return false;
  if (headers.origin !== undefined)
    return headers.origin.toLowerCase() === `${secure ? 'https' : 'http'}://${(headers.host ?? '').toLowerCase()}`;
  return headers.site === 'same-origin';
}
