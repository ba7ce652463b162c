/**
 * A number in [0, 1) that depends on the seed and the turn alone: the chance of a schedule, the same in every replay.
 * Two rounds of a 32-bit mix with the constants of MurmurHash3's finaliser.
 */
export function chanceOf(seed: number, turn: number, draw = 0): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(turn + 1, 0xc2b2ae35) ^ Math.imul(draw + 1, 0x27d4eb2f);
  for (let round = 0; round < 2; round++) {
    h ^= h >>> 16;
    h = Math.imul(h, 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
  }
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}

/** A seed from an id, so that a schedule needs none of its own to be stored (FNV-1a of its characters). */
export function seedFrom(id: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 0x01000193);
  return h | 0;
}
