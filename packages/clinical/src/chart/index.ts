export {
  type Complexity,
  type ComplexityElements,
  type ComplexityLevel,
  type ComplexityPart,
  complexityLevels,
  complexityOf,
} from '../evaluation/complexity.ts';
export { type Consent, type ConsentKind, consentKinds, consentOn, type Guardian } from '../evaluation/consent.ts';
export { type FindingDomain, findingDomains } from '../evaluation/finding.ts';
export { type Dominance, dominances } from '../evaluation/history.ts';
export {
  diets,
  type NewOrder,
  type Order,
  type OrderInForce,
  type OrderKind,
  openOrderDays,
  orderedParameters,
  orderKinds,
  orderSchema,
  ordersInForce,
  protocolPhases,
  weightBearings,
  wordedOrders,
} from '../evaluation/order.ts';
export {
  type Answer,
  type AnswerState,
  answerStates,
  type Limits,
  type RuleReason,
  type Screening,
  type ScreeningAnswer,
  screeningAnswers,
  type Tissue,
  tissues,
} from '../evaluation/screening.ts';
export type { Exertion, ItemTraits, NewItemTraits } from '../evaluation/traits.ts';
export { type ConsentState, consentStates } from '../log/vocabulary.ts';
export { dayAfter, daysBetween } from '../plan/days.ts';
export {
  type Certification,
  type Course,
  courses,
  deliveries,
  type Goal,
  type PlanOfCare,
  settings,
} from '../plan/plan-of-care.ts';
export { certificationDays, type PlanStanding, planStanding } from '../plan/standing.ts';
export { decided, mergePrograms, type ProgramClash, type ProgramMerge } from '../program/merge.ts';
export { type ProgramTemplate, programTemplateSchema } from '../program/template.ts';
export { ageOn } from './age.ts';
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
} from './entry.ts';
export { chartBodyFrom, chartBodyVersion, templateItemsFrom, templateVersion } from './entry-version.ts';
export { type SnapshotParts, snapshotOf } from './snapshot-of.ts';
export { type ChartView, chartView } from './view.ts';
