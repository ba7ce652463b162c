import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

/** The cookie of a sign-in: its name, how it is made and ended, and how a token is read from a request. */
export interface SessionCookie {
  readonly name: string;
  /** The line that sets it, for so many seconds. */
  set(token: string, seconds: number): string;
  /** The line that ends it in the browser. */
  readonly end: string;
  /** The token of a request's Cookie header; null without one that we signed. */
  tokenOf(header: string | undefined): string | null;
}

/**
 * Under TLS `__Host-`: the browser then takes it from this host alone, with Secure and for every path. Over plain HTTP on
 * this computer some browsers refuse that, so the name goes without. The token is signed with a key outside the database:
 * who reads the table of sessions has no cookie yet.
 */
export function sessionCookie(secret: Buffer, secure: boolean): SessionCookie {
  const name = `${secure ? '__Host-' : ''}eupraxia.session_token`;
  // The signing key is the key file as base64 text, as it was in the first releases: their sign-ins go on.
  const key = createSecretKey(Buffer.from(secret.toString('base64')));
  const sign = (token: string) => createHmac('sha256', key).update(token).digest();
  const attributes = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  return {
    name,
    set: (token, seconds) =>
      `${name}=${encodeURIComponent(`${token}.${sign(token).toString('base64')}`)}; Max-Age=${seconds}; ${attributes}`,
    end: `${name}=; Max-Age=0; ${attributes}`,
    tokenOf(header) {
      for (const part of header?.split(';') ?? []) {
        const at = part.indexOf('=');
        if (at < 0 || part.slice(0, at).trim() !== name) continue;
        const value = decoded(part.slice(at + 1).trim());
        const dot = value.lastIndexOf('.');
        const given = Buffer.from(value.slice(dot + 1), 'base64');
        const token = value.slice(0, Math.max(0, dot));
        const wanted = sign(token);
        if (token !== '' && given.length === wanted.length && timingSafeEqual(given, wanted)) return token;
      }
      return null;
    },
  };
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
