export { isHandsOn } from './assistance.ts';
export { cueText } from './cue-text.ts';
export { type Feedback, fadedShare, feedbackOf, givenNow } from './feedback.ts';
export type { BlockInput, CoachInput } from './input.ts';
export { type LimitedPlan, planOfLimits } from './limits.ts';
export { LiveCoach } from './live.ts';
export type { CoachEvent, Cue, MoveRule } from './output.ts';
export {
  type AntagonistWatch,
  type CoachPlan,
  coachPlan,
  type FeedbackPolicy,
  feedbackPolicies,
  type Source,
  tappedPlan,
  type Zone,
  type ZoneInput,
} from './plan.ts';
export { missingBefore } from './ready.ts';
export {
  type CoachState,
  type Estimate,
  type FeedbackTiming,
  type OpenTrial,
  type Probe,
  type Shown,
  startCoach,
  type Trial,
} from './state.ts';
export { replay, type Step, step } from './step.ts';
export { coachVersion } from './version.ts';
