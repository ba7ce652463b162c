import { chanceOf } from '../schedule/chance.ts';
import type { FeedbackTiming } from '../trial-record.ts';
import { type LearnerParameters, learnerDefaults } from './parameters.ts';

/** A point of the plane in which aims and movements lie: two muscles, say, each in lengths of the aim. */
export type Point = readonly [x: number, y: number];

/**
 * A learner of several tasks, after Lee & Schweighofer 2009 (doi:10.1523/JNEUROSCI.1294-09.2009): one fast memory that all
 * tasks share, and a slow one for each, all changed by the same error. Beside it, how well each task's error is felt
 * without feedback, from 0 (not at all) to 1.
 */
export interface Learner {
  readonly parameters: LearnerParameters;
  /** One aim a task, equally far from rest and spread evenly, so that none is favoured. */
  readonly aims: readonly Point[];
  readonly fast: Point;
  readonly slow: readonly Point[];
  readonly sense: readonly number[];
  readonly seed: number;
  /** Trials so far; with the seed it decides every chance. */
  readonly trials: number;
}

/** A learner of `tasks` tasks who can do none of them. */
export function startLearner(tasks: number, seed: number, parameters: Partial<LearnerParameters> = {}): Learner {
  const aims = Array.from({ length: tasks }, (_, k): Point => {
    const angle = (2 * Math.PI * k) / tasks;
    return [Math.cos(angle), Math.sin(angle)];
  });
  const none = aims.map((): Point => [0, 0]);
  return {
    parameters: { ...learnerDefaults, ...parameters },
    aims,
    fast: [0, 0],
    slow: none,
    sense: aims.map(() => 0),
    seed,
    trials: 0,
  };
}

export interface Tried {
  readonly learner: Learner;
  /** How far from the aim the movement ended, in lengths of the aim. */
  readonly error: number;
}

/**
 * One trial of a task. A live signal corrects a share of the movement while it is made (`guidance`), and only what is left
 * teaches; a result afterwards teaches by the whole error; without either the learner goes by what is felt, as far as
 * trials with feedback have trained that sense.
 */
export function tryTask(learner: Learner, task: number, given: FeedbackTiming): Tried {
  const p = learner.parameters;
  const aim = at(learner.aims, task);
  const slow = at(learner.slow, task);
  const missed = map((i) => aim[i] - slow[i] - learner.fast[i] - p.motorNoise * normal(learner, i));
  const ended = given === 'live' ? map((i) => missed[i] * (1 - p.guidance)) : missed;
  const sense = learner.sense[task] ?? 0;
  const felt = given === 'none' ? map((i) => sense * (missed[i] + p.senseNoise * normal(learner, 2 + i))) : ended;
  return {
    error: Math.hypot(...ended),
    learner: {
      ...learner,
      fast: map((i) => p.fastKept * learner.fast[i] + p.fastLearned * felt[i]),
      slow: learner.slow.map((own, k) => map((i) => p.slowKept * own[i] + (k === task ? p.slowLearned * felt[i] : 0))),
      sense: given === 'none' ? learner.sense : learner.sense.map((s, k) => (k === task ? s + p.senseLearned * (1 - s) : s)),
      trials: learner.trials + 1,
    },
  };
}

/** Some hours without practice: the fast memory is gone, the slow ones fade a little. */
export function restLearner(learner: Learner, hours: number): Learner {
  const kept = learner.parameters.keptOvernight ** (hours / 24);
  return { ...learner, fast: [0, 0], slow: learner.slow.map((own) => map((i) => kept * own[i])) };
}

/** Mean error of a task over some trials without any feedback, by a learner who stays as it is. */
export function probeTask(learner: Learner, task: number, trials: number): number {
  let total = 0;
  for (let i = 0; i < trials; i++) total += tryTask({ ...learner, trials: learner.trials + i }, task, 'none').error;
  return total / trials;
}

/** A normal deviate of this trial, by Box and Muller. */
function normal({ seed, trials }: Learner, draw: number): number {
  const [a, b] = [chanceOf(seed, trials, 2 * draw + 2), chanceOf(seed, trials, 2 * draw + 3)];
  return Math.sqrt(-2 * Math.log(1 - a)) * Math.cos(2 * Math.PI * b);
}

function map(of: (i: 0 | 1) => number): Point {
  return [of(0), of(1)];
}

function at(points: readonly Point[], task: number): Point {
  const point = points[task];
  if (point === undefined) throw new RangeError(`task ${task} of a learner of ${points.length}`);
  return point;
}
