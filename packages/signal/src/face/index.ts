export type { FaceAxes } from './axes.ts';
export { type DetectedFace, type FaceFrame, faceFrame } from './frame.ts';
export { FaceMeter, type FaceMeterOptions, type FaceReason, faceSmoothing } from './meter.ts';
export { type FaceNeutral, type FaceOptions, faceNeutral } from './neutral.ts';
export {
  type FaceAction,
  type FaceActionRow,
  type FaceRegion,
  type FaceSide,
  faceActions,
  facePoints,
  faceRegions,
} from './points.ts';
export { type FaceTrial, type FaceTrialOptions, faceTrial, type Synkinesis } from './trial.ts';
