export { HingeAngle } from './hinge-angle.ts';
export { type HingeAxes, hingeAxes } from './hinge-axis.ts';
export { JointAngle, type JointAngleOptions, type JointAngles, jointAngles } from './joint-angle.ts';
export type { Motion, Orientation } from './motion.ts';
export { type OrientationMethod, orientation } from './orientation.ts';
export { type VqfParameters, vqfBasic, vqfDefaults } from './parameters.ts';
export { Vqf, type VqfRates } from './vqf.ts';
