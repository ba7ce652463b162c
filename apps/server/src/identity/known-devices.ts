import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a browser shows of itself: the device that it is, where it has signed somebody in before. */
export interface KnownDevices {
  /**
   * The device that a request comes from, where this account has signed in on it; null for every other one.
   * @param cookie the request's Cookie header
   */
  knownFor(cookie: string | undefined, account: string): string | null;
  /**
   * The Set-Cookie line by which a browser is known to an account from now on; call it after a full sign-in (password and
   * second factor, passkey, or a one-time link), never before.
   */
  remember(cookie: string | undefined, account: string): string;
}

/** How many accounts one device is known to; the ones that signed in last stay. */
const mostAccounts = 10;
/** Browsers keep no cookie longer; every sign-in begins it anew. */
const keptSeconds = 400 * 86_400;
const idBytes = 16;
const tagBytes = 12;

/**
 * Known devices by a signed cookie, which no script reads: `1.<id>.<tag>~<tag>….<signature>`. A tag is a keyed hash of
 * device and account, so that the cookie names nobody and cannot be compared between devices. It is no credential: it
 * decides by which counts an attempt is limited, and nothing else.
 * @param random makes bytes for a new device's id
 */
export function knownDevices(options: {
  readonly secret: Buffer;
  readonly secure: boolean;
  readonly random: (bytes: number) => Buffer;
}): KnownDevices {
  const { secret, secure, random } = options;
  const name = secure ? '__Host-eupraxia-device' : 'eupraxia-device';
  const key = createHmac('sha256', secret).update('eupraxia known device 1').digest();
  const tagOf = (id: string, account: string): string =>
    createHmac('sha256', key).update(`account\n${id}\n${account}`).digest().subarray(0, tagBytes).toString('base64url');
  const signatureOf = (body: string): Buffer => createHmac('sha256', key).update(`cookie\n${body}`).digest();

  const read = (cookie: string | undefined): { readonly id: string; readonly tags: readonly string[] } | null => {
    const value = cookieNamed(cookie, name);
    const parts = value === null ? null : shape.exec(value);
    if (parts === null) return null;
    const [, body = '', id = '', tags = '', signature = ''] = parts;
    if (!timingSafeEqual(signatureOf(body), Buffer.from(signature, 'base64url'))) return null;
    return { id, tags: tags === '' ? [] : tags.split('~') };
  };

  return {
    knownFor(cookie, account) {
      const device = read(cookie);
      return device?.tags.includes(tagOf(device.id, sameAccount(account))) ? device.id : null;
    },
    remember(cookie, account) {
      const { id, tags } = read(cookie) ?? { id: random(idBytes).toString('base64url'), tags: [] };
      const own = tagOf(id, sameAccount(account));
      const body = `1.${id}.${[own, ...tags.filter((tag) => tag !== own)].slice(0, mostAccounts).join('~')}`;
      const value = `${body}.${signatureOf(body).toString('base64url')}`;
      return `${name}=${value}; Path=/; Max-Age=${keptSeconds}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
    },
  };
}

/** One account, however its address is typed. */
export const sameAccount = (account: string): string => account.trim().toLowerCase();

const tagLetters = Math.ceil((tagBytes * 8) / 6);
const shape = new RegExp(
  `^(1\\.([\\w-]{22})\\.((?:[\\w-]{${tagLetters}}(?:~[\\w-]{${tagLetters}}){0,${mostAccounts - 1}})?))\\.([\\w-]{43})$`,
);

/** The value of one cookie of a Cookie header; null unless exactly one has the name. */
function cookieNamed(cookie: string | undefined, name: string): string | null {
  const found = (cookie ?? '').split(';').flatMap((pair) => {
    const at = pair.indexOf('=');
    return pair.slice(0, at).trim() === name ? [pair.slice(at + 1).trim()] : [];
  });
  return found.length === 1 ? (found[0] as string) : null;
}
