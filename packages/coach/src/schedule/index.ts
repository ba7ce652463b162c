export { type ScheduleAdvice, type Stage, scheduleAdvice } from './advice.ts';
export { seedFrom } from './chance.ts';
export { doneTrials } from './done.ts';
export {
  type DoneTrial,
  type NextTask,
  nextTask,
  type PracticeSchedule,
  type PracticeTask,
  plannedOrder,
  practiceSchedules,
  type Schedule,
} from './next-task.ts';
