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
  readonly #square = new Float64Array(16);

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
    const [xx, xy, xz] = [s[0] as number, s[1] as number, s[2] as number];
    const [yx, yy, yz] = [s[3] as number, s[4] as number, s[5] as number];
    const [zx, zy, zz] = [s[6] as number, s[7] as number, s[8] as number];
    const m = this.#matrix;
    m[0] = xx + yy + zz;
    m[5] = xx - yy - zz;
    m[10] = yy - xx - zz;
    m[15] = zz - xx - yy;
    m[4] = yz - zy;
    m[8] = zx - xz;
    m[12] = xy - yx;
    m[9] = xy + yx;
    m[13] = zx + xz;
    m[14] = yz + zy;
    for (let r = 0; r < 3; r++) for (let c = r + 1; c < 4; c++) m[4 * r + c] = m[4 * c + r] as number;
    const best = largestEigenvector(m, this.#square);
    const [a, b, c, d] = [m[best] as number, m[4 + best] as number, m[8 + best] as number, m[12 + best] as number];
    const length = Math.sqrt(a * a + b * b + c * c + d * d);
    const [w, x, y, z] = [a / length, b / length, c / length, d / length];
    const turn = this.turn;
    turn[0] = 1 - 2 * (y * y + z * z);
    turn[1] = 2 * (x * y - w * z);
    turn[2] = 2 * (x * z + w * y);
    turn[3] = 2 * (x * y + w * z);
    turn[4] = 1 - 2 * (x * x + z * z);
    turn[5] = 2 * (y * z - w * x);
    turn[6] = 2 * (x * z - w * y);
    turn[7] = 2 * (y * z + w * x);
    turn[8] = 1 - 2 * (x * x + y * y);
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

/**
 * The column of the largest eigenvalue's eigenvector in the projector upon it: the matrix, lifted until no eigenvalue is
 * below 0, is squared until all but the largest has faded.
 */
function largestEigenvector(a: Float64Array, square: Float64Array): number {
  let lift = 0;
  for (let k = 0; k < 16; k++) lift += Math.abs(a[k] as number);
  for (let k = 0; k < 4; k++) a[5 * k] = (a[5 * k] as number) + lift;
  for (let turn = 0; turn < 12; turn++) {
    const trace = (a[0] as number) + (a[5] as number) + (a[10] as number) + (a[15] as number);
    for (let k = 0; k < 16; k++) {
      let sum = 0;
      for (let m = 0; m < 4; m++) sum += ((a[(k & 12) + m] as number) / trace) * ((a[4 * m + (k & 3)] as number) / trace);
      square[k] = sum;
    }
    a.set(square);
  }
  let best = 0;
  for (let k = 1; k < 4; k++) if ((a[5 * k] as number) > (a[5 * best] as number)) best = k;
  return best;
}
