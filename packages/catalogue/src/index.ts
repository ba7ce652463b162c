export type { CodeHint, RowBase, Sensor, Sourced, SourceStatus } from './base.ts';
export { bodyMap, type MapPoint, type MapShape, type MapView, mapBox, shapeAt } from './body/map.ts';
export { muscles } from './body/muscles.ts';
export { normFor } from './body/norm-for.ts';
export { norms } from './body/norms.ts';
export { liesWithin, regions } from './body/regions.ts';
export type { MuscleRow, NormRow, RegionRow } from './body/row.ts';
export { codeOn, codes } from './codes.ts';
export { type IcdChoice, type IcdFacts, icdFor } from './conditions/choose-icd.ts';
export { conditionNamed, hasUntakenSide, type NamedCondition } from './conditions/condition-named.ts';
export { conditions } from './conditions/conditions.ts';
export { type ConditionName, type StoredSide, takesSide, typedNameWithSide } from './conditions/laterality.ts';
export { type OnsetFlaw, onsetFlaw } from './conditions/onset.ts';
export { cues } from './cues.ts';
export { deficits } from './deficits.ts';
export {
  type Agent,
  type CodeDemands,
  type Contact,
  codeDemands,
  type Demands,
  type DemandsGiven,
  type Direction,
  demands,
  demandsSource,
  type Exertion,
  exerciseDemands,
  type Feature,
  hintsIn,
  type Joint,
  type Mode,
  type Movement,
  type MovementText,
  measureDemands,
  movementOf,
  type Position,
  type Reach,
  techniqueDemands,
  type WordHint,
  wordHints,
} from './demands/index.ts';
export {
  type Discipline,
  type DisciplineRow,
  disciplineIds,
  disciplineRow,
  disciplines,
  type Level,
  levels,
} from './disciplines.ts';
export { equipment } from './equipment.ts';
export { catalogueErrors, parseRowKind } from './errors.ts';
export { exercises } from './exercises/exercises.ts';
export type { ExerciseRow } from './exercises/row.ts';
export type {
  BodyFigure,
  FaceFigure,
  FaceShape,
  Figure,
  FigurePart,
  HandFigure,
  HandShape,
  LimbAngles,
  Posture,
  Prop,
  Stance,
} from './figures/figure.ts';
export { between, type Limbs, type Point, type Skeleton, skeletonOf } from './figures/skeleton.ts';
export {
  type AnswerInWhom,
  type CarriedText,
  type Contraindication,
  type DisplayedText,
  judgedOn,
  type OrderInWhom,
  type PersonInWhom,
} from './gate/contraindications/carried.ts';
export { contraindicationsCarried } from './gate/contraindications.ts';
export { offeredReasons } from './gate/offered-reasons.ts';
export { gateRules } from './gate/rules/rules.ts';
export type { VitalOutcome, VitalPerson, VitalRow, VitalSign } from './gate/vital-row.ts';
export { vitalRows } from './gate/vital-rows.ts';
export { type AnswerState, answerStates, type GateWhen } from './gate/when.ts';
export { goals } from './goals.ts';
export { enUs as enUsLabels } from './labels/en-us.ts';
export type { Label, LabelKind, LabelSide, Labels, PlacedLabel } from './labels/labels.ts';
export { type ChangeCase, changeScoresFor } from './measures/change-scores.ts';
export { type FormEntries, type FormItem, type FormScore, formOf, type MeasureForm, scoreForm } from './measures/form.ts';
export { measures } from './measures/measures.ts';
export { type TargetProposal, targetsFor } from './measures/target-of.ts';
export { payers } from './payers.ts';
export { catalogueRelease } from './release.ts';
export type {
  CatalogueRow,
  ChangeScore,
  CodeRow,
  ConditionRow,
  CueRow,
  CutOff,
  DeficitRow,
  DoseRange,
  EquipmentRow,
  Evidence,
  GoalRow,
  IcdCandidate,
  Laterality,
  MeasureRow,
  PayerRow,
  RowKind,
  RowOf,
  TechniqueRow,
  TermRow,
} from './row.ts';
export { allRows, findRow, rowKinds, rowsOf } from './rows.ts';
export type {
  LiveSign,
  SafetyRow,
  ScreenAnswer,
  ScreenRow,
  Severity,
  StopException,
  StopNeedKind,
  StopRecovery,
  StopWhen,
} from './safety/row.ts';
export { screenQuestions } from './safety/rows/questions.ts';
export { stopRules } from './safety/rows/stop-rules.ts';
export { safetyRules } from './safety/rules.ts';
export { type StopReasons, stopReasonsFor, stopRowOfReason, stopRowOfRule } from './safety/stop-rows.ts';
export { type Limits, type LiveBounds, type LiveObservation, stopsOf } from './safety/stops-of.ts';
export { prepareSearch, searchCatalogue } from './search/search.ts';
export { findSigningRow, type SigningCase } from './signing/find-signing-row.ts';
export {
  type CosignInterval,
  type SignedDocument,
  type SignedDocumentRow,
  type SigningRight,
  type SigningRow,
  signedDocuments,
} from './signing/row.ts';
export { signedDocumentRows, signingRows } from './signing/rows.ts';
export { techniques } from './techniques/techniques.ts';
export { formerNames, isNameOf } from './words/former-names.ts';
export { terms } from './words/terms.ts';
