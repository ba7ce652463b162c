import { err, type Fault, ok, type Result, type Seconds, seconds } from '@eupraxia/kernel';
import { fault } from '../errors.ts';
import { type SideSymmetry, sideSymmetry } from '../pose/symmetry.ts';
import type { FaceFrame } from './frame.ts';
import { FaceMeter, type FaceMeterOptions } from './meter.ts';
import type { FaceNeutral } from './neutral.ts';
import { type FaceAction, type FaceRegion, type FaceSide, faceActions } from './points.ts';

/** Movement of a region that was not asked for. */
export interface Synkinesis {
  readonly region: FaceRegion;
  readonly side: FaceSide;
  /** Its movement when the action was at its greatest, % of the interocular distance. */
  readonly movement: number;
  /** 100 × that movement over the action's greater excursion; null where the action hardly went. Healthy faces are not 0. */
  readonly index: number | null;
}

/** One action, asked for once. */
export interface FaceTrial {
  readonly action: FaceAction;
  /** The greatest excursion of each side, % of the interocular distance. */
  readonly excursion: Readonly<Record<FaceSide, number>>;
  /** When the mean of both sides was greatest. */
  readonly at: Seconds;
  /** The sides compared; healthy faces are not equal on both. */
  readonly symmetry: SideSymmetry;
  readonly synkinesis: readonly Synkinesis[];
  /** The share of frames that were measured, and why the others were not. */
  readonly measured: number;
  readonly refused: { readonly hidden: number; readonly turned: number };
}

/** How a trial is measured. */
export interface FaceTrialOptions extends FaceMeterOptions {
  /** What an excursion must reach on one side for ratios to be formed, % of the interocular distance. Default 3. */
  readonly leastExcursion?: number;
  /** The least share of frames that must be measured. Default 0.5. */
  readonly leastMeasured?: number;
}

const sides: readonly FaceSide[] = ['left', 'right'];

/**
 * One action of a face, from rest and back: how far each side went, how equal, and what moved with it.
 * Errors: EUP_SIGNAL_FACE_TURNED where the head was turned in most frames; EUP_SIGNAL_FACE_NEUTRAL where no face was found.
 */
export function faceTrial(
  action: FaceAction,
  frames: readonly FaceFrame[],
  neutral: FaceNeutral,
  options: FaceTrialOptions = {},
): Result<FaceTrial, Fault> {
  const { leastExcursion = 3, leastMeasured = 0.5 } = options;
  const meter = new FaceMeter(neutral, options);
  const refused = { hidden: 0, turned: 0 };
  const excursion = { left: Number.NEGATIVE_INFINITY, right: Number.NEGATIVE_INFINITY };
  const { unintended } = faceActions[action];
  let [greatest, at, turn] = [Number.NEGATIVE_INFINITY, 0, 0];
  let beside: { region: FaceRegion; side: FaceSide; movement: number }[] = [];
  let count = 0;
  for (const frame of frames) {
    if (!meter.push(frame)) {
      if (meter.reason) refused[meter.reason]++;
      if (meter.reason === 'turned') turn = Math.max(turn, meter.turn);
      continue;
    }
    count++;
    const [left, right] = [meter.excursion(action, 'left'), meter.excursion(action, 'right')];
    excursion.left = Math.max(excursion.left, left);
    excursion.right = Math.max(excursion.right, right);
    if (left + right <= greatest) continue;
    greatest = left + right;
    at = frame.at;
    beside = unintended.flatMap((region) => sides.map((side) => ({ region, side, movement: meter.movement(region, side) })));
  }
  if (count === 0 || count < leastMeasured * frames.length) {
    return err(
      refused.turned >= refused.hidden && refused.turned > 0
        ? fault('EUP_SIGNAL_FACE_TURNED', { found: Math.round(turn), most: options.mostTurn ?? 20 })
        : fault('EUP_SIGNAL_FACE_NEUTRAL', { found: count, of: frames.length, least: Math.ceil(leastMeasured * frames.length) }),
    );
  }
  const larger = Math.max(excursion.left, excursion.right);
  return ok({
    action,
    excursion,
    at: seconds(at),
    symmetry: sideSymmetry(Math.max(0, excursion.left), Math.max(0, excursion.right), leastExcursion),
    synkinesis: beside.map((one) => ({ ...one, index: larger >= leastExcursion ? (100 * one.movement) / larger : null })),
    measured: count / frames.length,
    refused,
  });
}
