import { type Contract, releaseHeader } from '@eupraxia/api';
import { release } from '@eupraxia/kernel';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';

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

/** Plain fetch to our own server, with the session's cookie; a lost session is noticed here, for every call. */
export async function fetchOwn(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, credentials: 'same-origin' });
  if (response.status === 401 && !response.url.includes('/api/auth/sign-in')) onSignedOut?.();
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
