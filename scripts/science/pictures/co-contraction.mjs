import { hertz } from '@eupraxia/kernel';
import { activation, coContraction } from '@eupraxia/signal/emg';
import { muscle, times } from '../muscle.mjs';
import { line, picture, words } from '../plot.mjs';

const rate = hertz(1000);

function active(bursts, seed) {
  const made = activation(muscle(1000, 4, bursts, seed), rate, { reference: { kind: 'mvic', value: 30 } });
  if (!made.ok) throw new Error(made.error.message);
  return made.value.values;
}

/** Two muscles in turn, and the same two at once: what they have in common is their co-contraction. */
export function draw() {
  const panel = (other, label) => {
    const [a, b] = [active([[0.5, 1.8, 80]], 1), active(other, 2)];
    const both = coContraction(a, b);
    const at = times(a.length, 1000);
    return {
      x: { label },
      y: { label: 'activation', from: 0, to: 1.2 },
      marks: [
        line(at, a, 'given'),
        line(at, b, 'asked'),
        line(
          at,
          a.map((v, i) => Math.min(v, b[i])),
          'measured',
          { width: 2.5 },
        ),
        words(2.1, 1.08, `Falconer–Winter ${both.falconerWinter.toFixed(0)} %`),
        words(2.1, 0.94, `Rudolph ${both.rudolph.toFixed(3)}`),
      ],
      height: 190,
    };
  };
  return picture({
    title: 'Two made muscles that work in turn, and at once: the area that both share is their co-contraction',
    legend: { given: 'one muscle', asked: 'the other', measured: 'common to both' },
    rows: [[panel([[2, 3.4, 60]], 'in turn, s'), panel([[0.7, 2.2, 60]], 'at once, s')]],
  });
}
