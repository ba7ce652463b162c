import { isUuid } from '@eupraxia/kernel';

const place = 'eupraxia-writers';
/** A browser has few tabs at a time; older streams are no longer asked for. */
const most = 50;

function kept(): readonly string[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(found) ? found.filter((one): one is string => typeof one === 'string' && isUuid(one)) : [];
  } catch {
    return [];
  }
}

/** Remembers that a stream was written in this browser: random ids, which say nothing of a person or a visit. */
export function keepOwnWriter(writer: string): void {
  const writers = kept();
  if (writers.includes(writer)) return;
  try {
    localStorage.setItem(place, JSON.stringify([...writers, writer].slice(-most)));
  } catch {
    // Without storage a tab that is gone counts as another device's: only what is reached decides then.
  }
}

/** Whether a stream was written in this browser, in whichever tab's life. */
export const isOwnWriter = (writer: string): boolean => kept().includes(writer);
