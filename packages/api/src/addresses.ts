/** What a text is as the name under which people open the program. */
export type HostName =
  | { readonly kind: 'name'; readonly name: string }
  /** `empty`; a `number` such as 192.168.1.20; a whole `address` with scheme, port or path; or `other`: no DNS name. */
  | { readonly kind: 'wrong'; readonly why: 'empty' | 'number' | 'address' | 'other' };

/** A DNS name: letters, digits and hyphens between dots, at most 63 in a row and 253 in all; its last part is no number. */
const dnsName = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads a name to which browsers can bind a passkey: `localhost` or a DNS name, in lower case; one
 * with letters beyond ASCII is given as DNS writes it, `xn--…`. They bind none to a number, so that an IP address in whatever spelling is wrong.
 */
export function readHostName(text: string): HostName {
  const given = text.trim().replace(/\.$/, '').toLowerCase();
  if (given === '') return { kind: 'wrong', why: 'empty' };
  if (/^\[?[0-9a-f]*:[0-9a-f:.]*:[0-9a-f:.]*\]?$/.test(given) || /^[\d.]+$/.test(given)) return { kind: 'wrong', why: 'number' };
  if (/[/:@?#]/.test(given)) return { kind: 'wrong', why: 'address' };
  if (dnsName.test(given)) return { kind: 'name', name: given };
  // The last part decides: browsers read 10.0.0.0x1 and full.of.42 as numbers or not at all.
  return { kind: 'wrong', why: /^(?:0x[0-9a-f]*|\d+)$/.test(given.split('.').at(-1) ?? '') ? 'number' : 'other' };
}

/** What a text is as somebody's e-mail address: whether anybody reads it nobody knows before. */
export type EmailReading = 'good' | 'not-an-address' | 'nobody-reads-it';

const email = /^(?!\.)(?!.*\.\.)[\w'+.-]*[\w+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/;

/**
 * Reads an e-mail address of a person. Addresses under `.invalid` (RFC 2606) reach nobody: the demo clinic's people have
 * them, and nobody in a real clinic.
 */
export function readEmail(text: string): EmailReading {
  const given = text.trim();
  if (given.length > 200 || !email.test(given)) return 'not-an-address';
  return given.toLowerCase().endsWith('.invalid') ? 'nobody-reads-it' : 'good';
}
