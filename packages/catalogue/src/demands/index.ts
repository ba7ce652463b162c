export { type CodeDemands, codeDemands } from './codes.ts';
export {
  type Agent,
  type Contact,
  type Demands,
  type DemandsGiven,
  type Direction,
  demands,
  demandsSource,
  type Exertion,
  type Feature,
  type Joint,
  type Mode,
  type Movement,
  type MovementText,
  movementOf,
  type Position,
  type Reach,
} from './demands.ts';
export { exerciseDemands } from './exercises.ts';
export { measureDemands } from './rows/measures.ts';
export { techniqueDemands } from './rows/techniques.ts';
export { hintsIn, type WordHint, wordHints } from './words.ts';
