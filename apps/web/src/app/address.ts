/** What of a page's address is asked here; `location` has it. */
export type Address = Pick<Location, 'protocol' | 'hostname' | 'port'>;

const ownNumbers: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]']);

/** Whether a page's host is a number, for which no browser makes a passkey. */
export function isNumberedHost(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(hostname);
}

/** The same computer under its name, `http://localhost:4747`, for a page that was opened by its number; else undefined. */
export function namedOrigin({ protocol, hostname, port }: Address): string | undefined {
  if (protocol !== 'http:' || !ownNumbers.has(hostname)) return undefined;
  return `http://localhost${port === '' ? '' : `:${port}`}`;
}

/** Where passkeys work, where that is not this page; else undefined. `named` is the server's answer. */
export function otherOrigin(
  named: { readonly name: string | null; readonly address: string | null },
  { protocol, hostname }: Address,
): string | undefined {
  const elsewhere = protocol === 'https:' && named.name !== null && named.name !== hostname.toLowerCase();
  return elsewhere && named.address !== null ? named.address : undefined;
}

/** Whether the browser can make and use passkeys at all; it offers them on secure pages alone. */
export function browserHasPasskeys(): boolean {
  return globalThis.isSecureContext === true && 'PublicKeyCredential' in globalThis && navigator.credentials !== undefined;
}

/** Whether somebody can sign in with a passkey on this page. */
export function passkeysHere(): boolean {
  return browserHasPasskeys() && !isNumberedHost(location.hostname);
}
