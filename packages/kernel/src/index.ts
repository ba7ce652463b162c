export { type Display, displayed, shown } from './display.ts';
export { type ErrorRow, type ErrorTable, type Fault, FaultError, type FaultParams, faultsOf } from './fault.ts';
export { type FaultAnswer, faultAnswer, faultOfAnswer } from './fault-answer.ts';
export { isUuid, type Uuid, uuidV7 } from './ids.ts';
export { release } from './release.ts';
export { err, ok, type Result } from './result.ts';
export {
  type Cents,
  cents,
  type Degrees,
  degrees,
  type Hertz,
  hertz,
  type Kilograms,
  kilograms,
  type Microvolts,
  type Milliseconds,
  type Minutes,
  microvolts,
  milliseconds,
  minutes,
  type Percent,
  percent,
  type Seconds,
  seconds,
  type UtcMs,
  utcMs,
} from './units.ts';
