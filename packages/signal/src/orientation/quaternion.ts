/** Quaternions are four numbers w, x, y, z within a Float64Array, of unit length; they turn sensor into earth axes. */

/** `out[o…] = a[i…] ⊗ b[j…]`; any of the three may be the same place. */
export function multiply(a: Float64Array, i: number, b: Float64Array, j: number, out: Float64Array, o: number): void {
  const aw = a[i] as number;
  const ax = a[i + 1] as number;
  const ay = a[i + 2] as number;
  const az = a[i + 3] as number;
  const bw = b[j] as number;
  const bx = b[j + 1] as number;
  const by = b[j + 2] as number;
  const bz = b[j + 3] as number;
  out[o] = aw * bw - ax * bx - ay * by - az * bz;
  out[o + 1] = aw * bx + ax * bw + ay * bz - az * by;
  out[o + 2] = aw * by - ax * bz + ay * bw + az * bx;
  out[o + 3] = aw * bz + ax * by - ay * bx + az * bw;
}

/** `out[o…] = v` turned by `q[i…]`. */
export function rotate(q: Float64Array, i: number, x: number, y: number, z: number, out: Float64Array, o: number): void {
  const w = q[i] as number;
  const a = q[i + 1] as number;
  const b = q[i + 2] as number;
  const c = q[i + 3] as number;
  out[o] = (1 - 2 * b * b - 2 * c * c) * x + 2 * y * (b * a - w * c) + 2 * z * (w * b + c * a);
  out[o + 1] = 2 * x * (w * c + b * a) + y * (1 - 2 * a * a - 2 * c * c) + 2 * z * (b * c - a * w);
  out[o + 2] = 2 * x * (c * a - w * b) + 2 * y * (w * a + c * b) + z * (1 - 2 * a * a - 2 * b * b);
}

/** `out[o…]` = `q[i…]` turned further by `angle` (rad) about the vertical. */
export function turnHeading(q: Float64Array, i: number, angle: number, out: Float64Array, o: number): void {
  const c = Math.cos(angle / 2);
  const s = Math.sin(angle / 2);
  const w = q[i] as number;
  const x = q[i + 1] as number;
  const y = q[i + 2] as number;
  const z = q[i + 3] as number;
  out[o] = c * w - s * z;
  out[o + 1] = c * x - s * y;
  out[o + 2] = c * y + s * x;
  out[o + 3] = c * z + s * w;
}

/** Turns `q` by one gyroscope sample: an angular rate in rad/s about the sensor's axes for `step` seconds. */
export function integrate(q: Float64Array, x: number, y: number, z: number, step: number): void {
  const rate = Math.sqrt(x * x + y * y + z * z);
  if (!(rate > Number.EPSILON)) return;
  const half = (rate * step) / 2;
  const c = Math.cos(half);
  const s = Math.sin(half) / rate;
  const bx = s * x;
  const by = s * y;
  const bz = s * z;
  const aw = q[0] as number;
  const ax = q[1] as number;
  const ay = q[2] as number;
  const az = q[3] as number;
  set(
    q,
    aw * c - ax * bx - ay * by - az * bz,
    aw * bx + ax * c + ay * bz - az * by,
    aw * by - ax * bz + ay * c + az * bx,
    aw * bz + ax * by - ay * bx + az * c,
  );
}

/**
 * Tilts `q` the shortest way so that the acceleration (x, y, z; of unit length, in the earth axes of `q`) points up.
 * Almost upside down, where the way isn't defined, it is half a turn about x.
 */
export function tiltUp(q: Float64Array, x: number, y: number, z: number): void {
  const cosine = Math.sqrt(Math.max(0, (z + 1) / 2));
  const upright = cosine > 1e-6;
  const w = upright ? cosine : 0;
  const a = upright ? (0.5 * y) / cosine : 1;
  const b = upright ? (-0.5 * x) / cosine : 0;
  const qw = q[0] as number;
  const qx = q[1] as number;
  const qy = q[2] as number;
  const qz = q[3] as number;
  set(q, w * qw - a * qx - b * qy, w * qx + a * qw + b * qz, w * qy - a * qz + b * qw, w * qz + a * qy - b * qx);
}

function set(q: Float64Array, w: number, x: number, y: number, z: number): void {
  const n = Math.sqrt(w * w + x * x + y * y + z * z);
  q[0] = w / n;
  q[1] = x / n;
  q[2] = y / n;
  q[3] = z / n;
}
