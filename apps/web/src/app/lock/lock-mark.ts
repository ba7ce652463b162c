/** What this browser's tabs agree on: whose vault is in use, and whether the screen is locked. It names nobody. */
export interface LockMark {
  /** Hash of person and clinic; empty where the browser keeps nothing. */
  readonly owner: string;
  /** The clinic's id, which says nothing of a person. */
  readonly clinicId: string;
  readonly locked: boolean;
  /** Without input for this long the screen is locked, in ms. */
  readonly idle: number;
  /** UTC ms of the last sign-in or unlock: the other tabs hear of each. */
  readonly at: number;
  /** Who opened it last: the server by a sign-in, or a PIN or passkey here. */
  readonly by: 'server' | 'here';
}

const place = 'eupraxia.lock';
const usedPlace = 'eupraxia.used';

let own: LockMark | null = null;
let ownUse = 0;

function parsed(text: string | null): LockMark | null {
  try {
    const found = JSON.parse(text ?? 'null') as Partial<LockMark> | null;
    if (typeof found?.owner !== 'string' || typeof found.locked !== 'boolean' || typeof found.idle !== 'number') return null;
    const by = found.by === 'server' ? 'server' : 'here';
    const clinicId = typeof found.clinicId === 'string' ? found.clinicId : '';
    return { owner: found.owner, clinicId, locked: found.locked, idle: found.idle, at: Number(found.at ?? 0), by };
  } catch {
    return null;
  }
}

/** What this browser’s tabs agree on now; null where nobody works here. */
export function lockMark(): LockMark | null {
  try {
    return parsed(localStorage.getItem(place));
  } catch {
    return own;
  }
}

/** Null: nobody's. The other tabs hear of it. */
export function keepLockMark(mark: LockMark | null): void {
  own = mark;
  try {
    if (mark === null) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(mark));
  } catch {
    // Without storage there is nothing to be found by a later start.
  }
}

/** Calls the listener when another tab has changed the mark. */
export function onLockMark(listener: (mark: LockMark | null) => void): void {
  addEventListener('storage', (event) => {
    // A null key: everything was cleared.
    if (event.key === place || event.key === null) listener(event.key === null ? null : parsed(event.newValue));
  });
}

/** Dates the last input in this browser, UTC ms. */
export function keepUse(at: number): void {
  ownUse = at;
  try {
    localStorage.setItem(usedPlace, String(at));
  } catch {
    // Then each tab counts for itself.
  }
}

/** The last input in this browser, UTC ms; 0 where none is known. A time that is yet to come counts as now. */
export function lastUse(now: number): number {
  let kept = 0;
  try {
    kept = Number(localStorage.getItem(usedPlace) ?? 0);
  } catch {
    kept = 0;
  }
  return Math.min(now, Math.max(ownUse, Number.isFinite(kept) ? kept : 0));
}
