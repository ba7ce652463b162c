import { OneEuro, type OneEuroOptions } from '../pose/one-euro.ts';
import { RigidFit } from './fit.ts';
import type { FaceFrame } from './frame.ts';
import { asideOf, type FaceNeutral, type FaceOptions } from './neutral.ts';
import { type FaceAction, type FaceRegion, type FaceSide, faceActions, facePoints, faceRegions, steadyPoints } from './points.ts';

/** Why a frame of a face was not measured: not found, or the head turned too far. */
export type FaceReason = 'hidden' | 'turned';

/** How a face is measured frame by frame. */
export interface FaceMeterOptions extends FaceOptions {
  /** The smoothing of every region's movement, `none` for none. Default: 2 Hz at rest, 0.05 Hz per %/s. */
  readonly smoothing?: OneEuroOptions | 'none';
}

/** The smoothing of a face's movements unless asked otherwise. */
export const faceSmoothing: OneEuroOptions = { minCutoff: 2, beta: 0.05, speedCutoff: 1 };

const sides: readonly FaceSide[] = ['left', 'right'];
const degree = 180 / Math.PI;
const slot = (region: FaceRegion, side: FaceSide) => 2 * (2 * faceRegions.indexOf(region) + sides.indexOf(side));

/**
 * Measures how far each region of a face has moved from rest, in % of the interocular distance, frame by frame. The head's
 * own turn, shift and distance are taken out by laying the steady points of each frame upon those of the face at rest.
 * Where `reason` is not null the last frame was refused, and what is read is held from before.
 */
export class FaceMeter {
  /** Why the last frame was refused. */
  reason: FaceReason | null = 'hidden';
  /** How far the head was turned in the last frame, aside or up and down, °. */
  turn = 0;
  readonly #neutral: FaceNeutral;
  readonly #most: number;
  readonly #fit = new RigidFit();
  readonly #laid = new Float64Array(3);
  readonly #normal: readonly [number, number, number];
  /** Region × side × (out from the midline, up); of the eye (0, closing). */
  readonly #moved = new Float64Array(4 * faceRegions.length);
  readonly #filters: readonly OneEuro[] | undefined;

  constructor(neutral: FaceNeutral, options: FaceMeterOptions = {}) {
    this.#neutral = neutral;
    this.#most = options.mostTurn ?? 20;
    const { smoothing = faceSmoothing } = options;
    this.#filters = smoothing === 'none' ? undefined : Array.from(this.#moved, () => new OneEuro(smoothing));
    const [a, u] = [neutral.axes.across, neutral.axes.up];
    this.#normal = [a[1] * u[2] - a[2] * u[1], a[2] * u[0] - a[0] * u[2], a[0] * u[1] - a[1] * u[0]];
  }

  /** Takes the next frame; says whether it was measured. */
  push({ at, points }: FaceFrame): boolean {
    const aside = asideOf(points);
    const whole = points.length === this.#neutral.points.length && Number.isFinite(aside);
    if (!whole || !this.#fit.fit(points, this.#neutral.points, steadyPoints)) {
      this.reason = 'hidden';
      return false;
    }
    this.turn = Math.max(Math.abs(aside), this.#nod());
    if (!(this.turn <= this.#most)) {
      this.reason = 'turned';
      return false;
    }
    this.reason = null;
    for (let r = 0; r < faceRegions.length; r++) {
      for (let s = 0; s < 2; s++) this.#measure(points, faceRegions[r] as FaceRegion, sides[s] as FaceSide, at);
    }
    return true;
  }

  /** How far a region has moved from rest, whichever way, %; of an eye, how much it has closed (below 0: opened). */
  movement(region: FaceRegion, side: FaceSide): number {
    const k = slot(region, side);
    const [out, up] = [this.#moved[k] as number, this.#moved[k + 1] as number];
    return region === 'eye' ? up : Math.sqrt(out * out + up * up);
  }

  /** How far an action has gone, %: its region's movement in its direction; below 0 the other way. */
  excursion(action: FaceAction, side: FaceSide): number {
    const { region, out, up } = faceActions[action];
    const k = slot(region, side);
    return (this.#moved[k] as number) * out + (this.#moved[k + 1] as number) * up;
  }

  /** How late the smoothing makes an action in a steady movement, s; 0 without smoothing. */
  delayOf(action: FaceAction, side: FaceSide): number {
    return this.#filters?.[slot(faceActions[action].region, side) + 1]?.delay ?? 0;
  }

  /** The angle between the face now and at rest, whatever its tilt to a shoulder, °. */
  #nod(): number {
    const [x, y, z] = this.#normal;
    const t = this.#fit.turn;
    const dot =
      x * ((t[0] as number) * x + (t[1] as number) * y + (t[2] as number) * z) +
      y * ((t[3] as number) * x + (t[4] as number) * y + (t[5] as number) * z) +
      z * ((t[6] as number) * x + (t[7] as number) * y + (t[8] as number) * z);
    return Math.acos(Math.max(-1, Math.min(1, dot))) * degree;
  }

  #measure(points: ArrayLike<number>, region: FaceRegion, side: FaceSide, at: number): void {
    const axes = this.#neutral.axes;
    const places = facePoints[region][side];
    let [out, up] = [0, 0];
    for (let p = 0; p < places.length; p++) {
      const place = places[p] as number;
      this.#fit.apply(points, place, this.#laid);
      // Of an eye the lower lid's rise closes as the upper's fall does.
      const weight = region !== 'eye' ? 1 / places.length : p < 3 ? -1 / 3 : 1 / 3;
      for (let a = 0; a < 3; a++) {
        const step = ((this.#laid[a] as number) - (this.#neutral.points[3 * place + a] as number)) * weight;
        if (region !== 'eye') out += step * (axes.across[a] as number);
        up += step * (axes.up[a] as number);
      }
    }
    const k = slot(region, side);
    const toPercent = 100 / axes.interocular;
    this.#keep(k, out * (side === 'left' ? toPercent : -toPercent), at);
    this.#keep(k + 1, up * toPercent, at);
  }

  #keep(k: number, value: number, at: number): void {
    if (!Number.isFinite(value)) return;
    this.#moved[k] = this.#filters?.[k]?.push(value, at) ?? value;
  }
}
