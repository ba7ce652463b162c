export { isHandsOn } from './assistance.ts';
export { cueText } from './cue-text.ts';
export { type Feedback, fadedShare, feedbackOf, givenNow } from './feedback.ts';
export { type HelpKind, type HelpReason, helpKinds, helpReasons } from './help-event.ts';
export type { BlockInput, CoachInput } from './input.ts';
export { type LearnerAnswers, type LearnerNeeds, learnerOf } from './learner-of.ts';
export { type LimitedPlan, planOfLimits } from './limits.ts';
export { LiveCoach } from './live.ts';
export type { OpenTrial } from './open-trial.ts';
export { type CoachEvent, type Cue, type MoveRule, type Question, questionKeys } from './output.ts';
export {
  type AntagonistWatch,
  type CoachPlan,
  coachPlan,
  type DownTask,
  downTasks,
  type FeedbackPolicy,
  feedbackPolicies,
  type GivenPlan,
  type Level,
  type PlannedDose,
  type PlanReference,
  planReferences,
  type Source,
  staysBelow,
  type ToneConcern,
  tappedPlan,
  toneConcerns,
} from './plan.ts';
export { missingBefore, type QuestionBefore, questions, questionsBefore } from './ready.ts';
export { type CoachState, startCoach } from './state.ts';
export { replay, type Step, step } from './step.ts';
export { toneConcernsOf } from './tone-concerns.ts';
export type { Estimate, FeedbackTiming, Probe, Shown, Trial } from './trial-record.ts';
export { coachVersion } from './version.ts';
export type { Zone, ZoneInput } from './zone.ts';
