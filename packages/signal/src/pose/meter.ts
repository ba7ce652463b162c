import { err, type Fault, ok, type Result } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { Body, type PosePlane } from './body.ts';
import type { PoseFrame } from './frame.ts';
import { type PoseFormula, type PoseMeasure, poseFormulas } from './measures.ts';
import { OneEuro, type OneEuroOptions } from './one-euro.ts';
import { facesCamera, SteadyView, unknownView, type View, type ViewOptions } from './view.ts';

/** Why a measure was not taken: a point not seen, a view that does not show it, a segment out of the picture's plane. */
export type PoseReason = 'hidden' | 'view' | 'out-of-plane';

/** How a pose is measured. */
export interface PoseOptions {
  /** Which side the camera sees; found frame by frame by default. A stated view is believed. */
  readonly view?: 'frontal' | 'sagittal';
  /** How the view is told where it isn't stated. */
  readonly viewOptions?: ViewOptions;
  /**
   * What `world` of a frame is worth: `estimated` (a network's guess from one picture; it tells the view and nothing else)
   * or `measured` (several cameras, a depth camera; every measure is taken in space). Default `estimated`.
   */
  readonly depth?: 'estimated' | 'measured';
  /** Where up is in the axes of `world`, for measured depth; (0, −1, 0) by default. Of any length above 0. */
  readonly up?: readonly [number, number, number];
  /** How far gravity points to the picture's right of straight down, °: a camera tilted clockwise. Default 0. */
  readonly roll?: number;
  /** Points seen less surely are hidden. Default 0.5. */
  readonly leastVisibility?: number;
  /** The least share of its expected length at which a segment still counts as in the picture's plane. Default 0.75 (41°). */
  readonly leastInPlane?: number;
  /** The smoothing of every measure, `none` for none. Default: 1 Hz at rest, 0.02 Hz per °/s. */
  readonly smoothing?: OneEuroOptions | 'none';
}

/** The smoothing of a pose's measures unless asked otherwise. */
export const poseSmoothing: OneEuroOptions = { minCutoff: 1, beta: 0.02, speedCutoff: 1 };

const degree = 180 / Math.PI;

/**
 * Measures a pose frame by frame: names in, values out. `values[k]` belongs to `names[k]`; where `reasons[k]` is not null the
 * measure was refused in the last frame, its value is the one held from before (0 before the first), and its quality 0.
 * Otherwise `qualities[k]` is the least of the points' visibility, the view's confidence and how far the segments lie in
 * the picture's plane. The values are late by `delayOf(k)` seconds in a steady movement.
 */
export class PoseMeter {
  /** What is measured, in the order asked for. */
  readonly names: readonly PoseMeasure[];
  readonly values: Float64Array;
  readonly qualities: Float64Array;
  readonly reasons: (PoseReason | null)[];
  /** The view by now: the mean of the last half second or so, so that it doesn't flicker. */
  view: View = unknownView;
  readonly #rows: readonly PoseFormula[];
  readonly #filters: readonly OneEuro[] | undefined;
  readonly #body = new Body();
  readonly #views: SteadyView;
  readonly #options: PoseOptions;
  readonly #up: readonly [number, number, number];
  readonly #roll: number;

  private constructor(rows: readonly PoseFormula[], options: PoseOptions) {
    this.names = rows.map(({ name }) => name);
    this.values = new Float64Array(rows.length);
    this.qualities = new Float64Array(rows.length);
    this.reasons = rows.map(() => 'hidden');
    this.#rows = rows;
    this.#views = new SteadyView(options.viewOptions);
    this.#options = options;
    const { smoothing = poseSmoothing, up = [0, -1, 0], roll = 0 } = options;
    this.#filters = smoothing === 'none' ? undefined : rows.map(() => new OneEuro(smoothing));
    const length = Math.hypot(...up);
    if (!(length > 0 && Number.isFinite(length + roll))) {
      throw new RangeError(`up of ${up} and a roll of ${roll}° are no directions`);
    }
    this.#up = [up[0] / length, up[1] / length, up[2] / length];
    this.#roll = roll / degree;
  }

  /**
   * A meter of some measures.
   * Errors: EUP_SIGNAL_POSE_ROTATION for what no view's points can tell, EUP_SIGNAL_POSE_DEPTH for what needs measured
   * depth, EUP_SIGNAL_POSE_VIEW where the stated view doesn't show it.
   */
  static of(names: readonly string[], options: PoseOptions = {}): Result<PoseMeter, Fault> {
    const rows: PoseFormula[] = [];
    for (const name of names) {
      const row = poseFormulas.find((candidate) => candidate.name === name);
      if (!row) return err(fault('EUP_SIGNAL_POSE_ROTATION', { measure: name }));
      if (options.depth !== 'measured' && row.planes.every((plane) => plane === 'space')) {
        return err(fault('EUP_SIGNAL_POSE_DEPTH', { measure: name }));
      }
      if (options.view && options.depth !== 'measured' && !row.planes.includes(options.view)) {
        return err(poseRefusal('view', row.name, options.view));
      }
      rows.push(row);
    }
    return ok(new PoseMeter(rows, options));
  }

