export { type Learner, type Point, probeTask, restLearner, startLearner, type Tried, tryTask } from './learner.ts';
export { type LearnerParameters, learnerDefaults, learnerRows } from './parameters.ts';
export { type Experiment, type Outcome, practise } from './practise.ts';
