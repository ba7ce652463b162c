import type { VqfParameters } from './parameters.ts';
import { invertSymmetric, largestRowSum } from './symmetric.ts';

export const radian = Math.PI / 180;

/** What turns the root of a variance in (0.01 °/s)² into rad/s. */
export const sigmaUnit = radian / 100;

/** The identity rotation. */
const asItIs = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);

/**
 * The gyroscope's bias as a Kalman filter sees it: a slow random walk, measured in motion by how the inclination drifts, at
 * rest by the angular rate itself (Laidig & Seel 2023). Variances are in (0.01 °/s)², the bias in rad/s.
 */
export class BiasFilter {
  /** Bias about x, y, z, rad/s. */
  readonly bias = new Float64Array(3);
  /** Covariance, upper triangle: xx, xy, xz, yy, yz, zz. */
  readonly covariance = new Float64Array(6);
  readonly #clip: number;
  readonly #initial: number;
  readonly #growth: number;
  readonly #motionNoise: Float64Array;
  readonly #restNoise: Float64Array;
  readonly #gap = new Float64Array(3);
  readonly #inverse = new Float64Array(6);

  constructor(parameters: VqfParameters, step: number) {
    this.#clip = parameters.biasClip * radian;
    this.#initial = (100 * parameters.biasSigmaInit) ** 2;
    this.#growth = (10 ** 2 * step) / parameters.biasForgettingTime;
    // The measurement noise with which the variance settles at the wanted one.
    const noise = (sigma: number) => ((100 * sigma) ** 2) ** 2 / this.#growth + (100 * sigma) ** 2;
    const motion = noise(parameters.biasSigmaMotion);
    this.#motionNoise = Float64Array.of(motion, motion, motion / Math.max(parameters.biasVerticalForgetting, 1e-10));
    this.#restNoise = new Float64Array(3).fill(noise(parameters.biasSigmaRest));
    this.reset();
  }

  reset(): void {
    this.bias.fill(0);
    this.covariance.fill(0);
    this.covariance[0] = this.covariance[3] = this.covariance[5] = this.#initial;
  }

