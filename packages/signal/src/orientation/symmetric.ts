/**
 * Inverts a symmetric 3 × 3 matrix held as its upper triangle (xx, xy, xz, yy, yz, zz) from `m[i]` into `out[o]`; both may be
 * the same place. Zeros where the determinant is within rounding of zero.
 */
export function invertSymmetric(m: Float64Array, i: number, out: Float64Array, o: number): void {
  const a = m[i] as number;
  const b = m[i + 1] as number;
  const c = m[i + 2] as number;
  const d = m[i + 3] as number;
  const e = m[i + 4] as number;
  const f = m[i + 5] as number;
  const ca = d * f - e * e;
  const cb = c * e - b * f;
  const cc = b * e - c * d;
  const det = a * ca + b * cb + c * cc;
  const over = Math.abs(det) > Number.EPSILON ? 1 / det : 0;
  out[o] = ca * over;
  out[o + 1] = cb * over;
  out[o + 2] = cc * over;
  out[o + 3] = (a * f - c * c) * over;
  out[o + 4] = (b * c - a * e) * over;
  out[o + 5] = (a * d - b * b) * over;
}

/** The largest absolute row sum: a bound of the largest eigenvalue (Gershgorin). */
export function largestRowSum(m: Float64Array, i: number): number {
  const b = Math.abs(m[i + 1] as number);
  const c = Math.abs(m[i + 2] as number);
  const e = Math.abs(m[i + 4] as number);
  return Math.max(Math.abs(m[i] as number) + b + c, b + Math.abs(m[i + 3] as number) + e, c + e + Math.abs(m[i + 5] as number));
}
