/** What a text becomes in print. */
export interface Printable {
  /** Holds only letters that the fonts have; each other one is `missing`. */
  readonly shown: string;
  /** The text as it was meant, for search, copying and screen readers; present where `shown` differs from it. */
  readonly actual?: string;
}

/** Stands for one letter that the fonts do not have. */
export const missing = '□';

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });
const controls = /(?![\n\t])\p{Cc}/gu;
const invisible = /\p{Cf}|[\u034F\uFE00-\uFE0F]/gu;
/** Marks that turn the direction of a line around. */
const turns = /[\u202A-\u202E\u2066-\u2069]/g;
const halves = /\p{Surrogate}/gu;

/**
 * Fits a text to the fonts, letter by letter (grapheme clusters): what no font can draw becomes one box, direction
 * marks and other invisible characters go, so that nothing can turn a line around. Never throws.
 * @param has whether every font in use has the code point
 * @param lost takes each code point that became a box
 */
export function printable(text: string, has: (codePoint: number) => boolean, lost: Set<number>): Printable {
  const meant = text
    .replace(controls, '')
    .replace(turns, '')
    .replace(halves, '\uFFFD')
    .replace(/\t/g, ' ')
    .replace(/\r/g, '')
    .normalize('NFC');
  let shown = '';
  let boxed = false;
  for (const { segment } of segments.segment(meant)) {
    const visible = segment.replace(invisible, '');
    const lacking = [...visible].map((letter) => letter.codePointAt(0) ?? 0).filter((point) => point !== 0x0a && !has(point));
    for (const point of lacking) lost.add(point);
    boxed ||= lacking.length > 0;
    shown += lacking.length > 0 ? missing : visible;
  }
  return boxed ? { shown, actual: meant } : { shown };
}

/** Code points by their names in the standard, at most eight of them: `U+05D0, U+05D1 and 4 more`. */
export function namedPoints(lost: ReadonlySet<number>): string {
  const names = [...lost].sort((a, b) => a - b).map((point) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`);
  const first = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${first} and ${names.length - 8} more` : first;
}
