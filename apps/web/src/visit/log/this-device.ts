import { isUuid } from '@eupraxia/kernel';

const place = 'eupraxia-device';

/** A random id of this browser, kept in it; the same for all of its tabs. null where a browser keeps nothing. */
function deviceId(): string | null {
  try {
    const kept = localStorage.getItem(place);
    if (kept !== null && isUuid(kept)) return kept;
    const id = crypto.randomUUID();
    localStorage.setItem(place, id);
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

/**
 * This tab as the server tells the others of it, so that a device that has not confirmed a STOP can be named: a random id
 * of the browser, the tab's stream, and whether it is operated by touch. It says nothing of a person.
 */
export function thisDevice(writer: string): { readonly id: string; readonly writer: string; readonly touch: boolean } {
  return { id: deviceId() ?? writer, writer, touch: navigator.maxTouchPoints > 1 };
}
