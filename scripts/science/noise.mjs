/** A seeded stream of numbers in [−1, 1), the same on every machine: what a picture needs of chance. */
export function noise(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}
