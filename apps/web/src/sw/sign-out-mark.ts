/**
 * A sign-out that has not reached the server yet. The session's cookie cannot be deleted by a page, so whoever signs out
 * without the server leaves this mark; the page and the service worker tell the server before they let any other call pass.
 */
const database = 'eupraxia-sign-out';
const store = 'mark';
const key = 'waits';
/** The calls that tell the server go one at a time, so that none of them ends the session of whoever signs in next. */
const lock = 'eupraxia-sign-out';
export const signOutPath = '/api/auth/sign-out';
/** The message by which a page says to the service worker that somebody has signed out. */
export const signedOutMessage = 'signed-out';
/** Longest wait for the server, in ms. */
const patience = 5000;

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inStore<T>(mode: IDBTransactionMode, work: (marks: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const tx = db.transaction(store, mode, { durability: 'strict' });
      const request = work(tx.objectStore(store));
      tx.oncomplete = () => resolve(request.result);
      tx.onabort = () => reject(tx.error);
    });
  } finally {
    db.close();
  }
}

/** Leaves the mark. Rejects where the browser keeps nothing. */
export async function markSignedOut(): Promise<void> {
  await inStore('readwrite', (marks) => marks.put(true, key));
}

/** Whether a sign-out waits to be told to the server; false where the browser keeps nothing. */
export async function signOutWaits(): Promise<boolean> {
  return inStore('readonly', (marks) => marks.get(key)).then(
    (found) => found === true,
    () => false,
  );
}

/**
 * Tells the server of a sign-out that waits; true when none waits any more. A session that has ended already counts as told.
 * @param send a plain fetch: it must not wait for this itself
 */
export async function tellSignOut(send: typeof fetch): Promise<boolean> {
  const tell = async (): Promise<boolean> => {
    // Looked up anew under the lock: another tab may have told it, and somebody else signed in since.
    if (!(await signOutWaits())) return true;
    try {
      const response = await send(signOutPath, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
        credentials: 'same-origin',
        signal: AbortSignal.timeout(patience),
      });
      if (!response.ok && response.status !== 401) return false;
    } catch {
      return false;
    }
    await inStore('readwrite', (marks) => marks.delete(key)).catch(() => undefined);
    return true;
  };
  const locks = globalThis.navigator?.locks;
  return locks === undefined ? tell() : locks.request(lock, tell);
}
