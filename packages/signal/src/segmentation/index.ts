export {
  type ExemplarOptions,
  type ExemplarRepetition,
  ExemplarRepetitions,
  exemplarDefaults,
  exemplarRepetitions,
} from './exemplar.ts';
export { type PeakOptions, type PeakRepetition, PeakRepetitions, peakDefaults, peakRepetitions } from './peaks.ts';
export { findMatches, type Match, type MatchLimits, SubsequenceMatcher } from './subsequence.ts';
export { type Tempo, tempoOf } from './tempo.ts';
export { type TurningPoint, turningPoints } from './turning-points.ts';
