import { hertz } from '@eupraxia/kernel';
import { butterworth, filterCausal, filterZeroPhase, harmonicNotches } from '@eupraxia/signal/filter';
import { line, picture, post } from '../plot.mjs';

const rate = hertz(1000);

function gain(sections, frequency) {
  const w = (2 * Math.PI * frequency) / rate;
  const size = (c0, c1, c2) => Math.hypot(c0 + c1 * Math.cos(w) + c2 * Math.cos(2 * w), c1 * Math.sin(w) + c2 * Math.sin(2 * w));
  return sections.reduce((all, { b0, b1, b2, a1, a2 }) => (all * size(b0, b1, b2)) / size(1, a1, a2), 1);
}

/** What passes the filters of a muscle signal, and what the two ways of filtering do to a step. */
export function draw() {
  const band = butterworth(2, { kind: 'band-pass', low: hertz(20), high: hertz(450) }, rate);
  const comb = harmonicNotches(hertz(50), 30, rate);
  const low = butterworth(2, { kind: 'low', edge: hertz(6) }, rate);
  const frequencies = Array.from({ length: 990 }, (_, i) => 1 + i / 2);
  const step = Float64Array.from({ length: 600 }, (_, i) => (i >= 200 && i < 400 ? 1 : 0));
  const at = Array.from(step, (_, i) => i);
  return picture({
    title:
      'What a band-pass of 20 to 450 Hz and notches on 50 Hz and its harmonics let through; a step, low-passed causally and without phase',
    legend: { given: 'in', asked: 'zero phase', measured: 'causal; band-pass with notches' },
    rows: [
      [
        {
          x: { label: 'frequency, Hz', from: 0, to: 500 },
          y: { label: 'gain', from: 0, to: 1.1 },
          marks: [
            line(
              frequencies,
              frequencies.map((f) => gain([...band, ...comb], f)),
              'measured',
            ),
            post(20, 'given', '20'),
            post(450, 'given', '450'),
          ],
        },
      ],
      [
        {
          x: { label: 'time, ms' },
          y: { label: '6 Hz low-pass' },
          marks: [
            line(at, step, 'given'),
            line(at, filterCausal(low, step), 'measured', { dash: true }),
            line(at, filterZeroPhase(low, step), 'asked', { width: 2 }),
          ],
        },
      ],
    ],
  });
}
