export {
  type DynamicThreshold,
  type NoThreshold,
  type Stretch,
  type StretchOptions,
  stretchOnset,
} from './stretch-onset.ts';
export { type StretchReflexThreshold, stretchLimits, stretchReflexThreshold } from './stretch-threshold.ts';
