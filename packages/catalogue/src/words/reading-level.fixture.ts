/** Words that the rules below count wrong, by their syllables. */
const irregular: Readonly<Record<string, number>> = {
  people: 2,
  area: 3,
  idea: 3,
  every: 2,
  video: 3,
  real: 1,
  being: 2,
  doing: 2,
};

/** Syllables of an English word, by its vowels; a silent e and the endings -es and -ed that are not spoken count for none. */
export function syllablesOf(word: string): number {
  const bare = word.toLowerCase().replace(/[^a-z]/g, '');
  if (bare === '') return 0;
  const known = irregular[bare];
  if (known !== undefined) return known;
  const spoken = bare
    .replace(/(?<=[aeiouy][^aeiouy]+)(?<![^aeiouy]l)e$/, '')
    .replace(/(?<=[^aeiouytd])ed$/, '')
    .replace(/(?<=[^aeiouyscxzhg])es$/, 's');
  const groups = spoken.match(/[aeiouy]+/g)?.length ?? 0;
  return Math.max(1, groups);
}

/** The school grade that a text asks for, after Flesch and Kincaid (1975): 0.39 words a sentence + 11.8 syllables a word − 15.59. */
export function gradeOf(text: string): number {
  const words = text.split(/[\s\-–—/]+/).filter((word) => /[A-Za-z]/.test(word));
  const sentences = Math.max(1, text.split(/[.!?:;]+(?:\s|$)/).filter((part) => /[A-Za-z]/.test(part)).length);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}
