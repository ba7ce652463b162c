export { ageOn } from './chart/age.ts';
export {
  type ChartBody,
  type ChartEntry,
  type ChartKind,
  chartBodies,
  type NewChartEntry,
  newChartEntry,
  type Patient,
  patientSchema,
  plannedVisitSchema,
  versioned,
} from './chart/entry.ts';
export { chartBodyFrom, chartBodyVersion, templateItemsFrom, templateVersion } from './chart/entry-version.ts';
export { type ChartView, chartView, type SnapshotParts, snapshotOf } from './chart/view.ts';
export { clinicalErrors } from './errors.ts';
export {
  type Complexity,
  type ComplexityElements,
  type ComplexityLevel,
  type ComplexityPart,
  complexityLevels,
  complexityOf,
} from './evaluation/complexity.ts';
export { type Consent, type ConsentKind, consentKinds, consentOn, type Guardian } from './evaluation/consent.ts';
export { type FindingDomain, findingDomains } from './evaluation/finding.ts';
export { type Dominance, dominances } from './evaluation/history.ts';
export { type Limits, type Screening, type ScreeningAnswer, screeningAnswers } from './evaluation/screening.ts';
export { type GateParts, heldBack, plannedOf, type SafetyGate, safetyGate } from './gate/safety-gate.ts';
export { type Held, heldNow, isHeld, visitGate } from './gate/start-blockers.ts';
export { type RulesMet, ruleOfStop, rulesMet } from './gate/stop-rules-met.ts';
export { type Judgment, judge, lateAfter, promptWithin } from './judge/judge.ts';
export { oneOnOne, opaqueVisit, takenBy } from './judge/overlap.ts';
export { directionRule, type StartBlocks, startBlocks, vitalsRule } from './judge/starts.ts';
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
export { type Dose, type DoseKind, doseBounds, doseSchema, type NewDose, repetitionsOf, repetitionsPerSet } from './log/dose.ts';
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
export {
  type ExampleOptions,
  type ExampleVisit,
  type ExampleWriter,
  exampleId,
  exampleSnapshot,
  exampleVisit,
  exampleWriter,
  fewestExampleEvents,
  seededNumbers,
} from './log/example.ts';
export { eventBounds } from './log/json.ts';
export { linkOf } from './log/link.ts';
export { checkBody, parseEvent } from './log/parse.ts';
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
export { fallenIds, isRetractable } from './log/standing.ts';
export {
  adaptations,
  antagonistLimitOf,
  type EdgeFlaw,
  type EmgTarget,
  edgeFlaw,
  emgTargetOf,
  inputLimit,
  isMetric,
  longestHold,
  type Metric,
  metricRows,
  type NewEmgTarget,
  type NewTarget,
  type SetDirection,
  setDirections,
  type Target,
  type TargetDirection,
  type TargetInput,
  targetOf,
  targetSchema,
  type UnknownTarget,
} from './log/target.ts';
export { isPartlyRead, type Reading, readingOf, type Unread, upcast } from './log/upcast.ts';
export {
  type AssistanceLevel,
  type AttentionMode,
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
  type Moment,
  type NoteSectionKey,
  type ReferenceKind,
  type Role,
  referenceKinds,
  resistanceKinds,
  roles,
  type Side,
  sides,
  type UnitMethod,
  unitMethods,
  uuid,
  words,
} from './log/vocabulary.ts';
export { clockIn, dayIn, instantAt, isZone } from './log/zone.ts';
export { bookOf, books, defaultLocale, hasBook, phrasesVersion } from './note/books.ts';
export { composeNote, type NoteOptions, noteIn } from './note/compose.ts';
export { lateEvents, signedThrough } from './note/late.ts';
export { type PhraseBook, PhraseReader, type Phrases, phrase } from './note/phrase-book.ts';
export { type Sealed, sealNote, sealSignature, verifySeal } from './note/seal.ts';
export type {
  Note,
  NoteElement,
  NoteFinding,
  NoteSection,
  PhraseParam,
  PhraseParams,
  Sentence,
  SignedNote,
  Told,
} from './note/shape.ts';
export { dayAfter, daysBetween } from './plan/days.ts';
export {
  type Certification,
  type Course,
  courses,
  deliveries,
  type Goal,
  type PlanOfCare,
  settings,
} from './plan/plan-of-care.ts';
export { certificationDays, type PlanStanding, planStanding } from './plan/standing.ts';
export { decided, mergePrograms, type ProgramClash, type ProgramMerge } from './program/merge.ts';
export { type ProgramTemplate, programTemplateSchema } from './program/template.ts';
export type { ActivityClock, ActivityState, Contradiction, Correction, Credit, Stop } from './visit/clock.ts';
export type { Bout } from './visit/credit.ts';
export { type CreditedTime, type CreditedTo, creditedTimes, creditedTo } from './visit/credited.ts';
export { type CodeMinutes, type FurnishedTime, minutesOf, type VisitMinutes, wholeMinutes } from './visit/minutes.ts';
export { previousOf } from './visit/previous.ts';
export {
  type Activity,
  foldVisit,
  type JournalRow,
  type Noted,
  type SetCount,
  standingEvents,
  type Tally,
  type Visit,
} from './visit/visit.ts';
export type { ActivityName, Labelled, Named, Words } from './wording/named.ts';
