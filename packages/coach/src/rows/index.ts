export { isOn, type NumberInForce, ruleOfCue, ruleOfMove, type Standpoint, standpoints, whyOf } from '../rules.ts';
export type { ParameterRow } from './parameter.ts';
export {
  type ParameterName,
  type Parameters,
  parameterDefaults,
  parameterRows,
} from './parameters.ts';
export { type RuleChoices, type RuleId, type RuleRow, ruleRows, type Standing } from './rules.ts';
export { type DysreflexiaStep, dysreflexiaSteps, type StopRow, type Symptom, stopRows, symptoms } from './stops.ts';
