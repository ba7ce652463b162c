const path = '/link';

let token: string | undefined;

/**
 * Takes the token of a one-time link out of the address, before anything else of the page reads the address: it is in no
 * history, no bookmark and no picture of the screen from then on. A reload has to open the link again.
 */
export function takeLinkToken(): string | undefined {
  if (location.pathname !== path || location.hash.length < 2) return token;
  token = location.hash.slice(1);
  history.replaceState(history.state, '', path);
  return token;
}

/** The token that was taken, or undefined. */
export const linkTokenHere = (): string | undefined => token;

/** Forgets it: the link is used up. */
export function dropLinkToken(): void {
  token = undefined;
}
