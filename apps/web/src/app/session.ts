import type { ClinicPlace, Me } from '@eupraxia/api';
import type { Fault } from '@eupraxia/kernel';
import { useSyncExternalStore } from 'react';
import { markSignedOut, signedOutMessage } from '../sw/sign-out-mark.ts';
import type { PersonKey } from '../vault/person-key.ts';
import { ownerHere } from '../vault/person-key.ts';
import { admit, dropVaultKey, lastOpen, lockVault, openVaultWith } from '../vault/the-vault.ts';
import { callFor, client, fetchOwn, holdCalls, noteSignOut, whenSignedOut } from './client.ts';
import { askWho, keepTabClinic, tabClinic } from './clinic-choice.ts';
import { webFault } from './errors.ts';
import { faultFrom, faultOfResponse } from './fault.ts';
import { forgetMe, keepMe, keptMe } from './kept-me.ts';
import { endHere, leaveToStart, sealHere } from './leaving.ts';
import { idleLimit, isIdle } from './lock/idle-rule.ts';
import { forgetLeftRunning } from './lock/left-running.ts';
import { keepLockMark, keepUse, type LockMark, lastUse, lockMark, onLockMark } from './lock/lock-mark.ts';
import { detachScreens } from './lock/screens.ts';

/**
 * Who sits here. `in` with `reached: false` is a page that was opened without the server and goes by what it knew last.
 * `locked` in it, or `expired` (the server no longer knows the session): the screens are out of sight, work goes on behind.
 * `locked` alone is a page that was opened locked: whose it is, is not known before it is unlocked. `choosing` is somebody
 * signed in with places in several clinics, or in none, before one is chosen.
 */
export type Session =
  | { readonly state: 'starting' }
  | { readonly state: 'out'; readonly fault?: Fault }
  | { readonly state: 'locked'; readonly owner: string }
  | { readonly state: 'choosing'; readonly places: readonly ClinicPlace[] }
  | { readonly state: 'in'; readonly me: Me; readonly reached: boolean; readonly expired: boolean; readonly locked: boolean };

/** Whether nothing of any patient may be seen, although somebody is known here. */
export const isBlank = (now: Session): boolean => now.state === 'in' && (now.locked || now.expired);

/** Longest wait for the server at a start where somebody is known here, in ms. */
const patience = 5000;
let session: Session = { state: 'starting' };
const listeners = new Set<() => void>();

function set(next: Session) {
  session = next;
  // Before anything else is drawn.
  if (next.state !== 'in' || isBlank(next)) detachScreens();
  if (next.state === 'in') callFor(next.me.clinic.id);
  if (next.state !== 'in') callFor(undefined);
  for (const listener of listeners) listener();
}

/** Whether this page is on its way to a fresh one: what it hears of its session any more changes nothing that is shown. */
let isLeaving = false;

whenSignedOut(() => {
  if (isLeaving || session.state !== 'in' || session.expired) return;
  set({ ...session, expired: true });
  const mark = lockMark();
  if (mark !== null) keepLockMark({ ...mark, locked: true, at: Date.now() });
  letKeyGo();
});

/** Done once the key of the last lock is gone: it must not take the one of an unlock that comes right after it. */
let keyGone: Promise<void> = Promise.resolve();

/** Lets the person's key go, as soon as what was typed is sealed under it; nothing can be seen meanwhile. */
function letKeyGo(): void {
  keyGone = sealHere()
    .then(lockVault)
    .catch(() => undefined);
}

/** Asks the server who sits here. Without a server the last answer holds, where the vault is open, so that a visit can be opened again. */
export async function startSession(): Promise<void> {
  if (!(await noteSignOut())) return set({ state: 'out', fault: webFault('EUP_WEB_SIGN_OUT_WAITS') });
  const mark = lockMark();
  const open = await lastOpen();
  const used = Math.max(lastUse(Date.now()), open?.usedAt ?? 0);
  const owner = mark?.owner ?? open?.person.owner;
  const idle = mark?.idle ?? idleLimit(null, false);
  if (owner !== undefined && (mark?.locked === true || isIdle(used, Date.now(), idle)))
    return lockedStart({ owner, clinicId: mark?.clinicId ?? '', locked: true, idle, at: Date.now(), by: 'here' });
  const kept = open === null ? undefined : await openVaultWith(open.person).then(() => keptMe());
  try {
    if (kept === undefined && !(await someoneSignedIn())) return await nobodyHere();
    const clinicId = tabClinic() ?? workedIn(mark) ?? kept?.clinic.id;
    const who = await askWho(clinicId, AbortSignal.timeout(patience));
    if (!(await lockedMeanwhile())) await arrive(who, open?.person.owner);
  } catch (error) {
    const fault = faultFrom(error);
    if (fault.status === 401) await nobodyHere();
    else if (kept === undefined) set({ state: 'out', fault });
    else if (!(await lockedMeanwhile())) set({ state: 'in', me: kept, reached: false, expired: false, locked: false });
  }
}

