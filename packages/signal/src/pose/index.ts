export type { PosePlane } from './body.ts';
export {
  type Compensation,
  type CompensationName,
  type CompensationOptions,
  type CompensationRule,
  CompensationWatch,
  compensationRules,
  type PoseNeutral,
  poseCompensations,
  poseNeutral,
} from './compensations.ts';
export { evenTrack } from './even.ts';
export {
  type DetectedPose,
  type NormalisedPoint,
  type PoseFrame,
  poseFrame,
  poseFrameOfCoco,
  type WorldPoint,
} from './frame.ts';
export { cocoLandmarks, type PoseLandmark, poseLandmarks } from './landmarks.ts';
export { type MidMeasure, type PoseMeasure, type PoseMeasureRow, poseMeasures, type SidedMeasure } from './measures.ts';
export { PoseMeter, type PoseOptions, type PoseReason, poseRefusal, poseSmoothing } from './meter.ts';
export { OneEuro, type OneEuroOptions } from './one-euro.ts';
export { type PoseSeriesOptions, type PoseTrack, poseSeries } from './series.ts';
export { type SideSymmetry, sideSymmetry } from './symmetry.ts';
export { poseView, type View, type ViewKind, type ViewOptions } from './view.ts';
