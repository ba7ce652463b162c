export { clinicalErrors } from './errors.ts';
export type { AntagonistReference } from './log/bodies/practice.ts';
export type { MeasuredEvidence } from './log/bodies/recording.ts';
export {
  billingKinds,
  bodySchemas,
  type EventBodies,
  type EventKind,
  isKnownKind,
  kindVersion,
  type NewBodies,
  serversKinds,
  stationKinds,
} from './log/bodies.ts';
export { type CoreKind, coreKinds } from './log/core.ts';
export {
  type Envelope,
  type EventOf,
  envelopeSchema,
  type Heads,
  logVersion,
  type NewEvent,
  newEnvelopeSchema,
  type SessionEvent,
} from './log/event.ts';
export { forRelease1 } from './log/history/for-release-1.ts';
export { eventBounds } from './log/json.ts';
export { linkOf } from './log/link.ts';
export { checkBody, parseEvent } from './log/parse.ts';
export { challenges, type NewPracticeOrder, type PracticeOrder, type ScheduleKind, scheduleKinds } from './log/practice-order.ts';
export { type Conflict, type Gap, isBeyond, logThrough, readLog, type Skew, type VisitLog } from './log/read.ts';
export { isNewerRelease } from './log/release.ts';
export { unlisted } from './log/shape.ts';
export type {
  Measurement,
  NewProgramItem,
  NewSnapshot,
  PreviousActivity,
  Program,
  ProgramItem,
  ScheduleOrder,
  VisitSnapshot,
} from './log/snapshot.ts';
export { fallenIds, isRetractable, mayCorrect } from './log/standing.ts';
export { isPartlyRead, type Reading, readingOf, type Unread, upcast } from './log/upcast.ts';
export {
  type AcceptableGap,
  type AssistanceLevel,
  type AttentionMode,
  acceptableGaps,
  assistanceLevels,
  type CueChannel,
  type CueLevel,
  cueChannels,
  cueLevels,
  type EventSource,
  eventSources,
  type Furnisher,
  furnishers,
  instant,
  label,
  type MinutesRule,
  type Moment,
  minutesRules,
  type NoteSectionKey,
  type OverlapCounts,
  overlapCounts,
  type PauseCause,
  type PayerProgram,
  pauseCauses,
  payerPrograms,
  type ReferenceKind,
  type Role,
  referenceKinds,
  resistanceKinds,
  roles,
  type Side,
  sides,
  type TimeQuestion,
  timeQuestions,
  type UnitMethod,
  unitMethods,
  uuid,
  words,
} from './log/vocabulary.ts';
export { clockIn, dayIn, instantAt, isZone } from './log/zone.ts';
