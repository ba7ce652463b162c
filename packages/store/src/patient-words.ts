const longestWord = 60;

/** A text as search compares it: no marks, one case, spaces for anything that is neither letter nor digit. */
export function searchable(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßøłđðþæœı]/gu, (letter) => undecomposed[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Letters that Unicode does not take apart, as people without them on the keyboard type them. */
const undecomposed: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/** The words of a text that a search may begin with, each once. */
export function searchWords(text: string): readonly string[] {
  const words = searchable(text)
    .split(' ')
    .map((word) => word.slice(0, longestWord))
    .filter((word) => word !== '');
  return [...new Set(words)];
}
