import { type Joint, liesWithin, type Movement } from '@eupraxia/catalogue';

/** Regions of the body map that a joint belongs to: an answer that names one of them concerns the joint. */
const byJoint: Readonly<Record<Joint, readonly string[]>> = {
  shoulder: ['shoulder', 'upper-arm'],
  scapula: ['shoulder-blade'],
  elbow: ['elbow', 'upper-arm', 'forearm'],
  forearm: ['forearm'],
  wrist: ['wrist', 'forearm'],
  hand: ['hand'],
  hip: ['hip', 'thigh', 'buttock'],
  knee: ['knee', 'thigh', 'shin', 'calf'],
  ankle: ['ankle', 'shin', 'calf'],
  foot: ['foot'],
  spine: ['trunk'],
  neck: ['neck'],
  pelvis: ['pelvis'],
  face: ['face'],
  jaw: ['jaw'],
  'pelvic-floor': ['pelvic-floor'],
};

/** None for a word that names no joint. */
export const regionsOfJoint = (joint: Joint): readonly string[] => (Object.hasOwn(byJoint, joint) ? byJoint[joint] : []);

/** Two regions that may be the same part of the body: one lies within the other. */
export const meets = (one: string, other: string): boolean => liesWithin(one, other) || liesWithin(other, one);

export const anyMovement = (movements: readonly Movement[], holds: (movement: Movement) => boolean): boolean =>
  movements.some(holds);

/** Names that orders of movement use for what they forbid, with the movements that they mean. */
export const movementTraits: Readonly<Record<string, (movement: Movement) => boolean>> = {
  'hip-flexion-past-90': past('hip', 'flexion'),
  'hip-adduction-past-midline': past('hip', 'adduction'),
  'hip-internal-rotation': turns('hip', 'internal-rotation'),
  'hip-external-rotation': turns('hip', 'external-rotation'),
  'hip-extension': past('hip', 'extension'),
  'hip-abduction': (m) => m.joint === 'hip' && to(m, 'abduction') && m.mode !== 'passive',
  'shoulder-overhead': (m) => m.joint === 'shoulder' && (to(m, 'flexion') || to(m, 'abduction')) && m.reach !== 'within',
  'shoulder-abduction-external-rotation': past('shoulder', 'external-rotation'),
  'shoulder-external-rotation': turns('shoulder', 'external-rotation'),
  'shoulder-internal-rotation': turns('shoulder', 'internal-rotation'),
  'shoulder-extension': past('shoulder', 'extension'),
  'shoulder-extension-internal-rotation': (m) =>
    m.joint === 'shoulder' && (to(m, 'extension') || to(m, 'internal-rotation')) && m.reach !== 'within',
  'shoulder-active': (m) => m.joint === 'shoulder' && (m.mode === 'active' || m.mode === 'resisted'),
  'spinal-flexion': past('spine', 'flexion'),
  'spinal-extension': past('spine', 'extension'),
  'spinal-rotation': past('spine', 'rotation'),
  'knee-flexion': turns('knee', 'flexion'),
  'knee-extension': turns('knee', 'extension'),
  resistance: (m) => m.mode === 'resisted',
  'stretch-to-end-range': (m) => m.reach === 'end',
};

function to(movement: Movement, direction: Movement['direction']): boolean {
  return movement.direction === direction || movement.direction === 'all';
}

function past(joint: Joint, direction: Movement['direction']) {
  return (m: Movement): boolean => m.joint === joint && to(m, direction) && m.reach !== 'within';
}

function turns(joint: Joint, direction: Movement['direction']) {
  return (m: Movement): boolean => m.joint === joint && to(m, direction);
}
