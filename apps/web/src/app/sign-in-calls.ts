import type { InstallationShown, LinkShown, PasskeyStep, SignInAnswer } from '@eupraxia/api';
import { FaultError } from '@eupraxia/kernel';
import { fetchOwn, holdCalls } from './client.ts';
import { faultFrom, faultOfResponse } from './fault.ts';

/** The half sign-in that wants a second step. */
export type HalfSignIn = Extract<SignInAnswer, { readonly pending: string }>;

/** Posts to an address of sign-in. Throws a `FaultError`: the server's refusal, or that it was not reached. */
async function post<T>(path: string, body: Readonly<Record<string, unknown>>): Promise<T> {
  // From the moment at which another's session may begin, nothing of whoever sat here is sent; `enter` goes on with that.
  const release = holdCalls();
  try {
    const response = await fetchOwn(`/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json().catch(() => undefined);
    if (!response.ok) throw new FaultError(faultOfResponse(response.status, answer));
    return answer as T;
  } catch (error) {
    throw new FaultError(faultFrom(error));
  } finally {
    setTimeout(release);
  }
}

/** E-mail and password: signed in, or the second step. */
export const signInByPassword = (email: string, password: string): Promise<SignInAnswer> =>
  post('sign-in/email', { email, password });

/** A code of an authenticator app, or one of the recovery codes. */
export const signInByCode = (pending: string, code: string): Promise<SignInAnswer> => post('sign-in/code', { pending, code });

/** A passkey: alone, or as the second step. Throws also what the browser refuses (see `askPasskey`). */
export async function signInByPasskey(pending?: string): Promise<SignInAnswer> {
  const { askPasskey } = await import('./passkey.ts');
  const step = await post<PasskeyStep>('sign-in/passkey/begin', pending === undefined ? {} : { pending });
  return post('sign-in/passkey', { step: step.id, response: await askPasskey(step.options) });
}

/** What the server says of itself, whoever asks. Throws where it does not answer. */
export async function readInstallation(): Promise<InstallationShown> {
  const response = await fetchOwn('/api/auth/installation');
  if (!response.ok) throw new FaultError(faultOfResponse(response.status, undefined));
  return response.json();
}

/** What a one-time link is for; it stays usable. */
export const readLink = (token: string): Promise<LinkShown> => post('link/read', { token });

/** What the page of the first link gives: the clinic, and its administrator, who is whoever fills it in. */
export interface FirstClinic {
  readonly clinic: { readonly name: string; readonly zone: string };
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Sets up the first clinic of an installation by its link. */
export const foundFirstClinic = (token: string, first: FirstClinic): Promise<SignInAnswer> =>
  post('link/use', { token, ...first });

/** Uses a one-time link up: a password is chosen, and with an invitation a name. */
export const consumeLink = (token: string, password: string, name?: string): Promise<SignInAnswer> =>
  post('link/use', name === undefined ? { token, password } : { token, password, name });
