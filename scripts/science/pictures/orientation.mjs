import { hertz } from '@eupraxia/kernel';
import { orientation } from '@eupraxia/signal/orientation';
import { noise } from '../noise.mjs';
import { line, picture } from '../plot.mjs';

const rate = 100;

/** A sensor that is turned to and fro with a biased gyroscope: the integrated gyroscope drifts, VQF does not. */
export function draw() {
  const next = noise(6);
  const n = 60 * rate;
  const [gyr, acc] = [new Float64Array(3 * n), new Float64Array(3 * n)];
  const truth = [];
  const summed = [];
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const t = i / rate;
    const angle = 0.7 * Math.sin(0.9 * t) + 0.2 * Math.sin(2.3 * t);
    const rateOfTurn = 0.63 * Math.cos(0.9 * t) + 0.46 * Math.cos(2.3 * t) + 0.015 + 0.02 * next();
    gyr.set([rateOfTurn, 0.02 * next(), 0.02 * next()], 3 * i);
    acc.set([0.4 * next(), 9.81 * Math.sin(angle) + 0.4 * next(), 9.81 * Math.cos(angle) + 0.4 * next()], 3 * i);
    sum += rateOfTurn / rate;
    truth.push((angle * 180) / Math.PI);
    summed.push((sum * 180) / Math.PI);
  }
  const { quaternions6D } = orientation({ rate: hertz(rate), gyr, acc });
  const found = truth.map((_, i) => (2 * Math.atan2(quaternions6D[4 * i + 1], quaternions6D[4 * i]) * 180) / Math.PI);
  const thin = (values) => values.filter((_, i) => i % 10 === 0);
  const at = thin(truth.map((_, i) => i / rate));
  const off = (values) => values.map((value, i) => value - truth[i]);
  return picture({
    title: 'Inclination of a sensor whose gyroscope is biased by 0.9 °/s',
    legend: { asked: 'truth', measured: 'VQF', given: 'gyroscope alone' },
    rows: [
      [
        {
          x: { label: '' },
          y: { label: 'angle, °' },
          marks: [
            line(at, thin(summed), 'given'),
            line(at, thin(truth), 'asked'),
            line(at, thin(found), 'measured', { dash: true }),
          ],
          height: 160,
        },
      ],
      [
        {
          x: { label: 'time, s' },
          y: { label: 'error, °', from: -5, to: 20 },
          marks: [
            line(
              at,
              thin(off(summed)).map((v) => Math.min(v, 20)),
              'given',
            ),
            line(at, thin(off(found)), 'measured'),
          ],
          height: 120,
        },
      ],
    ],
  });
}
