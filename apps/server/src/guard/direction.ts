/**
 * Characters that turn the direction of what follows, so that a text reads otherwise than it is stored: embeddings, overrides
 * and isolates (UAX #9). The marks LRM, RLM and ALM and the joiners stay: right-to-left names need them.
 */
const turning = /[\u202a-\u202e\u2066-\u2069]/u;

/**
 * The field of a call whose text turns its own direction: `patient.name`; null if no field does. Looks no deeper than
 * `depth`: what is nested deeper fits no input.
 */
export function turnedField(input: unknown, depth = 8): string | null {
  if (typeof input === 'string') return turning.test(input) ? '' : null;
  if (typeof input !== 'object' || input === null || depth === 0) return null;
  for (const [key, value] of Object.entries(input)) {
    const found = turning.test(key) ? '' : turnedField(value, depth - 1);
    if (found !== null) return found === '' ? key : `${key}.${found}`;
  }
  return null;
}

/**
 * Procedures that take such characters: they store what a browser has recorded already, and what is recorded is never
 * refused for its spelling.
 */
export const takesTurned: ReadonlySet<string> = new Set([
  'visit/sync',
  'visit/stop',
  'visit/open',
  'chart/append',
  'vault/handOver',
]);
