import type { Hertz } from '@eupraxia/kernel';
import { checkRate } from '../limits.ts';
import { BiasFilter } from './bias.ts';
import { FieldWatch } from './field.ts';
import { Heading } from './heading.ts';
import { VectorLowPass } from './low-pass.ts';
import { type VqfParameters, vqfDefaults } from './parameters.ts';
import { integrate, multiply, rotate, tiltUp, turnHeading } from './quaternion.ts';
import { RestDetector } from './rest.ts';

/** The rates of the three sensors, samples per second. */
export interface VqfRates {
  readonly gyr: Hertz;
  readonly acc: Hertz;
  readonly mag: Hertz;
}

/** What no sensor gives: a sample with a component this large counts as lost. */
const unreal = 1e9;

/** Whether a sample was lost: not finite, or beyond what any sensor gives. */
export function isLost(x: number, y: number, z: number): boolean {
  return !(Math.abs(x) + Math.abs(y) + Math.abs(z) < unreal);
}

/** Whether an acceleration or a field was lost: as above, or exactly zero, as drivers fill in what they missed. */
export function isVoid(x: number, y: number, z: number): boolean {
  return !(x * x + y * y + z * z > 0) || isLost(x, y, z);
}

/**
 * Orientation from gyroscope, accelerometer and, where there is one, magnetometer, sample by sample: VQF, the filter of
 * Laidig & Seel (2023), doi:10.1016/j.inffus.2022.10.014. The gyroscope's path is corrected for inclination by low-passing
 * acceleration in an almost inertial frame, and apart from that for heading; with bias estimation, rest detection and
 * rejection of magnetic disturbance. `vqfBasic` as parameters is the basic filter.
 *
 * Call `updateGyr`, `updateAcc` and `updateMag` as samples come, a gyroscope's first. A lost sample (NaN) changes nothing
 * but the rest detection, and its update says false; no state ever becomes NaN. Nothing is allocated per sample.
 */
export class Vqf {
  readonly parameters: VqfParameters;
  readonly #gyrStep: number;
  readonly #accStep: number;
  readonly #gyrQuat = new Float64Array(4);
  readonly #accQuat = new Float64Array(4);
  readonly #earth = new Float64Array(4);
  readonly #vector = new Float64Array(3);
  readonly #up: VectorLowPass;
  readonly #rotation = new Float64Array(11);
  readonly #drift = new Float64Array(2);
  readonly #rotationLow: VectorLowPass;
  readonly #rest: RestDetector;
  readonly #bias: BiasFilter;
  readonly #field: FieldWatch;
  readonly #heading: Heading;
  readonly #watchesRest: boolean;
  readonly #estimatesBias: boolean;

  /** @throws RangeError where a rate is none, or a time constant not above 0: both come from code, not from people */
  constructor(rate: Hertz | VqfRates, parameters: Partial<VqfParameters> = {}) {
    const p = { ...vqfDefaults, ...parameters };
    const rates = typeof rate === 'number' ? { gyr: rate, acc: rate, mag: rate } : rate;
    for (const [name, value] of [
      ['tauAcc', p.tauAcc],
      ['restTau', p.restTau],
      ['biasForgettingTime', p.biasForgettingTime],
    ] as const) {
      if (!(value > 0 && value < Number.POSITIVE_INFINITY)) throw new RangeError(`${name} ${value} is not above 0`);
    }
    for (const one of [rates.gyr, rates.acc, rates.mag]) checkRate(one);
    this.parameters = p;
    this.#gyrStep = 1 / rates.gyr;
    this.#accStep = 1 / rates.acc;
    this.#up = new VectorLowPass(3, p.tauAcc, this.#accStep);
    this.#rotationLow = new VectorLowPass(11, p.tauAcc, this.#accStep);
    this.#rest = new RestDetector(p, this.#gyrStep, this.#accStep);
    this.#bias = new BiasFilter(p, this.#accStep);
    this.#field = new FieldWatch(p, 1 / rates.mag);
    this.#heading = new Heading(p, 1 / rates.mag, p.magMaxRejectionTime);
    this.#watchesRest = p.restBias || p.rejectDisturbance;
    this.#estimatesBias = p.motionBias || p.restBias;
    this.reset();
  }

  /** Forgets every sample. */
  reset(): void {
    this.#gyrQuat.set([1, 0, 0, 0]);
    this.#accQuat.set([1, 0, 0, 0]);
    this.#up.reset();
    this.#rotationLow.reset();
    this.#rest.reset();
    this.#bias.reset();
    this.#field.reset();
    this.#heading.reset(0);
  }

