import { FaultError } from '@eupraxia/kernel';
import { z } from 'zod';
import { passkeysHere } from './address.ts';
import { webFault } from './errors.ts';

/*
 * The browser's credential calls, with options and answers as JSON: bytes are base64url text. Browsers of 2024 and older
 * have no conversions of their own, so that they are here.
 */

const base64url = z.string().regex(/^[A-Za-z0-9_-]*$/);
const descriptor = z.object({
  id: base64url,
  type: z.literal('public-key'),
  transports: z.array(z.string()).optional(),
});
const newCredential = z.object({
  challenge: base64url,
  rp: z.object({ name: z.string(), id: z.string().optional() }),
  user: z.object({ id: base64url, name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number() })),
  timeout: z.number().optional(),
  excludeCredentials: z.array(descriptor).optional(),
  authenticatorSelection: z.record(z.string(), z.unknown()).optional(),
  attestation: z.string().optional(),
});
const askedCredential = z.object({
  challenge: base64url,
  rpId: z.string().optional(),
  timeout: z.number().optional(),
  allowCredentials: z.array(descriptor).optional(),
  userVerification: z.string().optional(),
});

/** Bytes from base64url text. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}

/** Bytes as base64url text, without padding. */
export function textOf(bytes: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const descriptorsOf = (list: readonly z.infer<typeof descriptor>[] | undefined): PublicKeyCredentialDescriptor[] =>
  (list ?? []).map(({ id, type, transports }) => ({
    id: bytesOf(id),
    type,
    ...(transports === undefined ? {} : { transports: transports as AuthenticatorTransport[] }),
  }));

/** The options of a new passkey, from JSON. Throws where they are none. */
export function creationOptions(json: unknown): PublicKeyCredentialCreationOptions {
  const { challenge, user, excludeCredentials, ...rest } = newCredential.parse(json);
  return {
    ...rest,
    challenge: bytesOf(challenge),
    user: { ...user, id: bytesOf(user.id) },
    excludeCredentials: descriptorsOf(excludeCredentials),
    // A secret of the passkey's own, by which a screen can be unlocked without the server: it is given at the making or never.
    extensions: { prf: {} },
  } as PublicKeyCredentialCreationOptions;
}

/** The options by which a passkey is asked for, from JSON. Throws where they are none. */
export function requestOptions(json: unknown): PublicKeyCredentialRequestOptions {
  const { challenge, allowCredentials, ...rest } = askedCredential.parse(json);
  return {
    ...rest,
    challenge: bytesOf(challenge),
    allowCredentials: descriptorsOf(allowCredentials),
  } as PublicKeyCredentialRequestOptions;
}

/** What the browser answers, as the server reads it. */
export type PasskeyAnswer = Readonly<Record<string, unknown>>;

function answerOf(credential: PublicKeyCredential, response: Readonly<Record<string, unknown>>): PasskeyAnswer {
  return {
    id: credential.id,
    rawId: textOf(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: {},
    response: { clientDataJSON: textOf(credential.response.clientDataJSON), ...response },
  };
}

/** Makes a passkey on this device. Throws a `FaultError` where the browser or the person refuses. */
export async function makePasskey(json: unknown): Promise<PasskeyAnswer> {
  const made = await orFault(() => navigator.credentials.create({ publicKey: creationOptions(json) }));
  const response = made.response as AuthenticatorAttestationResponse;
  return answerOf(made, {
    attestationObject: textOf(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  });
}

/** Asks for a passkey of this device or of a phone nearby. Throws a `FaultError` where the browser or the person refuses. */
export async function askPasskey(json: unknown): Promise<PasskeyAnswer> {
  const given = await orFault(() => navigator.credentials.get({ publicKey: requestOptions(json) }));
  const response = given.response as AuthenticatorAssertionResponse;
  return answerOf(given, {
    authenticatorData: textOf(response.authenticatorData),
    signature: textOf(response.signature),
    userHandle: response.userHandle === null ? undefined : textOf(response.userHandle),
  });
}

/** Browsers say why in names of errors alone: the person's refusal, a wait that ran out and an unknown passkey are one. */
async function orFault(work: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  if (!passkeysHere()) throw new FaultError(webFault('EUP_WEB_PASSKEY_ADDRESS'));
  try {
    const found = await work();
    if (found !== null) return found as PublicKeyCredential;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'InvalidStateError') throw new FaultError(webFault('EUP_WEB_PASSKEY_KNOWN'));
    if (name === 'SecurityError') throw new FaultError(webFault('EUP_WEB_PASSKEY_ADDRESS'));
    if (name !== 'NotAllowedError' && name !== 'AbortError')
      throw new FaultError(webFault('EUP_WEB_PASSKEY_FAILED', { why: error instanceof Error ? error.message : String(error) }));
  }
  throw new FaultError(webFault('EUP_WEB_PASSKEY_NOT_GIVEN'));
}
