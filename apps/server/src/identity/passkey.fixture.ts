import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

/** A passkey in software: what a browser and its authenticator would send, with every part to be set wrong. */
export interface SoftPasskey {
  readonly id: string;
  /** The answer to the options of a registration. */
  register(options: unknown, origin: string, wrong?: Wrong): Record<string, unknown>;
  /** The answer to the options of a sign-in or a confirmation. */
  answer(options: unknown, origin: string, wrong?: Wrong): Record<string, unknown>;
}

/** What is to be wrong. */
export interface Wrong {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  /** Nobody at the device proved who they are. */
  readonly unverified?: true;
  readonly counter?: number;
  readonly signature?: Buffer;
}

const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();

/** A passkey with a P-256 key; it counts its uses unless `counts` is false. */
export function softPasskey(counts = true): SoftPasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credential = randomBytes(32);
  const id = b64(credential);
  let uses = 0;
  const clientData = (type: string, options: unknown, origin: string, wrong: Wrong) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: wrong.challenge ?? (options as { challenge: string }).challenge,
        origin: wrong.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const authenticatorData = (rpId: string, wrong: Wrong, more: Uint8Array = Buffer.alloc(0)) => {
    if (counts) uses += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(wrong.counter ?? uses);
    const flags = 0x01 | (wrong.unverified ? 0 : 0x04) | (more.length > 0 ? 0x40 : 0);
    return Buffer.concat([sha256(wrong.rpId ?? rpId), Buffer.of(flags), counter, more]);
  };
  return {
    id,
    register(options, origin, wrong = {}) {
      const { rp } = options as { rp: { id: string } };
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, credential.length), credential, coseKey(publicKey)]);
      const data = authenticatorData(rp.id, wrong, attested);
      const attestation = Buffer.concat([
        Buffer.of(0xa3),
        ...[text('fmt'), text('none'), text('attStmt'), Buffer.of(0xa0), text('authData')],
        ...[Buffer.of(0x59, data.length >> 8, data.length & 255), data],
      ]);
      const response = {
        clientDataJSON: b64(clientData('webauthn.create', options, origin, wrong)),
        attestationObject: b64(attestation),
        transports: ['internal'],
      };
      return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
    },
    answer(options, origin, wrong = {}) {
      const { rpId } = options as { rpId: string };
      const data = authenticatorData(rpId, wrong);
      const client = clientData('webauthn.get', options, origin, wrong);
      const signed = createSign('sha256')
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey);
      const response = {
        clientDataJSON: b64(client),
        authenticatorData: b64(data),
        signature: b64(wrong.signature ?? signed),
      };
      return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
    },
  };
}

/** A short text in CBOR. */
const text = (value: string) => Buffer.concat([Buffer.of(0x60 | value.length), Buffer.from(value)]);

/** A P-256 key as COSE writes it in CBOR: type EC2, ES256, the curve, x and y. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const bytes = (part: string) => Buffer.concat([Buffer.of(0x58, 32), Buffer.from(part, 'base64url')]);
  return Buffer.concat([Buffer.of(0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21), bytes(x), Buffer.of(0x22), bytes(y)]);
}
