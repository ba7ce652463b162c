import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const cost = { N: 16_384, r: 16, p: 1 } as const;
const keyBytes = 64;

/** Derives the key of a password: NFKC, so that what one keyboard composes and another does not is one password. */
function derived(password: string, salt: string): Promise<Buffer> {
  return new Promise((settle, fail) => {
    scrypt(password.normalize('NFKC'), salt, keyBytes, { ...cost, maxmem: 256 * cost.N * cost.r }, (problem, key) =>
      problem ? fail(problem) : settle(key),
    );
  });
}

/** A password's hash as it is stored: `salt:key` in hexadecimal; scrypt with N 16384, r 16, p 1. The format of every release so far. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16).toString('hex');
  return `${salt}:${(await derived(password, salt)).toString('hex')}`;
}

/** Whether a password belongs to a hash. Without a hash the same work is done, and the answer is no. */
export async function isPasswordOf(hash: string | null, password: string): Promise<boolean> {
  const [salt = '', key = ''] = hash?.split(':') ?? [];
  const given = await derived(password, salt);
  const kept = Buffer.from(key, 'hex');
  return kept.length === keyBytes && timingSafeEqual(given, kept);
}
