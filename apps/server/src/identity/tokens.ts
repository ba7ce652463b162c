import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { isUuid } from '@eupraxia/kernel';

/** Random bytes of every token: nobody guesses one of 256 bits. */
const secretBytes = 32;

/** A secret for a link or a cookie, as text that stands in an address: 43 characters. */
export const newSecret = (): string => randomBytes(secretBytes).toString('base64url');

/** What is kept of a token. It has 256 random bits, so that a fast hash suffices. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** What a link's token stands for: a place in a clinic, a new password, or the first clinic of an installation. */
export type LinkToken =
  | { readonly kind: 'invitation'; readonly clinicId: string }
  | { readonly kind: 'password' }
  | { readonly kind: 'founding' };

/** The token of a link to a new password. */
export const passwordToken = (): string => `p${newSecret()}`;

/** The token of the link by which the first clinic is set up. */
export const foundingToken = (): string => `f${newSecret()}`;

/** The token of an invitation. It names the clinic, behind whose wall the invitation lies. */
export function invitationToken(clinicId: string): string {
  return `i${Buffer.from(clinicId.replaceAll('-', ''), 'hex').toString('base64url')}${newSecret()}`;
}

/** Reads what a token stands for; null for what is no token. Whether it is a valid one only its hash tells. */
export function readToken(token: string): LinkToken | null {
  if (/^p[\w-]{43}$/.test(token)) return { kind: 'password' };
  if (/^f[\w-]{43}$/.test(token)) return { kind: 'founding' };
  const clinic = /^i([\w-]{22})[\w-]{43}$/.exec(token)?.[1];
  if (clinic === undefined) return null;
  const hex = Buffer.from(clinic, 'base64url').toString('hex');
  const clinicId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return isUuid(clinicId) ? { kind: 'invitation', clinicId } : null;
}

/** The address of a link, from the server's own address on. The token stands behind `#`, which no browser sends. */
export const linkTo = (token: string): string => `/link#${token}`;

/** A key of one purpose, from the server's master key. */
export function keyFor(master: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `eupraxia ${purpose}`, 32));
}
