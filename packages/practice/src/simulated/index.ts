export { type Behavior, behaviors, simulatedPatient } from './behaviors.ts';
export { type Layout, SimulatedBody } from './body.ts';
export { type Chance, chanceFrom } from './chance.ts';
export { type Course, layoutOf, seenBy, simulatedCourse } from './course.ts';
export type { Effort, Patient, Seen } from './patient.ts';
