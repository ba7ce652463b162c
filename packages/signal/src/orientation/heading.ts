import { gainOf } from './low-pass.ts';
import type { VqfParameters } from './parameters.ts';

/** The angle within [−π, π] that differs from `angle` by whole turns, for angles within [−3π, 3π]. */
export function withinHalfTurn(angle: number): number {
  return angle > Math.PI ? angle - 2 * Math.PI : angle < -Math.PI ? angle + 2 * Math.PI : angle;
}

/**
 * The heading as a first-order low-pass of what the magnetometer shows: the mean of the first samples, then slow, not at
 * all while the field is disturbed, and slower yet when that lasts.
 */
export class Heading {
  /** The angle by which the heading is turned from that without a magnetometer, rad. */
  delta = 0;
  readonly #parameters: VqfParameters;
  readonly #step: number;
  readonly #gain: number;
  readonly #rejectedAtFirst: number;
  #rejected = 0;
  #initialGain = 1;

  /** @param rejected how long disturbance counts as having been rejected already, s */
  constructor(parameters: VqfParameters, step: number, rejected: number) {
    this.#parameters = parameters;
    this.#step = step;
    this.#gain = gainOf(parameters.tauMag, step);
    this.#rejectedAtFirst = rejected;
    this.reset(0);
  }

  reset(delta: number): void {
    this.delta = delta;
    this.#rejected = this.#rejectedAtFirst;
    this.#initialGain = 1;
  }

  /** Follows the angle that the magnetometer shows, rad within [−π, π]. */
  follow(shown: number, disturbed: boolean): void {
    const p = this.#parameters;
    let gain = this.#gain;
    if (p.rejectDisturbance) {
      if (!disturbed) {
        this.#rejected = Math.max(this.#rejected - p.magRejectionFactor * this.#step, 0);
      } else if (this.#rejected <= p.magMaxRejectionTime) {
        this.#rejected += this.#step;
        gain = 0;
      } else {
        gain /= p.magRejectionFactor;
      }
    }
    if (this.#initialGain !== 0) {
      gain = Math.max(gain, this.#initialGain);
      this.#initialGain /= this.#initialGain + 1;
      if (this.#initialGain * p.tauMag < this.#step) this.#initialGain = 0;
    }
    this.delta = withinHalfTurn(this.delta + gain * withinHalfTurn(shown - this.delta));
  }
}
