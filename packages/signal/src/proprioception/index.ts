export { type PositionSense, type PositionTrial, positionSense } from './position-sense.ts';
