import { type Body, trunkBottom, trunkTop } from './body.ts';
import { placeOf } from './landmarks.ts';

const [leftHip, rightHip] = [placeOf('left-hip'), placeOf('right-hip')];
const [leftShoulder, rightShoulder] = [placeOf('left-shoulder'), placeOf('right-shoulder')];

/**
 * The axes of trunk or pelvis in the body's axes: a part's right, forward and up, right-handed and of length 1. Up is the
 * trunk's line. In space the trunk's right is the line of the shoulders, as far as it is square to up; the pelvis's right is
 * the line of the hips, from which its up leans.
 */
export class PartAxes {
  readonly #axes = new Float64Array(9);

  /** Takes the trunk of a body as it is now; false where it has no length. */
  takeTrunk(body: Body): boolean {
    const { trunk } = body;
    if (!(trunk > 0)) return false;
    const axes = this.#axes;
    for (let k = 0; k < 3; k++) axes[6 + k] = body.step(trunkBottom, trunkTop, k as 0 | 1 | 2) / trunk;
    if (body.plane === 'frontal') return this.#fromForward();
    const space = body.plane === 'space';
    for (let k = 0; k < 3; k++) axes[k] = space ? body.step(leftShoulder, rightShoulder, k as 0 | 1 | 2) : k === 0 ? 1 : 0;
    return this.#levelled(0, 6);
  }

  /** Takes the pelvis of a body as it is now; in a side view, where its line is not seen, the trunk stands for it. */
  takePelvis(body: Body): boolean {
    if (!this.takeTrunk(body)) return false;
    if (body.plane === 'sagittal') return true;
    const axes = this.#axes;
    const width = body.distance(leftHip, rightHip);
    if (!(width > 0)) return false;
    for (let k = 0; k < 3; k++) axes[k] = body.step(leftHip, rightHip, k as 0 | 1 | 2) / width;
    if (body.plane === 'frontal') {
      // In the picture, up is across the line of the hips.
      axes[6] = -(axes[2] as number);
      axes[7] = 0;
      axes[8] = axes[0] as number;
      return this.#forward();
    }
    return this.#levelled(6, 0);
  }

  /** How far the way from one point to another goes along an axis: 0 right, 1 forward, 2 up. */
  along(body: Body, from: number, to: number, axis: 0 | 1 | 2): number {
    const axes = this.#axes;
    return (
      body.step(from, to, 0) * (axes[3 * axis] as number) +
      body.step(from, to, 1) * (axes[3 * axis + 1] as number) +
      body.step(from, to, 2) * (axes[3 * axis + 2] as number)
    );
  }

  /** Takes out of axis `a` what lies along axis `b`, and puts forward across both. */
  #levelled(a: number, b: number): boolean {
    const axes = this.#axes;
    let common = 0;
    for (let k = 0; k < 3; k++) common += (axes[a + k] as number) * (axes[b + k] as number);
    let length = 0;
    for (let k = 0; k < 3; k++) {
      const left = (axes[a + k] as number) - common * (axes[b + k] as number);
      axes[a + k] = left;
      length += left * left;
    }
    length = Math.sqrt(length);
    if (!(length > 1e-9)) return false;
    for (let k = 0; k < 3; k++) axes[a + k] = (axes[a + k] as number) / length;
    return this.#forward();
  }

  /** Forward is up × right. */
  #forward(): true {
    const a = this.#axes;
    a[3] = (a[7] as number) * (a[2] as number) - (a[8] as number) * (a[1] as number);
    a[4] = (a[8] as number) * (a[0] as number) - (a[6] as number) * (a[2] as number);
    a[5] = (a[6] as number) * (a[1] as number) - (a[7] as number) * (a[0] as number);
    return true;
  }

  /** In a frontal picture forward looks out of it, and right is forward × up. */
  #fromForward(): true {
    const a = this.#axes;
    a[0] = a[8] as number;
    a[1] = 0;
    a[2] = -(a[6] as number);
    return this.#forward();
  }
}