  /** The unit of measure `k`. */
  unitOf(k: number): '°' | '%' | undefined {
    return this.#rows[k]?.unit;
  }

  /** Takes the next frame. */
  push(frame: PoseFrame): void {
    this.view = this.#views.push(frame);
    const plane = this.#take(frame);
    const { leastVisibility = 0.5, leastInPlane = 0.75, view: stated, depth } = this.#options;
    const sure = stated || depth === 'measured' ? 1 : this.view.confidence;
    const body = this.#body;
    for (let k = 0; k < this.#rows.length; k++) {
      const row = this.#rows[k] as PoseFormula;
      if (plane === null || !row.planes.includes(plane)) {
        this.#refuse(k, this.view === unknownView ? 'hidden' : 'view');
        continue;
      }
      let seen = 1;
      for (let p = 0; p < row.points.length; p++) seen = Math.min(seen, body.seen[row.points[p] as number] as number);
      if (!(seen >= leastVisibility)) {
        this.#refuse(k, 'hidden');
        continue;
      }
      const flat = plane === 'space' ? 1 : inPlane(body, row);
      const value = row.of(body);
      if (!(flat >= leastInPlane) || !Number.isFinite(value)) {
        this.#refuse(k, 'out-of-plane');
        continue;
      }
      this.reasons[k] = null;
      this.qualities[k] = Math.min(seen, sure, flat);
      this.values[k] = this.#smoothed(k, value, row.unit, frame.at);
    }
  }

  /** How late the smoothing makes measure `k` in a steady movement, s; 0 without smoothing. */
  delayOf(k: number): number {
    return this.#filters?.[k]?.delay ?? 0;
  }

  /** Lays the body along its axes; null where no plane of it lies in the picture. */
  #take(frame: PoseFrame): PosePlane | null {
    if (this.#options.depth === 'measured') {
      if (!frame.world) return null;
      this.#body.takeSpace(frame.world, frame.visibility, this.#up);
      return 'space';
    }
    const kind = this.#options.view ?? this.view.kind;
    if (kind === 'oblique' || kind === 'unknown') return null;
    const { yaw } = this.view;
    const known = this.view !== unknownView;
    // A stated view whose trunk is hidden: from the front the hips tell whether the camera is faced, from the side nothing does.
    if (!known && kind === 'sagittal') return null;
    const faced = known ? Math.abs(yaw) <= 90 : facesCamera(frame);
    const sign = kind === 'frontal' ? (faced ? -1 : 1) : yaw >= 0 ? 1 : -1;
    this.#body.takePicture(frame, kind, sign, this.#roll);
    return kind;
  }

  #refuse(k: number, reason: PoseReason): void {
    this.reasons[k] = reason;
    this.qualities[k] = 0;
  }

  /** An angle that passes ±180° goes on beyond it for the filter, and comes back into −180 to 180°. */
  #smoothed(k: number, value: number, unit: '°' | '%', at: number): number {
    const filter = this.#filters?.[k];
    if (!filter) return value;
    if (unit === '%') return filter.push(value, at);
    const turns = Math.round((filter.value - value) / 360) * 360;
    return wrapped(filter.push(value + turns, at));
  }
}

const wrapped = (angle: number): number => angle - 360 * Math.round(angle / 360);

/** The least share of its expected length that a segment shows in the picture; at most 1. */
function inPlane(body: Body, row: PoseFormula): number {
  let least = 1;
  for (let s = 0; s < row.segments.length; s++) {
    const [from, to, share] = row.segments[s] as (typeof row.segments)[number];
    least = Math.min(least, body.distance(from, to) / (share * body.trunk));
  }
  return least;
}

/** A refusal in words: what was asked, why it was not measured, and how to stand or turn. */
export function poseRefusal(reason: PoseReason, measure: PoseMeasure, seen: View['kind']): Fault {
  const row = poseFormulas.find(({ name }) => name === measure);
  const needed = (row?.planes ?? []).filter((plane) => plane !== 'space').join(' or ');
  switch (reason) {
    case 'view':
      return fault('EUP_SIGNAL_POSE_VIEW', { measure, seen: seen === 'unknown' ? 'changing' : seen, needed });
    case 'hidden':
      return fault('EUP_SIGNAL_POSE_HIDDEN', { measure });
    case 'out-of-plane':
      return fault('EUP_SIGNAL_POSE_PLANE', { measure });
  }
}
