const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A UUID in lower case. */
export type Uuid = string & { readonly __uuid: true };

/** Says whether a text is a UUID (RFC 9562) in lower case with hyphens. */
export function isUuid(text: string): text is Uuid {
  return uuidPattern.test(text);
}

/**
 * Composes a UUIDv7 (RFC 9562 §5.7), which sorts by the time it was made.
 * @param atMs milliseconds since 1970, an integer of at most 48 bits
 * @param random at least ten random bytes, from the edge's own source
 */
export function uuidV7(atMs: number, random: Uint8Array): Uuid {
  const bytes = new Uint8Array(16);
  let time = Math.floor(atMs);
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] as number) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f);
  let text = '';
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-';
    text += (bytes[i] as number).toString(16).padStart(2, '0');
  }
  return text as Uuid;
}
