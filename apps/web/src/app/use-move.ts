import { useEffect, useState } from 'react';
import { unsentHere } from '../vault/unsent-here.ts';
import { namedOrigin } from './address.ts';
import { linkTokenHere } from './link-token.ts';

/**
 * What becomes of a page that was opened as `http://127.0.0.1:…`: it moves to `http://localhost:…`, because passkeys need a
 * name. What the browser keeps belongs to one of the two addresses, so that nothing moves before all of it is sent.
 */
export type Move =
  | { readonly state: 'none' }
  /** Looks whether something is unsent, or is on its way: nothing is shown. */
  | { readonly state: 'moving' }
  /** Something is unsent: it stays here until somebody has signed in and it is sent. */
  | { readonly state: 'unsent'; readonly origin: string; readonly count: number }
  /** Came back at once, so the name was not answered: it stays here. */
  | { readonly state: 'stayed'; readonly origin: string };

const key = 'eupraxia-moved';
/** Who is back within this time, in ms, did not find the program under the name. */
const backAtOnce = 120_000;

/** Moves where it may. `free` says that nobody is signed in here; who is signed in stays until they sign out. */
export function useMove(free: boolean): Move {
  const origin = namedOrigin(location);
  const [move, setMove] = useState<Move>({ state: 'moving' });
  useEffect(() => {
    if (!free || origin === undefined) return;
    let here = true;
    unsentHere()
      .then((count) => {
        if (!here) return;
        if (count > 0) setMove({ state: 'unsent', origin, count });
        else if (hasJustMoved(Date.now())) setMove({ state: 'stayed', origin });
        else location.replace(addressUnder(origin));
      })
      .catch(() => setMove({ state: 'stayed', origin }));
    return () => {
      here = false;
    };
  }, [free, origin]);
  return !free || origin === undefined ? { state: 'none' } : move;
}

/** This page under another origin, with the token of a link that was taken out of the address. */
export function addressUnder(origin: string): string {
  const token = linkTokenHere();
  return `${origin}${location.pathname}${location.search}${token === undefined ? location.hash : `#${token}`}`;
}

/** Whether this tab was sent to the name a moment ago; from now on it was. */
function hasJustMoved(now: number): boolean {
  try {
    const before = Number(sessionStorage.getItem(key) ?? Number.NaN);
    sessionStorage.setItem(key, String(now));
    return Math.abs(now - before) < backAtOnce;
  } catch {
    // Without a memory it could not tell that it goes in circles.
    return true;
  }
}
