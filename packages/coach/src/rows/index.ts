export { type Practiced, rulesInForce } from '../in-force.ts';
export { isInRange, isSwitchable, type OrderedPractice, orderedPractice } from '../ordered.ts';
export { isOn, type NumberInForce, ruleOfCue, ruleOfMove, type Standpoint, standpoints, whyOf } from '../rules.ts';
export { errorlessRow } from './errorless.ts';
export { adultAt, type LearnerId, type LearnerRow, learnerNeedRows, omniFrom } from './learners.ts';
export { isMetric, type MetricScale, metricScales, scaleOf } from './metrics.ts';
export type { ParameterRow } from './parameter.ts';
export {
  type ParameterName,
  type Parameters,
  parameterDefaults,
  parameterRows,
} from './parameters.ts';
export { type RuleChoices, type RuleId, type RuleRow, type RunsIn, ruleRows, type Standing } from './rules.ts';
