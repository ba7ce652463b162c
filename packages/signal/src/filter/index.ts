export { type Band, butterworth } from './butterworth.ts';
export { Cascade, filterCausal } from './cascade.ts';
export { harmonicNotches } from './harmonics.ts';
export { notch } from './notch.ts';
export type { Section } from './sections.ts';
export { filterZeroPhase, ZeroPhase, zeroPhasePadding } from './zero-phase.ts';
