import { type Contract, releaseHeader } from '@eupraxia/api';
import { release } from '@eupraxia/kernel';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { signOutPath, tellSignOut } from '../sw/sign-out-mark.ts';

let clinicId: string | undefined;
let onSignedOut: (() => void) | undefined;

/** Names the clinic that calls are made for; a person may belong to several. */
export function callFor(clinic: string | undefined): void {
  clinicId = clinic;
}

/** Says whom to tell when the server no longer knows the session. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

/** The header that names the clinic, for the few calls that are plain HTTP (recordings). */
export function clinicHeader(): Record<string, string> {
  return clinicId === undefined ? {} : { 'x-eupraxia-clinic': clinicId };
}

let held = 0;
/** What may be asked while somebody signs in: who it is, their own key, and the place that they were invited to. */
const mayPass = /^\/(?:api\/auth\/|rpc\/me\/|rpc\/account\/(?:clinics|acceptInvitation)$|rpc\/vault\/mine$)/;

/**
 * Keeps back every call but those of the sign-in itself, so that nothing of whoever sat here goes out under the session of
 * whoever comes; the answer lets them pass again. A page that is being left never calls it.
 */
export function holdCalls(): () => void {
  held++;
  let holds = true;
  return () => {
    if (holds) held--;
    holds = false;
  };
}

/** Tells the server of a sign-out that waits; true when none does. */
export function noteSignOut(): Promise<boolean> {
  return tellSignOut((input, init) => fetch(input, init));
}

let signOutTold: Promise<boolean> | null = null;

/** As a page that reaches nobody: callers try again. */
const unreached = (): TypeError => new TypeError('the call was kept back');

/**
 * Plain fetch to our own server, with the session's cookie; a lost session is noticed here, for every call. A sign-out that
 * waits goes first: until the server has heard of it nothing else is sent.
 */
export async function fetchOwn(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
  if (held > 0 && !mayPass.test(pathname)) throw unreached();
  if (pathname !== signOutPath) {
    // Asked once: a sign-out of this browser ends every page of it.
    signOutTold ??= noteSignOut();
    if (!(await signOutTold)) {
      signOutTold = null;
      throw unreached();
    }
  }
  const response = await fetch(input, { ...init, credentials: 'same-origin' });
  if (response.status === 401 && !/^\/api\/auth\/(?:sign-in|sign-out|link)/.test(pathname)) onSignedOut?.();
  return response;
}

const clientOver = (send: typeof fetchOwn): ContractRouterClient<Contract> =>
  createORPCClient(
    new RPCLink({
      url: () => `${location.origin}/rpc`,
      headers: () => ({ ...clinicHeader(), [releaseHeader]: release }),
      fetch: (request, init) => send(request, init),
    }),
  );

/** The server's procedures, typed by the contract: `await client.today.list({ day })`. Throws; see `faultFrom`. */
export const client: ContractRouterClient<Contract> = clientOver(fetchOwn);

/** The same for the last call of a page that is being left: the browser sends it although the page is gone. */
export const leavingClient: ContractRouterClient<Contract> = clientOver((request, init) =>
  fetchOwn(request, { ...init, keepalive: true }),
);
