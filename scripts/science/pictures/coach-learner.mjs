import { practise } from '@eupraxia/coach/learner';
import { bars, line, picture, words } from '../plot.mjs';

/** The experiments of packages/coach/src/learner, each with forty simulated learners. */
const learners = Array.from({ length: 40 }, (_, seed) => seed);
const days = { trials: 20, sessions: 4, perSet: 10, tolerance: 0.5, pause: 24 };
const one = { ...days, tasks: 1, schedule: 'blocked' };
const three = { ...days, tasks: 3, coach: { feedback: 'terminal' } };

function found(experiment) {
  const outcomes = learners.map((seed) => practise(experiment, seed));
  const mean = (of) => outcomes.reduce((sum, outcome) => sum + of(outcome), 0) / outcomes.length;
  const blocks = Array.from({ length: 16 }, (_, b) => 5 * b);
  return {
    practice: blocks.map((from) => mean(({ practice }) => practice.slice(from, from + 5).reduce((a, b) => a + b, 0) / 5)),
    retained: mean(({ retained }) => retained),
  };
}

function panels(better, other, names) {
  const trials = better.practice.map((_, b) => 5 * b + 3);
  const y = { label: 'error (of the aim)', from: 0, to: 1.1 };
  return [
    {
      x: { label: 'trial of each task, four days of twenty', from: 0, to: 80 },
      y,
      height: 210,
      share: 3,
      marks: [
        line(trials, better.practice, 'asked'),
        line(trials, other.practice, 'measured', { dash: true }),
        words(78, better.practice.at(-1) + 0.05, names[0], 'end'),
        words(78, other.practice.at(-1) - 0.1, names[1], 'end'),
      ],
    },
    {
      x: { label: 'a day later, no feedback', from: 0, to: 3, hidden: true },
      y,
      height: 210,
      share: 1.4,
      marks: [
        bars([1], [better.retained], 'asked', { width: 0.7 }),
        bars([2], [other.retained], 'measured', { width: 0.7 }),
        words(1, better.retained + 0.03, better.retained.toFixed(2), 'middle'),
        words(2, other.retained + 0.03, other.retained.toFixed(2), 'middle'),
      ],
    },
  ];
}

/** What the coach's orders do to a simulated learner: practice misleads, the test a day later tells. */
export function draw() {
  const faded = found({ ...one, coach: { feedback: 'faded' } });
  const always = found({ ...one, coach: { feedback: 'concurrent', parameters: { concurrentLate: 100 } } });
  const blocked = found({ ...three, schedule: 'blocked' });
  const random = found({ ...three, schedule: 'random' });
  return picture({
    title: 'A simulated learner: faded feedback and random order look worse in practice and are better a day later',
    legend: { asked: 'faded feedback; random order', measured: 'signal in every trial; blocked order' },
    rows: [panels(faded, always, ['faded', 'every trial']), panels(random, blocked, ['random', 'blocked'])],
  });
}
