import { givenNow } from '../feedback.ts';
import { type CoachPlan, tappedPlan } from '../plan.ts';
import { type DoneTrial, nextTask, type PracticeSchedule } from '../schedule/next-task.ts';
import { type CoachState, startCoach } from '../state.ts';
import { step } from '../step.ts';
import { probeTask, restLearner, startLearner, tryTask } from './learner.ts';
import type { LearnerParameters } from './parameters.ts';

/** One experiment on the simulated learner: what is ordered, and what is then asked of it. */
export interface Experiment {
  readonly tasks: number;
  /** Trials of each task in a session. */
  readonly trials: number;
  readonly sessions: number;
  /** Trials of a task after which its set is over. */
  readonly perSet: number;
  readonly schedule: PracticeSchedule;
  /** How the coach gives feedback; everything else of its plan stays at its default. */
  readonly coach: Pick<Partial<CoachPlan>, 'feedback'> & { readonly parameters?: Partial<CoachPlan['parameters']> };
  /** An error up to this is a success, in lengths of the aim. */
  readonly tolerance: number;
  /** Hours until retention is tested. */
  readonly pause: number;
  readonly learner?: Partial<LearnerParameters>;
}

export interface Outcome {
  /** Mean error of each trial of a task, over its tasks, in the order in which they were practised. */
  readonly practice: readonly number[];
  /** Mean error over all of practice. */
  readonly practised: number;
  /** Mean error without feedback after the pause. */
  readonly retained: number;
  /** Share of trials in which the signal was live. */
  readonly live: number;
}

/**
 * Lets a simulated learner practise under the coach: `nextTask` decides what comes, the coach's own policy what is shown,
 * and each trial goes back to the coach as a tap. Nothing else decides what is learned.
 */
export function practise(experiment: Experiment, seed: number): Outcome {
  const { tasks, trials, sessions, perSet, schedule, tolerance, pause } = experiment;
  const ids = Array.from({ length: tasks }, (_, k) => String(k));
  const coaches = ids.map((activityId) => startCoach(tappedPlan({ activityId, ...experiment.coach })));
  let learner = startLearner(tasks, seed, experiment.learner);
  const sums = new Array<number>(trials * sessions).fill(0);
  let live = 0;
  for (let session = 0; session < sessions; session++) {
    const done: DoneTrial[] = [];
    const order = { kind: schedule, seed: seed + session, tasks: ids.map((id) => ({ id, trials })) };
    for (let next = nextTask(order, done); next !== null; next = nextTask(order, done)) {
      const task = Number(next.taskId);
      const coach = coaches[task] as CoachState;
      const given = givenNow(coach);
      const { learner: after, error } = tryTask(learner, task, given);
      learner = after;
      if (given === 'live') live++;
      const held = error <= tolerance;
      const count = done.filter(({ taskId }) => taskId === next.taskId).length;
      sums[session * trials + count] = (sums[session * trials + count] ?? 0) + error / tasks;
      done.push({ taskId: next.taskId, held });
      coaches[task] = afterTrial(coach, held, learner.trials, (count + 1) % perSet === 0);
    }
    learner = restLearner(learner, session < sessions - 1 ? 24 : pause);
  }
  return {
    practice: sums,
    practised: sums.reduce((a, b) => a + b, 0) / sums.length,
    retained: mean(ids.map((_, task) => probeTask(learner, task, 20))),
    live: live / (tasks * trials * sessions),
  };
}

function afterTrial(coach: CoachState, held: boolean, at: number, setOver: boolean): CoachState {
  const { state } = step(coach, { kind: 'tapped', at, held, id: String(at) });
  return setOver ? step(state, { kind: 'set-finished', at }).state : state;
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
