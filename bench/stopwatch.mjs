/** The median seconds of `runs` calls after two that warm up; the work must return something, which is kept alive. */
export async function medianSeconds(work, runs = 9) {
  const times = [];
  let kept;
  for (let run = -2; run < runs; run++) {
    const began = performance.now();
    kept = await work();
    if (run >= 0) times.push((performance.now() - began) / 1000);
  }
  if (kept === undefined) throw new Error('the measured work returned nothing');
  return times.sort((a, b) => a - b)[runs >> 1];
}

/** Numbers in [-1, 1) from a fixed seed, the same on every machine (xorshift32). */
export function fixedNoise(length, seed = 0x9e3779b9) {
  const out = new Float64Array(length);
  let state = seed >>> 0;
  for (let i = 0; i < length; i++) {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    out[i] = state / 2 ** 31 - 1;
  }
  return out;
}
