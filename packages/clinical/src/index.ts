export { clinicalErrors } from './errors.ts';
export {
  billingKinds,
  bodySchemas,
  type EventBodies,
  type EventKind,
  type MeasuredEvidence,
  stationKinds,
} from './log/bodies.ts';
export { type Envelope, type EventOf, envelopeSchema, type Heads, logVersion, type SessionEvent } from './log/event.ts';
export { eventBounds } from './log/json.ts';
export { parseEvent } from './log/parse.ts';
export { type Conflict, type Gap, isBeyond, logThrough, readLog, type Skew, type VisitLog } from './log/read.ts';
export type {
  Measurement,
  PreviousActivity,
  Program,
  ProgramItem,
  ScheduleOrder,
  Target,
  VisitSnapshot,
} from './log/snapshot.ts';
export { fallenIds, isRetractable } from './log/standing.ts';
export { type Reading, type Unread, type Upcast, type Upcasts, upcast, upcasts } from './log/upcast.ts';
export {
  type AssistanceLevel,
  type AttentionMode,
  assistanceLevels,
  type CueChannel,
  type CueLevel,
  cueChannels,
  cueLevels,
  type Furnisher,
  furnishers,
  instant,
  label,
  type Moment,
  type NoteSectionKey,
  type ReferenceKind,
  type Role,
  referenceKinds,
  roles,
  type Side,
  sides,
  type UnitMethod,
  unitMethods,
  uuid,
  words,
} from './log/vocabulary.ts';
export { clockIn, dayIn, isZone } from './log/zone.ts';
