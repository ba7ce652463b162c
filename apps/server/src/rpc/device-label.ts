import { createHash } from 'node:crypto';

/** Browsers by what their user agent says, the ones that name others too first. */
const browsers = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;

/**
 * The kind of device and the browser, and nothing else of what a user agent says: `Tablet, Safari`.
 * @param touch whether the device is operated by touch: an iPad calls itself a Macintosh
 */
export function deviceLabel(userAgent: string | undefined, touch: boolean): string {
  const agent = userAgent ?? '';
  const tablet = /iPad|Tablet|PlayBook/.test(agent) || (/Android/.test(agent) && !/Mobile/.test(agent));
  const kind = tablet || (touch && /Macintosh/.test(agent)) ? 'Tablet' : /Mobi|iPhone|Android/.test(agent) ? 'Phone' : 'Computer';
  const browser = browsers.find(([pattern]) => pattern.test(agent))?.[1];
  return browser === undefined ? kind : `${kind}, ${browser}`;
}

/**
 * Stands for the device of a caller that names none, a page of the first release: the same for each call of one person from
 * the same kind of device in one visit.
 */
export function unnamedDevice(visitId: string, userId: string, label: string): string {
  const hex = createHash('sha256').update(`${visitId} ${userId} ${label}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
