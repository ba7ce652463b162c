export { CoachedLevels, type LevelBlock } from './coached-levels.ts';
export {
  type PracticeInput,
  type PracticePlan,
  type PracticeReference,
  practiceFeedback,
  practiceLearners,
  practiceReferences,
  practiceSchedules,
} from './plan.ts';
export type { PracticeReport, SaidAt } from './report.ts';
export type { RestLevels } from './rest.ts';
export { firstRest, PracticeRun } from './run.ts';
export type { PracticeChannel, PracticeSource } from './source.ts';
export { cueWords, feedbackReasons, type HaltReason, haltReasons, questionTexts, zoneReasons } from './words.ts';
