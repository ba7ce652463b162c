export { type Behavior, behaviors, simulatedPatient } from './behaviors.ts';
export { type Layout, SimulatedBody } from './body.ts';
export { type CaseId, type PracticeCase, practiceCases } from './cases.ts';
export { type Chance, chanceFrom } from './chance.ts';
export { type Course, layoutOf, seenBy, simulatedCourse } from './course.ts';
export { courseOf, goldenPlan, type ShortCourse, shortCourse } from './golden.ts';
export { brokenLaws } from './laws.ts';
export type { Effort, Patient, Seen } from './patient.ts';
export { type RandomPractice, randomPractice } from './random.ts';
