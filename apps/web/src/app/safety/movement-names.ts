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

/** Which of them concern a part of the body: chosen first where an order names one. */
export function movementsFor(region: string | undefined): readonly MovementName[] {
  if (region === undefined) return movementNames;
  const joint = /hip|thigh|buttock/.test(region)
    ? 'hip-'
    : /shoulder|upper-arm/.test(region)
      ? 'shoulder-'
      : /knee|shin|calf/.test(region)
        ? 'knee-'
        : /back|trunk|neck/.test(region)
          ? 'spinal-'
          : undefined;
  if (joint === undefined) return movementNames;
  const joints = /^(hip|shoulder|spinal|knee)-/;
  return movementNames.filter((name) => name.startsWith(joint) || !joints.test(name));
}
