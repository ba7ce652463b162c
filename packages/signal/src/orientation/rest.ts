import { radian } from './bias.ts';
import { VectorLowPass } from './low-pass.ts';
import type { VqfParameters } from './parameters.ts';

/**
 * Rest: angular rate and acceleration stay near their own low-pass, and the rate near zero, for a while
 * (Laidig & Seel 2023).
 */
export class RestDetector {
  /** Whether the last samples are rest. */
  resting = false;
  /** The low-passed angular rate, rad/s. */
  readonly rate = new Float64Array(3);
  readonly #gravity = new Float64Array(3);
  readonly #gyrLow: VectorLowPass;
  readonly #accLow: VectorLowPass;
  readonly #gyrLimit: number;
  readonly #accLimit: number;
  readonly #rateLimit: number;
  readonly #least: number;
  readonly #accStep: number;
  #time = 0;

  constructor(parameters: VqfParameters, gyrStep: number, accStep: number) {
    this.#gyrLow = new VectorLowPass(3, parameters.restTau, gyrStep);
    this.#accLow = new VectorLowPass(3, parameters.restTau, accStep);
    this.#gyrLimit = (parameters.restGyr * radian) ** 2;
    this.#accLimit = parameters.restAcc ** 2;
    this.#rateLimit = parameters.biasClip * radian;
    this.#least = parameters.restMinTime;
    this.#accStep = accStep;
  }

  reset(): void {
    this.resting = false;
    this.rate.fill(0);
    this.#gyrLow.reset();
    this.#accLow.reset();
    this.#time = 0;
  }

  /** Takes an angular rate, rad/s. */
  gyr(x: number, y: number, z: number): void {
    const low = this.rate;
    low[0] = x;
    low[1] = y;
    low[2] = z;
    this.#gyrLow.step(low);
    const limit = this.#rateLimit;
    const off = squaredDistance(low, x, y, z);
    if (off >= this.#gyrLimit || beyond(low[0], limit) || beyond(low[1], limit) || beyond(low[2], limit)) this.disturb();
  }

  /** Takes an acceleration, m/s². */
  acc(x: number, y: number, z: number): void {
    const low = this.#gravity;
    low[0] = x;
    low[1] = y;
    low[2] = z;
    this.#accLow.step(low);
    if (squaredDistance(low, x, y, z) >= this.#accLimit) {
      this.disturb();
      return;
    }
    this.#time += this.#accStep;
    if (this.#time >= this.#least) this.resting = true;
  }

  /** Rest must begin anew. */
  disturb(): void {
    this.#time = 0;
    this.resting = false;
  }
}

function squaredDistance(v: Float64Array, x: number, y: number, z: number): number {
  const a = x - (v[0] as number);
  const b = y - (v[1] as number);
  const c = z - (v[2] as number);
  return a * a + b * b + c * c;
}

const beyond = (x: number, limit: number): boolean => x > limit || x < -limit;
