import { hertz } from '@eupraxia/kernel';
import { activation, emgReference } from '@eupraxia/signal/emg';
import { muscle, times } from '../muscle.mjs';
import { level, line, picture } from '../plot.mjs';

const rate = hertz(1000);

/** One task over three references: the same muscle, three percentages. */
export function draw() {
  const task = muscle(
    1000,
    5,
    [
      [0.6, 2, 40],
      [2.8, 4.4, 60],
    ],
    5,
  );
  const maximal = [95, 110, 104].map((height, k) => muscle(1000, 5, [[1, 4, height]], 11 + k));
  const half = [50, 54, 52].map((height, k) => muscle(1000, 5, [[1, 4, height]], 21 + k));
  const at = times(task.length, 1000);
  const panel = (kind, trials, label) => {
    const made = emgReference(kind, trials, rate);
    if (!made.ok) throw new Error(made.error.message);
    const done = activation(task, rate, { reference: { kind, value: made.value.envelope } });
    if (!done.ok) throw new Error(done.error.message);
    return {
      x: { label },
      y: { label: '% of the reference', from: 0, to: 160 },
      marks: [
        level(100, 'asked', '100 %'),
        line(
          at,
          done.value.values.map((v) => 100 * v),
          'measured',
        ),
      ],
      height: 190,
    };
  };
  return picture({
    title: 'One made task as a share of three references: a maximal contraction, a submaximal one and its own peak',
    legend: { asked: 'reference', measured: 'activation in the task' },
    rows: [
      [
        panel('mvic', maximal, 'best of three maximal, s'),
        panel('submaximal', half, 'mean of three submaximal, s'),
        panel('peak-in-task', [task], 'peak of the task itself, s'),
      ],
    ],
  });
}
