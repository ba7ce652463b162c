import type { Me } from '@eupraxia/api';
import type { Fault } from '@eupraxia/kernel';
import { useSyncExternalStore } from 'react';
import { callFor, client, fetchOwn, whenSignedOut } from './client.ts';
import { faultFrom, faultOfResponse } from './fault.ts';
import { forgetMe, keepMe, keptMe } from './kept-me.ts';

/**
 * Who sits here. `in` with `reached: false` is a page that was opened without the server and goes by what it knew last;
 * `expired` means that the server no longer knows the session: the screens stay, and a dialog asks to sign in again.
 */
export type Session =
  | { readonly state: 'starting' }
  | { readonly state: 'out'; readonly fault?: Fault }
  | { readonly state: 'in'; readonly me: Me; readonly reached: boolean; readonly expired: boolean };

/** Longest wait for the server at a start where somebody is known here, in ms. */
const patience = 5000;
let session: Session = { state: 'starting' };
const listeners = new Set<() => void>();

function set(next: Session) {
  session = next;
  if (next.state === 'in') callFor(next.me.clinic.id);
  if (next.state === 'out') callFor(undefined);
  for (const listener of listeners) listener();
}

whenSignedOut(() => {
  if (session.state === 'in' && !session.expired) set({ ...session, expired: true });
});

/** Asks the server who sits here. Without a server the last answer holds, so that a visit can be opened again. */
export async function startSession(): Promise<void> {
  const kept = await keptMe();
  try {
    if (kept === undefined && !(await someoneSignedIn())) return set({ state: 'out' });
    const me = await client.me.get(undefined, { signal: AbortSignal.timeout(patience) });
    void keepMe(me);
    set({ state: 'in', me, reached: true, expired: false });
  } catch (error) {
    const fault = faultFrom(error);
    if (fault.status === 401) {
      await forgetMe();
      set({ state: 'out' });
    } else if (kept === undefined) {
      set({ state: 'out', fault });
    } else {
      set({ state: 'in', me: kept, reached: false, expired: false });
    }
  }
}

/** Whether the browser's cookie stands for a session; asked where nobody is known, because it is answered without a refusal. */
async function someoneSignedIn(): Promise<boolean> {
  const response = await fetchOwn('/api/auth/get-session', { signal: AbortSignal.timeout(patience) });
  return !response.ok || (await response.json()) !== null;
}

/** Signs in; undefined when it worked, the fault when not. Someone else than before gets a fresh page. */
export async function signIn(email: string, password: string): Promise<Fault | undefined> {
  const before = session.state === 'in' ? session.me.userId : undefined;
  try {
    const response = await fetchOwn('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (!response.ok) return faultOfResponse(response.status, await response.json().catch(() => undefined));
    callFor(undefined);
    const me = await client.me.get();
    void keepMe(me);
    if (before !== undefined && before !== me.userId) location.assign('/');
    else set({ state: 'in', me, reached: true, expired: false });
    return undefined;
  } catch (error) {
    return faultFrom(error);
  }
}

/**
 * Revokes the session on the server, erases what was kept here and has reached the server, and starts from a fresh page;
 * undefined when it worked. Events that the server lacks stay, encrypted, until they are sent.
 */
export async function signOut(): Promise<Fault | undefined> {
  try {
    const response = await fetchOwn('/api/auth/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    if (!response.ok && response.status !== 401)
      return faultOfResponse(response.status, await response.json().catch(() => undefined));
  } catch (error) {
    return faultFrom(error);
  }
  await forgetMe();
  location.assign('/');
  return undefined;
}

/** Notes whether the last call reached the server. */
export function recordReached(reached: boolean): void {
  if (session.state === 'in' && session.reached !== reached) set({ ...session, reached });
}

export function useSession(): Session {
  return useSyncExternalStore(watchSession, () => session);
}

/** The signed-in person; only for what is drawn when somebody is signed in. */
export function useMe(): Me {
  const now = useSession();
  if (now.state !== 'in') throw new Error('useMe() was called while nobody is signed in');
  return now.me;
}

/** The signed-in person outside of React, or undefined. */
export function currentMe(): Me | undefined {
  return session.state === 'in' ? session.me : undefined;
}

/** Hears of every change of who sits here; the answer stops it. */
export function watchSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
