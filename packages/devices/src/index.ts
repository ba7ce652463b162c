export type { Pace } from './pace.ts';
export { type ReplayOptions, replaySource } from './replay/replaySource.ts';
export { defaultMuscle, type MuscleOptions, type SyntheticMuscle, syntheticMuscle } from './synthetic/muscle.ts';
export { syntheticSource } from './synthetic/syntheticSource.ts';
