import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds of one step, and digits of a code: what every authenticator app does unless told otherwise (RFC 6238, SHA-1). */
const stepSeconds = 30;
const digits = 6;
/** How many steps before and after the server's own are taken, for a phone whose clock is off. */
const tolerance = 1;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes in base32 without padding (RFC 4648), as authenticator apps and recovery codes are typed. */
export function base32(bytes: Uint8Array): string {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += alphabet[(value >>> (bits - 5)) & 31];
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + alphabet[(value << (5 - bits)) & 31] : text;
}

/** The step that a moment (UTC ms) lies in. */
export const stepOf = (now: number): number => Math.floor(now / 1000 / stepSeconds);

/** The code of a secret in one step. */
export function codeOf(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 10 ** digits).padStart(digits, '0');
}

/** The step whose code was given, one step around now at most; null where it is none of theirs. */
export function stepOfCode(secret: Uint8Array, code: string, now: number): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const given = Buffer.from(code);
  let found: number | null = null;
  for (let step = stepOf(now) - tolerance; step <= stepOf(now) + tolerance; step++)
    if (timingSafeEqual(Buffer.from(codeOf(secret, step)), given)) found = step;
  return found;
}

/** The address that an authenticator app reads from a picture of it. */
export function authenticatorUri(secret: Uint8Array, email: string): string {
  const label = `Eupraxia:${email}`;
  return `otpauth://totp/${encodeURIComponent(label)}?secret=${base32(secret)}&issuer=Eupraxia&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`;
}
