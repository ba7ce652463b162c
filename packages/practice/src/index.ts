export { ChannelPipeline, leadIn, type Trust } from './channel-pipeline.ts';
export { coachInputOf } from './coach-input-of.ts';
export { learnerOfVisit } from './learner-of-visit.ts';
export { type LoggedPractice, type LoggedRun, loggedPractices, practisedRecordings } from './logged.ts';
export { type Choices, hoursSincePractice, needsOtherReference, planFor, tappedPlanFor } from './plan.ts';
export { restNoise } from './practice-run/rest.ts';
export { type Difference, leadOf, type ReplayRecording, type ReplayReport, replayPractice } from './replay.ts';
export {
  type Activity,
  CoachRun,
  type DerivedEvent,
  type IntervalStart,
  type Outcome,
  type PersonInput,
  type PracticeEvent,
  type Scale,
  shareOf,
} from './run.ts';
export { isTapped, livedBy, type TappedEvent, type TappedPractice, tappedPractice } from './tapped.ts';
export { chainVersion } from './version.ts';
