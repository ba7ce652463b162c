export { isHandsOn } from './assistance.ts';
export { cueText } from './cue-text.ts';
export { type Dose, doseOf, type SetCues } from './dose/ledger.ts';
export {
  type BalanceBout,
  type BalanceWeek,
  balanceWeek,
  type DoseAgainst,
  type DoseContext,
  doseAgainst,
  type HeartRateZone,
  heartRateZone,
} from './dose/need.ts';
export { type Feedback, fadedShare, feedbackOf, givenNow } from './feedback.ts';
export { cueIds, cueToShow, externalFirst, type FocusFound, focusOfText } from './focus/focus.ts';
export { type Hint, hintsFor, type Principle, principles, type Situation, shownDeviation } from './hints.ts';
export type { BlockInput, CoachInput } from './input.ts';
export { askedShare, learningOf, performanceOf, type Success, transferOf } from './labels.ts';
export { type Learner, type Point, probeTask, restLearner, startLearner, type Tried, tryTask } from './learner/learner.ts';
export { type LearnerParameters, learnerDefaults, learnerRows } from './learner/parameters.ts';
export { type Experiment, type Outcome, practise } from './learner/practise.ts';
export { type LimitedPlan, planOfLimits } from './limits.ts';
export { LiveCoach } from './live.ts';
export type { CoachEvent, Cue, MoveRule, VitalSign } from './output.ts';
export {
  type AntagonistWatch,
  type CoachPlan,
  coachPlan,
  type FeedbackPolicy,
  feedbackPolicies,
  type Source,
  tappedPlan,
  type VitalLimits,
  type Zone,
  type ZoneInput,
} from './plan.ts';
export { type Curve, isPlateau, learningCurve } from './progress/curve.ts';
export { ladderFor, ladders, type ProgressVariable, progressVariables } from './progress/ladder.ts';
export {
  answerProposal,
  type Because,
  type ProgressContext,
  type Proposal,
  type ProposalAnswer,
  proposalFor,
} from './progress/proposal.ts';
export { proposalText } from './progress/proposal-text.ts';
export { type PracticeSession, sessionOf, sessionsOf, type TrialBlock } from './progress/session.ts';
export { missingBefore } from './ready.ts';
export {
  type Milestone,
  milestones,
  type ProbeDue,
  probeDue,
  probeTimes,
  savingsOf,
  transferDue,
  transferRatio,
} from './retention/probes.ts';
export { type DoseRow, dosePresets, doseRows } from './rows/doses.ts';
export type { ParameterRow } from './rows/parameter.ts';
export {
  type ParameterName,
  type Parameters,
  parameterDefaults,
  parameterRows,
} from './rows/parameters.ts';
export { type RuleChoices, type RuleId, type RuleRow, ruleRows, type Standing } from './rows/rules.ts';
export { type DysreflexiaStep, dysreflexiaSteps, type StopRow, type Symptom, stopRows, symptoms } from './rows/stops.ts';
export { isOn, type NumberInForce, ruleOfCue, ruleOfMove, type Standpoint, standpoints, whyOf } from './rules.ts';
export { type ScheduleAdvice, type Stage, scheduleAdvice } from './schedule/advice.ts';
export { seedFrom } from './schedule/chance.ts';
export { doneTrials } from './schedule/done.ts';
export {
  type DoneTrial,
  type NextTask,
  nextTask,
  type PracticeSchedule,
  type PracticeTask,
  plannedOrder,
  practiceSchedules,
  type Schedule,
} from './schedule/next-task.ts';
export {
  type CoachState,
  type Estimate,
  type Given,
  type OpenTrial,
  type Probe,
  type Shown,
  startCoach,
  type Trial,
} from './state.ts';
export { replay, type Step, step } from './step.ts';
export { coachVersion } from './version.ts';
export { dysreflexiaOf, type Outside, type Vitals, vitalsOutside } from './vitals.ts';