/** The clinic in which this browser worked last, where that is known. */
const workedIn = (mark: LockMark | null): string | undefined => (mark?.clinicId === '' ? undefined : mark?.clinicId);

/** Locks a start during which another tab has locked; says whether it did. */
async function lockedMeanwhile(): Promise<boolean> {
  const mark = lockMark();
  if (mark?.locked !== true) return false;
  await lockedStart(mark);
  return true;
}

async function lockedStart(mark: LockMark): Promise<void> {
  await lockVault();
  keepLockMark(mark);
  set({ state: 'locked', owner: mark.owner });
}

/** Nobody is signed in: what was kept for a start without the server goes, with all that has reached it. */
async function nobodyHere(): Promise<void> {
  await dropVaultKey();
  await forgetMe();
  keepLockMark(null);
  set({ state: 'out' });
}

/** Whether the browser's cookie stands for a session; asked where nobody is known, because it is answered without a refusal. */
async function someoneSignedIn(): Promise<boolean> {
  const response = await fetchOwn('/api/auth/get-session', { signal: AbortSignal.timeout(patience) });
  return !response.ok || (await response.json()) !== null;
}

/**
 * Goes on with the sign-in that the server has just begun, by whatever way; undefined when it worked, the fault when not. The
 * same person goes on where the screen was locked; anybody else, and the same person in another clinic, gets a fresh page
 * and their own vault.
 */
export async function enter(): Promise<Fault | undefined> {
  // Nothing that goes on behind the lock may be sent under another's session.
  const release = holdCalls();
  try {
    const before = session.state === 'in' ? session.me.clinic.id : undefined;
    await arrive(await askWho(before ?? tabClinic() ?? workedIn(lockMark())));
    return undefined;
  } catch (error) {
    return faultFrom(error);
  } finally {
    if (session.state === 'in') callFor(session.me.clinic.id);
    release();
  }
}

/** Chooses among the places of who has signed in; undefined when it worked, the fault when not. */
export async function chooseClinic(clinicId: string): Promise<Fault | undefined> {
  try {
    await arrive(await askWho(clinicId));
    return undefined;
  } catch (error) {
    return faultFrom(error);
  }
}

/** Shows the screens of who the server says sits here, or the clinics to choose from. */
async function arrive(who: Me | readonly ClinicPlace[], openFor?: string): Promise<void> {
  if ('userId' in who) return letIn(who, openFor);
  // Whoever worked here has a clinic: this is somebody else.
  if (session.state === 'in' || session.state === 'locked' || openFor !== undefined) return startAnew();
  set({ state: 'choosing', places: who });
}

/** @param openFor whose key is open in this browser already: the server is not asked for it again */
async function letIn(me: Me, openFor?: string): Promise<void> {
  await keyGone;
  const who = { userId: me.userId, clinicId: me.clinic.id };
  const owner = await ownerHere(who);
  const before = session.state === 'in' ? await ownerHere({ userId: session.me.userId, clinicId: session.me.clinic.id }) : null;
  const last = session.state === 'locked' ? session.owner : (before ?? openFor ?? owner);
  let person: PersonKey | null = null;
  // Who still owes a second step gets nothing but the way to set it up. Kept by the last release, `signIn` is missing.
  const due = me.signIn?.secondFactor === 'due';
  if (!due && (openFor !== owner || owner === '')) {
    callFor(me.clinic.id);
    const { key } = await client.vault.mine();
    person = await admit(
      who,
      Uint8Array.from(atob(key), (c) => c.charCodeAt(0)),
    );
  }
  const idle = idleLimit(me.clinic.lockMinutes, false);
  const mark: LockMark = { owner, clinicId: me.clinic.id, locked: false, idle, at: Date.now(), by: 'server' };
  keepTabClinic(me.clinic.id);
  if (last !== owner) return takeOver(mark);
  if (person !== null) await openVaultWith(person);
  forgetLeftRunning();
  keepUse(Date.now());
  keepLockMark(mark);
  if (!due) void keepMe(me);
  set({ state: 'in', me, reached: true, expired: false, locked: false });
}

/** Somebody else sits here now: whatever ran here ends, sealed under whoever it was of, and a fresh page begins. */
async function takeOver(mark: LockMark): Promise<void> {
  isLeaving = true;
  holdCalls();
  detachScreens();
  await endHere();
  await forgetMe();
  forgetLeftRunning();
  keepUse(Date.now());
  keepLockMark(mark);
  leaveToStart();
}