  /** Bound of the bias's standard deviation, rad/s, at most the initial one. */
  get sigma(): number {
    return Math.sqrt(Math.min(largestRowSum(this.covariance, 0), this.#initial)) * sigmaUnit;
  }

  /** One step of time: what is not measured grows uncertain. */
  grow(): void {
    const p = this.covariance;
    if ((p[0] as number) < this.#initial) p[0] = (p[0] as number) + this.#growth;
    if ((p[3] as number) < this.#initial) p[3] = (p[3] as number) + this.#growth;
    if ((p[5] as number) < this.#initial) p[5] = (p[5] as number) + this.#growth;
  }

  /** Rest: the low-passed angular rate (rad/s) is the bias. */
  measureRest(rate: Float64Array): void {
    const b = this.bias;
    const gap = this.#gap;
    gap[0] = (rate[0] as number) - (b[0] as number);
    gap[1] = (rate[1] as number) - (b[1] as number);
    gap[2] = (rate[2] as number) - (b[2] as number);
    this.#measure(asItIs, this.#restNoise);
  }

  /**
   * Motion: the inclination's drift (x, y in rad/s, earth axes) is what the bias makes of it, the vertical is not seen.
   * @param low low-passed rotation sensor → earth (nine numbers), then low-passed bias about the earth's x and y
   */
  measureMotion(low: Float64Array, drift: Float64Array): void {
    const bx = this.bias[0] as number;
    const by = this.bias[1] as number;
    const bz = this.bias[2] as number;
    const gap = this.#gap;
    gap[0] =
      (drift[0] as number) + (low[9] as number) - (low[0] as number) * bx - (low[1] as number) * by - (low[2] as number) * bz;
    gap[1] =
      (drift[1] as number) + (low[10] as number) - (low[3] as number) * bx - (low[4] as number) * by - (low[5] as number) * bz;
    gap[2] = -(low[6] as number) * bx - (low[7] as number) * by - (low[8] as number) * bz;
    this.#measure(low, this.#motionNoise);
  }

  /**
   * The Kalman update for the measurement matrix `r` (nine numbers), the disagreement in `#gap`, and the noise of each axis.
   * Numbers come in arrays: passed one by one, each would be put on the heap.
   */
  #measure(r: Float64Array, noise: Float64Array): void {
    const a = r[0] as number;
    const b = r[1] as number;
    const c = r[2] as number;
    const d = r[3] as number;
    const e = r[4] as number;
    const f = r[5] as number;
    const g = r[6] as number;
    const h = r[7] as number;
    const i = r[8] as number;
    const p = this.covariance;
    const xx = p[0] as number;
    const xy = p[1] as number;
    const xz = p[2] as number;
    const yy = p[3] as number;
    const yz = p[4] as number;
    const zz = p[5] as number;
    // P Rᵀ
    const m0 = xx * a + xy * b + xz * c;
    const m1 = xx * d + xy * e + xz * f;
    const m2 = xx * g + xy * h + xz * i;
    const m3 = xy * a + yy * b + yz * c;
    const m4 = xy * d + yy * e + yz * f;
    const m5 = xy * g + yy * h + yz * i;
    const m6 = xz * a + yz * b + zz * c;
    const m7 = xz * d + yz * e + zz * f;
    const m8 = xz * g + yz * h + zz * i;
    // (W + R P Rᵀ)⁻¹, symmetric
    const s = this.#inverse;
    s[0] = a * m0 + b * m3 + c * m6 + (noise[0] as number);
    s[1] = a * m1 + b * m4 + c * m7;
    s[2] = a * m2 + b * m5 + c * m8;
    s[3] = d * m1 + e * m4 + f * m7 + (noise[1] as number);
    s[4] = d * m2 + e * m5 + f * m8;
    s[5] = g * m2 + h * m5 + i * m8 + (noise[2] as number);
    invertSymmetric(s, 0, s, 0);
    const s0 = s[0];
    const s1 = s[1];
    const s2 = s[2];
    const s3 = s[3];
    const s4 = s[4];
    const s5 = s[5];
    // K = P Rᵀ (W + R P Rᵀ)⁻¹
    const k0 = m0 * s0 + m1 * s1 + m2 * s2;
    const k1 = m0 * s1 + m1 * s3 + m2 * s4;
    const k2 = m0 * s2 + m1 * s4 + m2 * s5;
    const k3 = m3 * s0 + m4 * s1 + m5 * s2;
    const k4 = m3 * s1 + m4 * s3 + m5 * s4;
    const k5 = m3 * s2 + m4 * s4 + m5 * s5;
    const k6 = m6 * s0 + m7 * s1 + m8 * s2;
    const k7 = m6 * s1 + m7 * s3 + m8 * s4;
    const k8 = m6 * s2 + m7 * s4 + m8 * s5;
    // The clip also bounds the harm of the first inclination correction.
    const clip = this.#clip;
    const gap = this.#gap;
    const ex = within(gap[0] as number, clip);
    const ey = within(gap[1] as number, clip);
    const ez = within(gap[2] as number, clip);
    const bias = this.bias;
    bias[0] = within((bias[0] as number) + (k0 * ex + k1 * ey + k2 * ez), clip);
    bias[1] = within((bias[1] as number) + (k3 * ex + k4 * ey + k5 * ez), clip);
    bias[2] = within((bias[2] as number) + (k6 * ex + k7 * ey + k8 * ez), clip);
    // P − K R P, where R P = (P Rᵀ)ᵀ
    p[0] = xx - (k0 * m0 + k1 * m1 + k2 * m2);
    p[1] = xy - (k0 * m3 + k1 * m4 + k2 * m5);
    p[2] = xz - (k0 * m6 + k1 * m7 + k2 * m8);
    p[3] = yy - (k3 * m3 + k4 * m4 + k5 * m5);
    p[4] = yz - (k3 * m6 + k4 * m7 + k5 * m8);
    p[5] = zz - (k6 * m6 + k7 * m7 + k8 * m8);
  }
}

function within(x: number, most: number): number {
  return x < -most ? -most : x > most ? most : x;
}
