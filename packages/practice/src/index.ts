export { Lane, leadIn, type Trust } from './chain.ts';
export { coachInputOf } from './coach-input-of.ts';
export { type LoggedPractice, type LoggedRun, type LoggedStop, loggedPractices, practisedRecordings } from './logged.ts';
export { antagonistLimit, type Choices, hoursSincePractice, planFor, tappedPlanFor } from './plan.ts';
export { type Difference, leadOf, type Replayed, type ReplayRecording, replayPractice } from './replay.ts';
export {
  type Activity,
  CoachRun,
  type DerivedEvent,
  type Outcome,
  type PersonInput,
  type PracticeEvent,
  type Scale,
  type StretchStart,
  shareOf,
} from './run.ts';
export { isTapped, livedBy, type TappedEvent, type TappedPractice, tappedPractice } from './tapped.ts';
export { chainVersion } from './version.ts';
