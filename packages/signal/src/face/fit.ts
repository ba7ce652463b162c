/**
 * The turn, scale and shift that lay one set of points best upon another, by least squares (Horn 1987,
 * doi:10.1364/JOSAA.4.000629): the turn is the eigenvector of the largest eigenvalue of a symmetric 4 × 4 matrix.
 */
export class RigidFit {
  /** Rows of the turn, 3 × 3. */
  readonly turn = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
  scale = 1;
  readonly #from = new Float64Array(3);
  readonly #to = new Float64Array(3);
  readonly #products = new Float64Array(9);
  readonly #matrix = new Float64Array(16);
  readonly #vectors = new Float64Array(16);

  /**
   * Fits the points `places` of `from` upon `to` (both n × 3). False where they don't tell a turn: a point that isn't
   * finite, or all in one place.
   */
  fit(from: ArrayLike<number>, to: ArrayLike<number>, places: readonly number[]): boolean {
    const n = places.length;
    centre(from, places, this.#from);
    centre(to, places, this.#to);
    const s = this.#products.fill(0);
    let [spreadFrom, spreadTo] = [0, 0];
    for (let p = 0; p < n; p++) {
      const at = 3 * (places[p] as number);
      for (let a = 0; a < 3; a++) {
        const x = (from[at + a] as number) - (this.#from[a] as number);
        const same = (to[at + a] as number) - (this.#to[a] as number);
        spreadFrom += x * x;
        spreadTo += same * same;
        for (let b = 0; b < 3; b++) {
          s[3 * a + b] = (s[3 * a + b] as number) + x * ((to[at + b] as number) - (this.#to[b] as number));
        }
      }
    }
    if (!(spreadFrom > 0 && spreadTo > 0 && Number.isFinite(spreadFrom + spreadTo))) return false;
    const of = (k: number) => s[k] as number;
    const [xx, xy, xz] = [of(0), of(1), of(2)];
    const [yx, yy, yz] = [of(3), of(4), of(5)];
    const [zx, zy, zz] = [of(6), of(7), of(8)];
    // biome-ignore format: a matrix
    this.#matrix.set([
      xx + yy + zz, yz - zy, zx - xz, xy - yx,
      yz - zy, xx - yy - zz, xy + yx, zx + xz,
      zx - xz, xy + yx, yy - xx - zz, yz + zy,
      xy - yx, zx + xz, yz + zy, zz - xx - yy,
    ]);
    const best = largestEigenvector(this.#matrix, this.#vectors);
    const v = this.#vectors;
    const [w, x, y, z] = [v[best] as number, v[4 + best] as number, v[8 + best] as number, v[12 + best] as number];
    // biome-ignore format: a matrix
    this.turn.set([
      1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y),
      2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x),
      2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y),
    ]);
    this.scale = Math.sqrt(spreadTo / spreadFrom);
    return true;
  }

  /** Lays point `place` of `from` upon the other set, into `out`. */
  apply(from: ArrayLike<number>, place: number, out: Float64Array): void {
    const x = (from[3 * place] as number) - (this.#from[0] as number);
    const y = (from[3 * place + 1] as number) - (this.#from[1] as number);
    const z = (from[3 * place + 2] as number) - (this.#from[2] as number);
    const turn = this.turn;
    for (let a = 0; a < 3; a++) {
      const turned = (turn[3 * a] as number) * x + (turn[3 * a + 1] as number) * y + (turn[3 * a + 2] as number) * z;
      out[a] = this.scale * turned + (this.#to[a] as number);
    }
  }
}

function centre(points: ArrayLike<number>, places: readonly number[], out: Float64Array): void {
  out.fill(0);
  for (let p = 0; p < places.length; p++) {
    for (let a = 0; a < 3; a++) {
      out[a] = (out[a] as number) + (points[3 * (places[p] as number) + a] as number) / places.length;
    }
  }
}

/** Jacobi's rotations on a symmetric 4 × 4 matrix, which they spoil; the eigenvectors are columns of `vectors`. */
function largestEigenvector(a: Float64Array, vectors: Float64Array): number {
  vectors.fill(0);
  for (let k = 0; k < 4; k++) vectors[5 * k] = 1;
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0;
    let size = 0;
    for (let k = 0; k < 16; k++) {
      const value = (a[k] as number) ** 2;
      size += value;
      if (k % 5 !== 0) off += value;
    }
    if (!(off > 1e-30 * size)) break;
    for (let p = 0; p < 3; p++) for (let q = p + 1; q < 4; q++) rotate(a, vectors, p, q);
  }
  let best = 0;
  for (let k = 1; k < 4; k++) if ((a[5 * k] as number) > (a[5 * best] as number)) best = k;
  return best;
}

function rotate(a: Float64Array, vectors: Float64Array, p: number, q: number): void {
  const apq = a[4 * p + q] as number;
  if (apq === 0) return;
  const theta = ((a[5 * q] as number) - (a[5 * p] as number)) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < 4; k++) {
    const [kp, kq] = [a[4 * k + p] as number, a[4 * k + q] as number];
    a[4 * k + p] = c * kp - s * kq;
    a[4 * k + q] = s * kp + c * kq;
  }
  for (let k = 0; k < 4; k++) {
    const [pk, qk] = [a[4 * p + k] as number, a[4 * q + k] as number];
    a[4 * p + k] = c * pk - s * qk;
    a[4 * q + k] = s * pk + c * qk;
    const [vp, vq] = [vectors[4 * k + p] as number, vectors[4 * k + q] as number];
    vectors[4 * k + p] = c * vp - s * vq;
    vectors[4 * k + q] = s * vp + c * vq;
  }
}
