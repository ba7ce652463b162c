/**
 * What this browser can do of what the application uses or will use: tried where a page may try it, else looked up. Runs in
 * the page. The table of docs/browsers.md is made of its answers.
 */
export async function capabilitiesHere(_: null): Promise<Readonly<Record<string, string>>> {
  const scope = globalThis as unknown as Record<string, unknown>;
  const browser = navigator as unknown as Record<string, unknown>;
  const there = (value: unknown) => (value === undefined || value === null ? 'no' : 'yes');
  const tried = async (run: () => Promise<unknown>): Promise<string> => {
    const late = new Promise((resolve) => setTimeout(resolve, 5_000, 'no answer'));
    return Promise.race([run().then((said) => (typeof said === 'string' ? said : 'yes')), late]).then(String, (e) => `no: ${e}`);
  };
  /** Makes a database, keeps a value in it with strict durability, reads it back and deletes the database. */
  const keptAndRead = (value: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const open = indexedDB.open('eupraxia-probe', 1);
      open.onupgradeneeded = () => open.result.createObjectStore('kept');
      open.onerror = () => reject(open.error);
      open.onsuccess = () => {
        const write = open.result.transaction('kept', 'readwrite', { durability: 'strict' });
        write.objectStore('kept').put(value, 'one');
        const read = write.objectStore('kept').get('one');
        write.onabort = () => reject(write.error);
        write.oncomplete = () => {
          open.result.close();
          indexedDB.deleteDatabase('eupraxia-probe');
          resolve(read.result);
        };
      };
    });
  const database = async () => ((await keptAndRead(new Uint8Array(32))) instanceof Uint8Array ? 'yes' : 'no');
  const keptKey = async () => {
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const read = (await keptAndRead(key)) as CryptoKey;
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, read, new Uint8Array(32));
  };
  const files = async () => {
    if (navigator.storage?.getDirectory === undefined) return 'no';
    const folder = await navigator.storage.getDirectory();
    const file = await folder.getFileHandle('eupraxia-probe', { create: true });
    await folder.removeEntry('eupraxia-probe');
    return 'createWritable' in file ? 'yes' : 'yes, in workers only';
  };
  return {
    'Temporal of its own': there(scope['Temporal']),
    'IndexedDB, strict durability': await tried(database),
    'Key that is kept and cannot be read out (AES-GCM in IndexedDB)': await tried(keptKey),
    'Ed25519 in WebCrypto': await tried(() => crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])),
    'Private file system (OPFS)': await tried(files),
    'Service worker': await tried(
      async () => (await navigator.serviceWorker.getRegistration())?.active?.state ?? 'not registered',
    ),
    'Web locks': there(browser['locks']),
    'Broadcast channel': there(scope['BroadcastChannel']),
    'Storage that persists': there(navigator.storage?.persist),
    'Web Audio': there(scope['AudioContext']),
    Vibration: there(browser['vibrate']),
    'Screen wake lock': there(browser['wakeLock']),
    Camera: there(navigator.mediaDevices?.getUserMedia),
    'Bluetooth (Web Bluetooth)': there(browser['bluetooth']),
    'Serial port (Web Serial)': there(browser['serial']),
    'USB (WebUSB)': there(browser['usb']),
    'HID (WebHID)': there(browser['hid']),
    'Passkeys (WebAuthn)': there(scope['PublicKeyCredential']),
    'WebGL 2': there(document.createElement('canvas').getContext('webgl2')),
    WebGPU: there(browser['gpu']),
    'Canvas in a worker': there(scope['OffscreenCanvas']),
  };
}

/**
 * Days by the browser's own Temporal, which the calendar of @eupraxia/clinical uses where there is one; null where there is
 * none. Runs in the page.
 */
export function ownDays(cases: readonly (readonly [day: string, days: number])[]): readonly string[] | null {
  interface Day {
    add(duration: { days: number }): Day;
    until(other: Day, options: { largestUnit: 'days' }): { days: number };
  }
  const own = (globalThis as unknown as { Temporal?: { PlainDate: { from(text: string): Day } } }).Temporal;
  if (own === undefined) return null;
  return cases.map(([day, days]) => {
    const from = own.PlainDate.from(day);
    const to = from.add({ days });
    return `${to} ${from.until(to, { largestUnit: 'days' }).days}`;
  });
}
