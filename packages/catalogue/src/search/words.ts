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
