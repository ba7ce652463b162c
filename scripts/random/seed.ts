/** The seed of every property test, unless EUPRAXIA_SEED gives another. */
export const fixedSeed = 20261130;

/**
 * The seed that EUPRAXIA_SEED asks for: unset gives the fixed one, an integer gives itself, `random` a new one for a soak
 * run. @throws Error on anything else.
 */
export function seedOf(wanted: string | undefined, fresh: () => number): number {
  if (wanted === undefined || wanted === '') return fixedSeed;
  if (wanted === 'random') return fresh();
  const seed = Number(wanted);
  if (!Number.isSafeInteger(seed)) throw new Error(`EUPRAXIA_SEED is "${wanted}"; expected an integer or "random".`);
  return seed;
}
