export type { Pace } from './pace.ts';
export { type ReplayOptions, type ReplaySource, replaySource } from './replay/replay-source.ts';
export { SyntheticBody } from './synthetic/body.ts';
export {
  type Disturbance,
  disturbances,
  type Intention,
  type Script,
  type SyntheticOptions,
  scriptDefaults,
  syntheticDefaults,
} from './synthetic/options.ts';
export { type SyntheticSource, syntheticChannels, syntheticSource } from './synthetic/synthetic-source.ts';
