/** The seed of what the end-to-end tests leave to chance; `EUPRAXIA_SEED=7` for another run. */
const seed = Number(process.env['EUPRAXIA_SEED'] ?? 20261130);

let state = seed >>> 0;

/** A number in [0, 1): the same sequence in every run of a file. */
export function chance(): number {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
