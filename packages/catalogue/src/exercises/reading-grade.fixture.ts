/**
 * The school grade that a text reads at, after Kincaid, Fishburne, Rogers and Chissom 1975 (Derivation of new readability
 * formulas for Navy enlisted personnel, Research Branch Report 8-75): 0.39 × words per sentence + 11.8 × syllables per
 * word − 15.59. A number counts as one word of one syllable.
 */
export function readingGrade(text: string): number {
  const words = text.match(/[A-Za-z][A-Za-z’'-]*|\d+/g) ?? [];
  const sentences = Math.max(1, text.match(/[.!?]+”?(?:\s|$)/g)?.length ?? 0);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

/** Runs of one or two vowels; a silent ending (`-e`, `-es`, `-ed`) is none. */
function syllablesOf(word: string): number {
  if (/\d/.test(word)) return 1;
  return word
    .toLowerCase()
    .split('-')
    .map((part) => part.replace(/[^a-z]/g, ''))
    .reduce((sum, part) => sum + (part.length <= 3 ? Number(part !== '') : vowelRuns(part)), 0);
}

function vowelRuns(part: string): number {
  const spoken = part.replace(/(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$/, (ending) => ending.charAt(0)).replace(/^y/, '');
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 0);
}
