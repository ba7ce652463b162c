/** The 33 body points of BlazePose in its order; left and right are the person's own. */
export const poseLandmarks = [
  'nose',
  'left-eye-inner',
  'left-eye',
  'left-eye-outer',
  'right-eye-inner',
  'right-eye',
  'right-eye-outer',
  'left-ear',
  'right-ear',
  'mouth-left',
  'mouth-right',
  'left-shoulder',
  'right-shoulder',
  'left-elbow',
  'right-elbow',
  'left-wrist',
  'right-wrist',
  'left-pinky',
  'right-pinky',
  'left-index',
  'right-index',
  'left-thumb',
  'right-thumb',
  'left-hip',
  'right-hip',
  'left-knee',
  'right-knee',
  'left-ankle',
  'right-ankle',
  'left-heel',
  'right-heel',
  'left-foot-index',
  'right-foot-index',
] as const;

/** The name of one of the 33 body points. */
export type PoseLandmark = (typeof poseLandmarks)[number];

/** How many points a pose has. */
export const poseSize = poseLandmarks.length;

/** The 17 points of COCO detectors (MoveNet, YOLO pose, ViTPose…) in their order, as the places of a pose's points. */
export const cocoLandmarks: readonly PoseLandmark[] = [
  'nose',
  'left-eye',
  'right-eye',
  'left-ear',
  'right-ear',
  'left-shoulder',
  'right-shoulder',
  'left-elbow',
  'right-elbow',
  'left-wrist',
  'right-wrist',
  'left-hip',
  'right-hip',
  'left-knee',
  'right-knee',
  'left-ankle',
  'right-ankle',
];

const places: ReadonlyMap<PoseLandmark, number> = new Map(poseLandmarks.map((name, at) => [name, at]));

/** The place of a point among the 33. */
export const placeOf = (name: PoseLandmark): number => places.get(name) ?? -1;