/**
 * Starts from a fresh page in another clinic, or as another person: what ran here ends, what was shown and read is gone with
 * the page, and what was kept here and has reached the server is erased. What the server lacks stays, sealed.
 */
export async function startAnew(clinicId?: string, leave: () => void = leaveToStart): Promise<void> {
  isLeaving = true;
  holdCalls();
  detachScreens();
  await endHere();
  await dropVaultKey();
  await forgetMe();
  keepTabClinic(clinicId);
  keepLockMark(null);
  leave();
}

/**
 * Signs out, also without the server: blanks the screen, lets the key go, erases what has reached the server, and starts from
 * a fresh page, which tells the server before it asks for anything else. Entries that the server lacks stay, sealed.
 */
export async function signOut(leave?: () => void): Promise<Fault | undefined> {
  isLeaving = true;
  try {
    await markSignedOut();
    navigator.serviceWorker?.controller?.postMessage(signedOutMessage);
  } catch {
    const fault = await signOutNow();
    if (fault !== undefined) {
      isLeaving = false;
      return fault;
    }
  }
  await startAnew(undefined, leave);
  return undefined;
}

/** A browser that keeps nothing cannot remember a sign-out: the server must hear of it now. */
async function signOutNow(): Promise<Fault | undefined> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetchOwn('/api/auth/sign-out', { method: 'POST', headers, body: '{}' });
    if (response.ok || response.status === 401) return undefined;
    return faultOfResponse(response.status, await response.json().catch(() => undefined));
  } catch (error) {
    return faultFrom(error);
  }
}

/** Locks the screens of this browser at once; what runs goes on behind. */
export function lockNow(): void {
  if (session.state !== 'in' || session.locked) return;
  const { me } = session;
  set({ ...session, locked: true });
  const idle = idleLimit(me.clinic.lockMinutes, false);
  keepLockMark({ owner: lockMark()?.owner ?? '', clinicId: me.clinic.id, locked: true, idle, at: Date.now(), by: 'here' });
  letKeyGo();
}

/** Unlocks with a person key that a PIN or a passkey has opened. */
export async function unlockWith(person: PersonKey): Promise<void> {
  await keyGone;
  await openVaultWith(person);
  forgetLeftRunning();
  keepUse(Date.now());
  const before = lockMark();
  const idle = before?.idle ?? idleLimit(null, false);
  keepLockMark({ owner: person.owner, clinicId: before?.clinicId ?? '', locked: false, idle, at: Date.now(), by: 'here' });
  if (session.state === 'in') set({ ...session, locked: false });
  else await startSession();
}

/** Who is locked here, as the browser's storage names them; null where nobody is. */
export function lockedOwner(): string | null {
  if (session.state === 'locked') return session.owner;
  return session.state === 'in' ? (lockMark()?.owner ?? null) : null;
}

/** Follows the other tabs of this browser: they lock, unlock and change hands together. */
export function followLock(): void {
  onLockMark((mark) => void follow(mark).catch(() => undefined));
  // A sign-out that waits is told, and a start that reached nobody is tried again, as soon as the network is back.
  addEventListener('online', () => {
    if (session.state === 'out' && session.fault !== undefined) void startSession();
  });
}

async function follow(mark: LockMark | null): Promise<void> {
  if (session.state !== 'in') {
    if (mark !== null && !mark.locked && session.state !== 'starting') await startSession();
    return;
  }
  const owner = await ownerHere({ userId: session.me.userId, clinicId: session.me.clinic.id });
  if (session.state !== 'in') return;
  if (mark === null || mark.owner !== owner) {
    isLeaving = true;
    holdCalls();
    detachScreens();
    await endHere();
    // The browser works for one person in one clinic: this tab follows the one that was used last.
    keepTabClinic(undefined);
    return leaveToStart();
  }
  if (mark.locked) {
    if (!session.locked) set({ ...session, locked: true });
    return letKeyGo();
  }
  // A PIN does not bring back a session that the server has ended.
  if ((!session.locked && !session.expired) || (session.expired && mark.by !== 'server')) return;
  await keyGone;
  const open = await lastOpen();
  if (open?.person.owner === owner) await openVaultWith(open.person);
  if (session.state === 'in') set({ ...session, locked: false, expired: false });
}

/** Notes whether the last call reached the server. */
export function recordReached(reached: boolean): void {
  if (session.state === 'in' && session.reached !== reached) set({ ...session, reached });
}

/** Who sits here, for a component. */
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

/** Whether the last call reached the server and found somebody signed in. */
export const sessionLives = (): boolean => session.state === 'in' && session.reached && !session.expired;

/** Who sits here, outside of React. */
export const currentSession = (): Session => session;

/** Hears of every change of who sits here; the answer stops it. */
export function watchSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