  /** Takes an angular rate about the sensor's axes, rad/s; says whether it counted. */
  updateGyr(x: number, y: number, z: number): boolean {
    if (isLost(x, y, z)) {
      this.#rest.disturb();
      return false;
    }
    if (this.#watchesRest) this.#rest.gyr(x, y, z);
    const bias = this.#bias.bias;
    integrate(this.#gyrQuat, x - (bias[0] as number), y - (bias[1] as number), z - (bias[2] as number), this.#gyrStep);
    return true;
  }

  /** Takes an acceleration along the sensor's axes, m/s², gravity pointing up at rest; says whether it counted. */
  updateAcc(x: number, y: number, z: number): boolean {
    if (isVoid(x, y, z)) {
      if (isLost(x, y, z)) this.#rest.disturb();
      return false;
    }
    if (this.parameters.restBias) this.#rest.acc(x, y, z);
    const v = this.#vector;
    rotate(this.#gyrQuat, 0, x, y, z, v, 0);
    this.#up.step(v);
    rotate(this.#accQuat, 0, v[0] as number, v[1] as number, v[2] as number, v, 0);
    let ex = v[0] as number;
    let ey = v[1] as number;
    let ez = v[2] as number;
    const length = Math.sqrt(ex * ex + ey * ey + ez * ez);
    if (length >= Number.EPSILON) {
      ex /= length;
      ey /= length;
      ez /= length;
    }
    tiltUp(this.#accQuat, ex, ey, ez);
    if (this.#estimatesBias) this.#estimate(ex, ey);
    return true;
  }

  /** Takes a magnetic field along the sensor's axes, in any unit; says whether it counted. */
  updateMag(x: number, y: number, z: number): boolean {
    if (isVoid(x, y, z)) return false;
    const v = this.#vector;
    this.quaternion6D(this.#earth);
    rotate(this.#earth, 0, x, y, z, v, 0);
    const ex = v[0] as number;
    const ey = v[1] as number;
    if (this.parameters.rejectDisturbance) this.#field.watch(v, this.#rest.rate);
    this.#heading.follow(Math.atan2(ex, ey), this.#field.disturbed);
    return true;
  }

  /** Writes the orientation without magnetometer (w, x, y, z; sensor to earth, z up, heading arbitrary) to `out[at …]`. */
  quaternion6D(out: Float64Array, at = 0): void {
    multiply(this.#accQuat, 0, this.#gyrQuat, 0, out, at);
  }

  /** Writes the orientation with magnetometer (w, x, y, z; sensor to east, magnetic north, up) to `out[at …]`. */
  quaternion9D(out: Float64Array, at = 0): void {
    multiply(this.#accQuat, 0, this.#gyrQuat, 0, out, at);
    turnHeading(out, at, this.#heading.delta, out, at);
  }

  /** The heading that the magnetometer adds, rad. */
  get delta(): number {
    return this.#heading.delta;
  }

  /** The gyroscope's bias about x, y, z, rad/s; a view that the next sample changes. */
  get bias(): Float64Array {
    return this.#bias.bias;
  }

  /** The bias's covariance in (0.01 °/s)²: xx, xy, xz, yy, yz, zz; a view that the next sample changes. */
  get biasCovariance(): Float64Array {
    return this.#bias.covariance;
  }

  /** A bound of the bias's standard deviation, rad/s. */
  get biasSigma(): number {
    return this.#bias.sigma;
  }

  get restDetected(): boolean {
    return this.#rest.resting;
  }

  get magDisturbed(): boolean {
    return this.#field.disturbed;
  }

  #estimate(ex: number, ey: number): void {
    const q = this.#earth;
    const r = this.#rotation;
    const bias = this.#bias.bias;
    this.quaternion6D(q);
    const w = q[0] as number;
    const x = q[1] as number;
    const y = q[2] as number;
    const z = q[3] as number;
    const r0 = 1 - 2 * y * y - 2 * z * z;
    const r1 = 2 * (y * x - w * z);
    const r2 = 2 * (w * y + z * x);
    const r3 = 2 * (w * z + y * x);
    const r4 = 1 - 2 * x * x - 2 * z * z;
    const r5 = 2 * (y * z - x * w);
    const bx = bias[0] as number;
    const by = bias[1] as number;
    const bz = bias[2] as number;
    r[0] = r0;
    r[1] = r1;
    r[2] = r2;
    r[3] = r3;
    r[4] = r4;
    r[5] = r5;
    r[6] = 2 * (z * x - w * y);
    r[7] = 2 * (w * x + z * y);
    r[8] = 1 - 2 * x * x - 2 * y * y;
    r[9] = r0 * bx + r1 * by + r2 * bz;
    r[10] = r3 * bx + r4 * by + r5 * bz;
    this.#rotationLow.step(r);
    this.#bias.grow();
    if (this.#rest.resting && this.parameters.restBias) this.#bias.measureRest(this.#rest.rate);
    else if (this.parameters.motionBias) {
      this.#drift[0] = -ey / this.#accStep;
      this.#drift[1] = ex / this.#accStep;
      this.#bias.measureMotion(r, this.#drift);
    }
  }
}
