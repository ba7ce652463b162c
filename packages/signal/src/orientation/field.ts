import { radian } from './bias.ts';
import { gainOf, VectorLowPass } from './low-pass.ts';
import type { VqfParameters } from './parameters.ts';

/**
 * Judges whether the magnetic field is the earth's own: its norm and dip stay near a reference, which follows slowly, and
 * is replaced by a new steady field once the sensor has moved in it long enough (Laidig & Seel 2023).
 */
export class FieldWatch {
  /** Whether the field is not (or not yet) to be trusted. */
  disturbed = true;
  readonly #parameters: VqfParameters;
  readonly #step: number;
  readonly #follow: number;
  readonly #low: VectorLowPass | undefined;
  readonly #now = new Float64Array(2);
  #refNorm = 0;
  #refDip = 0;
  #undisturbedTime = 0;
  #candidateNorm = -1;
  #candidateDip = 0;
  #candidateTime = 0;

  constructor(parameters: VqfParameters, step: number) {
    this.#parameters = parameters;
    this.#step = step;
    this.#follow = gainOf(parameters.magRefTau, step);
    this.#low = parameters.magCurrentTau > 0 ? new VectorLowPass(2, parameters.magCurrentTau, step) : undefined;
  }

  reset(): void {
    this.disturbed = true;
    this.#low?.reset();
    this.#refNorm = this.#refDip = this.#undisturbedTime = 0;
    this.#candidateNorm = -1;
    this.#candidateDip = this.#candidateTime = 0;
  }

  /**
   * Takes a field in earth axes (x, y, z), not zero.
   * @param rate the low-passed angular rate, rad/s: a new field counts only while the sensor turns
   */
  watch(field: Float64Array, rate: Float64Array): void {
    const x = field[0] as number;
    const y = field[1] as number;
    const z = field[2] as number;
    const p = this.#parameters;
    const now = this.#now;
    const length = Math.sqrt(x * x + y * y + z * z);
    now[0] = length;
    // Rounding can carry the ratio past 1, where the arc sine is not defined.
    now[1] = -Math.asin(Math.max(-1, Math.min(1, z / length)));
    this.#low?.step(now);
    const norm = now[0];
    const dip = now[1];

    if (this.#near(norm, dip, this.#refNorm, this.#refDip)) {
      this.#undisturbedTime += this.#step;
      if (this.#undisturbedTime >= p.magMinUndisturbedTime) {
        this.disturbed = false;
        this.#refNorm += this.#follow * (norm - this.#refNorm);
        this.#refDip += this.#follow * (dip - this.#refDip);
      }
    } else {
      this.#undisturbedTime = 0;
      this.disturbed = true;
    }

    if (!this.#near(norm, dip, this.#candidateNorm, this.#candidateDip)) {
      this.#candidateTime = 0;
      this.#candidateNorm = norm;
      this.#candidateDip = dip;
      return;
    }
    const turning = Math.sqrt((rate[0] as number) ** 2 + (rate[1] as number) ** 2 + (rate[2] as number) ** 2);
    if (turning >= p.magNewMinGyr * radian) this.#candidateTime += this.#step;
    this.#candidateNorm += this.#follow * (norm - this.#candidateNorm);
    this.#candidateDip += this.#follow * (dip - this.#candidateDip);
    const needed = this.#refNorm === 0 ? Math.min(p.magNewTime, p.magNewFirstTime) : p.magNewTime;
    if (!this.disturbed || this.#candidateTime < needed) return;
    this.#refNorm = this.#candidateNorm;
    this.#refDip = this.#candidateDip;
    this.disturbed = false;
    this.#undisturbedTime = p.magMinUndisturbedTime;
  }

  #near(norm: number, dip: number, refNorm: number, refDip: number): boolean {
    const p = this.#parameters;
    return Math.abs(norm - refNorm) < p.magNormThreshold * refNorm && Math.abs(dip - refDip) < p.magDipThreshold * radian;
  }
}
