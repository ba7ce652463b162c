export {
  type ChairStandOptions,
  type FiveTimes,
  fiveTimesSitToStand,
  type ThirtySeconds,
  thirtySecondChairStand,
} from './chair-stand.ts';
export { type Standing, type StandingOptions, standingOfPose, standingOfThigh } from './standing.ts';
export { type TimedUpAndGo, type TugPhase, timedUpAndGo, timedUpAndGoOfPose } from './timed-up-and-go.ts';
export { type BodyTurn, bodyTurns, type TrunkMotion, trunkMotion } from './turns.ts';
export { type DistanceWalk, sixMinuteWalk, sixMinuteWalkOfTurns, type TimedWalk, tenMetreWalk } from './walk-tests.ts';
