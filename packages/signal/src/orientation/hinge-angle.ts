import type { Hertz } from '@eupraxia/kernel';
import { checkRate } from '../limits.ts';
import type { HingeAxes } from './hinge-axis.ts';
import { JointAngle } from './joint-angle.ts';
import { rotate, turnHeading } from './quaternion.ts';

/** How long the two headings are averaged, s. */
const headingTime = 10;
/** An axis that stands more upright than this tells nothing of heading: share of its length that is level. */
const leastLevel = 0.3;

/**
 * The angle of a hinge (knee, elbow; the ankle nearly) without magnetometers: the one axis that both segments share points
 * the same way in both earths, so that the difference of the two headings can be told whenever the axis isn't upright, and is
 * taken off (after Laidig, Schauer & Seel, ICORR 2017). Nothing is allocated per sample.
 */
export class HingeAngle {
  /** Degrees of flexion from neutral about the proximal axis, right-handed, of the last update. */
  angle = 0;
  /** The difference of heading that is taken off, rad. */
  heading = 0;
  /** Whether the axis has been level enough to tell the heading at all. */
  settled = false;
  readonly #axes: HingeAxes;
  readonly #joint: JointAngle;
  readonly #keep: number;
  readonly #a = new Float64Array(3);
  readonly #b = new Float64Array(3);
  readonly #turned = new Float64Array(4);
  #cosine = 0;
  #sine = 0;

  /** @throws RangeError where the rate cannot be a rate */
  constructor(axes: HingeAxes, rate: Hertz) {
    checkRate(rate);
    this.#axes = axes;
    this.#joint = new JointAngle([axes.proximal[0], axes.proximal[1], axes.proximal[2]]);
    this.#keep = Math.exp(-1 / (headingTime * rate));
  }

  /** Takes a moment of the neutral pose; neutral is the mean of all that were taken. */
  takeNeutral(proximal: Float64Array, i: number, distal: Float64Array, j: number): boolean {
    return this.#agree(proximal, i, distal, j) && this.#joint.takeNeutral(proximal, i, this.#turned, 0);
  }

  /** Takes both orientations (w, x, y, z; sensor to an earth with z up, headings arbitrary). False where they don't count. */
  update(proximal: Float64Array, i: number, distal: Float64Array, j: number): boolean {
    if (!this.#agree(proximal, i, distal, j)) return false;
    const counts = this.#joint.update(proximal, i, this.#turned, 0);
    if (counts) this.angle = this.#joint.about;
    return counts;
  }

  /** Turns the distal orientation to the proximal one's heading. */
  #agree(proximal: Float64Array, i: number, distal: Float64Array, j: number): boolean {
    const [a, b] = [this.#a, this.#b];
    const { proximal: one, distal: two } = this.#axes;
    rotate(proximal, i, one[0], one[1], one[2], a, 0);
    rotate(distal, j, two[0], two[1], two[2], b, 0);
    const [ax, ay] = [a[0] as number, a[1] as number];
    const [bx, by] = [b[0] as number, b[1] as number];
    if (!Number.isFinite(ax + ay + bx + by)) return false;
    const weight = Math.hypot(ax, ay) * Math.hypot(bx, by);
    if (weight > leastLevel) {
      this.#cosine = this.#keep * this.#cosine + ax * bx + ay * by;
      this.#sine = this.#keep * this.#sine + bx * ay - by * ax;
      this.settled = true;
    }
    this.heading = this.settled ? Math.atan2(this.#sine, this.#cosine) : 0;
    turnHeading(distal, j, this.heading, this.#turned, 0);
    return true;
  }
}
