export { dimensionlessJerk, logDimensionlessJerk } from './jerk.ts';
export { type Smoothness, smoothness } from './smoothness.ts';
export { type SparcOptions, sparc } from './sparc.ts';
export { speedOf } from './speed.ts';
