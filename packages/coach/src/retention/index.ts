export { askedShare, learningOf, performanceOf, type Success, transferOf } from '../labels.ts';
export {
  type Milestone,
  milestones,
  type ProbeDue,
  probeDue,
  probeTimes,
  savingsOf,
  transferDue,
  transferRatio,
} from './probes.ts';
export { type PracticeRecord, practiceRecord } from './record.ts';
