import { dualTaskCosts } from '@eupraxia/signal/dual-task';
import { bars, level, picture, words } from '../plot.mjs';

/** Why both tasks are looked at: two people who walk while counting. */
export function draw() {
  const panel = (label, [speed, variability, answers]) => {
    const costs = dualTaskCosts([
      { name: 'speed', single: 1.2, dual: speed, better: 'higher' },
      { name: 'variability', single: 2, dual: variability, better: 'lower' },
      { name: 'answers', single: 10, dual: answers, better: 'higher' },
    ]);
    return {
      x: { label, from: 0, to: 4, hidden: true },
      y: { label: 'cost, %', from: -20, to: 70 },
      height: 190,
      marks: [
        level(0, 'asked'),
        bars(
          [1, 2, 3],
          costs.map(({ cost }) => cost),
          'measured',
        ),
        ...costs.flatMap(({ name, cost }, k) => [
          words(k + 1, Math.max(0, cost) + 3, `${cost.toFixed(0)} %`, 'middle'),
          words(k + 1, -12, name, 'middle'),
        ]),
      ],
    };
  };
  return picture({
    title: 'Two made people walk while counting: one slows down, the other walks on and stops counting',
    legend: { asked: 'no cost', measured: 'cost of the second task' },
    rows: [[panel('slows down', [0.9, 3, 10]), panel('stops counting', [1.18, 2.1, 4])]],
  });
}
