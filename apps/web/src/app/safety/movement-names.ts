/** Movements and loads that an order may forbid, by the names that the gate reads. */
export const movementNames = [
  'hip-flexion-past-90',
  'hip-adduction-past-midline',
  'hip-internal-rotation',
  'hip-external-rotation',
  'hip-extension',
  'hip-abduction',
  'shoulder-overhead',
  'shoulder-abduction-external-rotation',
  'shoulder-external-rotation',
  'shoulder-internal-rotation',
  'shoulder-extension',
  'shoulder-active',
  'spinal-flexion',
  'spinal-extension',
  'spinal-rotation',
  'knee-flexion',
  'knee-extension',
  'resistance',
  'stretch-to-end-range',
  'lifting',
  'pushing-or-pulling',
  'push-up-on-arms',
  'impact',
  'head-below-heart',
  'breath-holding',
  'prone',
  'walking',
  'floor-work',
] as const;
export type MovementName = (typeof movementNames)[number];

const ofJoint = /^(hip|shoulder|spinal|knee)-/;
const joints = [
  ['hip-', /^(leg|hip|thigh|buttock)$/],
  ['knee-', /^(leg|knee|thigh|shin|calf)$/],
  ['shoulder-', /^(arm|shoulder|shoulder-blade|upper-arm)$/],
  ['spinal-', /^(trunk|upper-back|lower-back|neck|neck-front|neck-back|pelvis|chest)$/],
] as const;

/** What an order on a part of the body may forbid: its joint's movements, then what concerns no joint. */
export function movementsFor(region: string | undefined): readonly MovementName[] {
  const near = joints.filter(([, parts]) => region !== undefined && parts.test(region)).map(([joint]) => joint);
  return [
    ...movementNames.filter((name) => near.some((joint) => name.startsWith(joint))),
    ...movementNames.filter((name) => !ofJoint.test(name)),
  ];
}
