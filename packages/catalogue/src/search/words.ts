/** Text in lower case without accents, with plain apostrophes. */
export function folded(text: string): string {
  const lower = text.toLowerCase().replaceAll('’', "'");
  // Most texts have no accent, and taking accents off is what costs.
  return /^[\x20-\x7e]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/\p{Mn}+/gu, '');
}

/** Parts of folded text between spaces and signs; hyphens are kept, and what holds neither letter nor digit is dropped. */
export function partsOf(text: string): readonly string[] {
  return folded(text)
    .replaceAll("'s", 's')
    .split(/[^\p{L}\p{N}\-×]+/u)
    .filter((word) => /[\p{L}\p{N}×]/u.test(word));
}

/** The words of a text as a search may ask for them: a hyphenated one stands whole without its hyphens, and in parts. */
export function wordsOf(text: string): readonly string[] {
  return partsOf(text).flatMap((part) => {
    const whole = part.replaceAll('-', '');
    return whole === part ? [part] : [whole, ...part.split('-').filter((piece) => piece !== '')];
  });
}

const small = new Set(
  (
    'a an and are as at be been by can for from has have help helps her him his how if in into is it its like may more of on or ' +
    'other out such that the their them they this to up use used using via when which while who with you your'
  ).split(' '),
);

/** Parts of a text without the small words that say nothing about what is meant; all of them where nothing else is left. */
export function distinctivePartsOf(text: string): readonly string[] {
  const parts = partsOf(text);
  const telling = parts.filter((part) => !small.has(part));
  return telling.length > 0 ? telling : parts;
}

const endings: readonly (readonly [ending: RegExp, instead: string])[] = [
  [/ies$/, 'y'],
  [/(?:es|s)$/, ''],
  [/s$/, ''],
  [/(?:ing|ed)$/, ''],
  [/(?:ing|ed)$/, 'e'],
  [/ly$/, ''],
];

/** What a word may be a form of: `injuries` of `injury`, `walking` of `walk`. Longer beginnings first, none under three letters. */
export function stemsOf(word: string): readonly string[] {
  const stems = endings.filter(([ending]) => ending.test(word)).map(([ending, instead]) => word.replace(ending, instead));
  return [...new Set(stems)].filter((stem) => stem.length >= 3).toSorted((a, b) => b.length - a.length);
}
