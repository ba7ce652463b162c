export { cueText } from './cue-text.ts';
export { type Feedback, fadedShare, feedbackOf } from './feedback.ts';
export type { BlockInput, CoachInput } from './input.ts';
export { learningOf, performanceOf, type Success } from './labels.ts';
export { LiveCoach } from './live.ts';
export type { CoachEvent, Cue, MoveRule } from './output.ts';
export {
  type AntagonistWatch,
  type CoachPlan,
  coachPlan,
  type FeedbackPolicy,
  feedbackPolicies,
  type Source,
  type Zone,
} from './plan.ts';
export {
  type ParameterName,
  type ParameterRow,
  type Parameters,
  parameterDefaults,
  parameterRows,
} from './rows/parameters.ts';
export { type CoachState, type Given, type OpenTrial, type Probe, type Shown, startCoach, type Trial } from './state.ts';
export { replay, type Step, step } from './step.ts';
export { coachVersion } from './version.ts';
