import { hertz } from '@eupraxia/kernel';
import { stretchOnset, stretchReflexThreshold } from '@eupraxia/signal/reflex';
import { noise } from '../noise.mjs';
import { dots, line, picture, post, words } from '../plot.mjs';

const rate = 1000;

/** A stretch of a made elbow whose muscle answers at 62° less 0.12° for each °/s, with some chance in it. */
function stretch(top, seed) {
  const next = noise(seed * 7919 + 13);
  next();
  const wobble = 4 * next();
  const duration = 180 / top;
  const n = Math.round((0.8 + duration) * rate);
  const angle = new Float64Array(n);
  const emg = new Float64Array(n);
  let active = false;
  for (let i = 0; i < n; i++) {
    const share = Math.min(1, Math.max(0, (i / rate - 0.5) / duration));
    angle[i] = 30 + 45 * (1 - Math.cos(Math.PI * share));
    const speed = (45 * Math.PI * Math.sin(Math.PI * share)) / duration;
    active ||= speed > 1 && angle[i] >= 62 + wobble - 0.12 * speed;
    emg[i] = next() * (active ? 60 : 4);
  }
  return { rate: hertz(rate), angle, emg };
}

/** One stretch, and the line through the thresholds of twelve. */
export function draw() {
  const one = stretch(90, 3);
  const onset = stretchOnset(one);
  const found = [25, 40, 55, 70, 85, 100, 120, 140, 160, 180, 200, 230]
    .map((top, k) => stretchOnset(stretch(top, k + 1)))
    .filter((each) => typeof each !== 'string');
  const fitted = stretchReflexThreshold(found);
  if (!fitted.ok || typeof onset === 'string') throw new Error('the made stretches have no threshold');
  const { threshold, slope, standardError } = fitted.value;
  const x = { label: 'time, s', from: 0.3, to: 2.2 };
  const shown = Array.from(one.angle.keys()).filter((i) => i % 5 === 0 && i / rate >= x.from && i / rate <= x.to);
  const at = shown.map((i) => i / rate);
  const every = (values) => shown.map((i) => values[i]);
  const fastest = Math.max(...found.map(({ velocity }) => velocity));
  return picture({
    title: `Stretch-reflex threshold: ${threshold.toFixed(0)}° at rest, from ${found.length} stretches`,
    legend: { given: 'angle and muscle', measured: 'onset found, and the line through all' },
    rows: [
      [
        {
          x: { ...x, label: '' },
          y: { label: 'elbow, °' },
          marks: [line(at, every(one.angle), 'given'), post(onset.at, 'measured', 'onset')],
          height: 130,
        },
      ],
      [
        {
          x,
          y: { label: 'muscle, µV' },
          marks: [line(at, every(one.emg), 'given', { width: 0.8 }), post(onset.at, 'measured')],
          height: 120,
        },
      ],
      [
        {
          x: { label: 'velocity at onset, °/s', from: 0 },
          y: { label: 'angle, °', from: 25, to: 80 },
          marks: [
            line([0, fastest], [threshold, threshold + slope * fastest], 'measured', { dash: true }),
            dots(
              found.map(({ velocity }) => velocity),
              found.map(({ angle }) => angle),
              'measured',
            ),
            words(2, 32, `at rest ${threshold.toFixed(0)}° (standard error ${standardError.toFixed(1)}°)`),
          ],
          height: 170,
        },
      ],
    ],
  });
}
