export { alignedFoot, alignFoot, type FootAlignment, type FootMounting, footMounting } from './align-foot.ts';
export type { FootEvents } from './events.ts';
export { type Foot, type GaitOptions, gaitDefaults, gaitRates } from './foot.ts';
export { eventsOfStrides, FootGait, footStrides, type LeftOutStride, type Stride, type StrideSamples } from './foot-gait.ts';
export { type PoseGait, poseGait, type WalkScale } from './pose-gait.ts';
export type { PoseWalkOptions } from './pose-track.ts';
export type { SpatialStride } from './stride-path.ts';
export {
  type GaitSummary,
  type GaitSymmetry,
  gaitSummary,
  gaitSymmetry,
  type StrideNumber,
  type SummableStride,
  type Symmetry,
  strideNumbers,
  strideUnits,
  symmetry,
} from './summary.ts';
