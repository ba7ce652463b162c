/**
 * Whether words are a reason that an auditor can read: at least three different words with twelve letters together. `x`, a
 * row of dots or one word said three times is none.
 */
export function isReasonOfSubstance(text: string): boolean {
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  return words.size >= 3 && [...words].join('').replace(/[^\p{L}]/gu, '').length >= 12;
}
