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
} from './chart/entry.ts';
export { billingKinds, bodySchemas, type EventBodies, type EventKind, type MeasuredEvidence } from './log/bodies.ts';
export { type Envelope, type EventOf, envelopeSchema, type Heads, logVersion, type SessionEvent } from './log/event.ts';
export type { Measurement, PreviousActivity, Program, ProgramItem, Target, VisitSnapshot } from './log/snapshot.ts';
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
export type { Note, NoteElement, NoteFinding, NoteSection, PhraseParams, Sentence, SignedNote } from './note/shape.ts';
