import { hertz } from '@eupraxia/kernel';
import { tremor, tremorBands } from '@eupraxia/signal/emg';
import { welch } from '@eupraxia/signal/spectrum';
import { noise } from '../noise.mjs';
import { line, picture, post, span, words } from '../plot.mjs';

const rate = hertz(100);

/** A hand that shakes at 5.3 Hz, and where its power stands. */
export function draw() {
  const next = noise(9);
  const shaking = Float64Array.from({ length: 3000 }, (_, i) => {
    const t = i / 100;
    return Math.sin(2 * Math.PI * 5.3 * t) * (1 + 0.3 * Math.sin(t)) + 0.8 * next();
  });
  const found = tremor([shaking], rate);
  const { step, density } = welch(shaking, rate, 300);
  const at = Array.from(density, (_, k) => k * step).filter((f) => f <= 25);
  const { low, high } = tremorBands.parkinson;
  return picture({
    title: 'A made tremor of 5.3 Hz: its signal, its spectrum in windows of 3 s, and the peak within the band of 3 to 8 Hz',
    legend: { given: 'acceleration', measured: 'spectrum, and its peak', asked: 'band' },
    rows: [
      [
        {
          x: { label: 'time, s' },
          y: { label: 'm/s²' },
          marks: [
            line(
              Array.from({ length: 400 }, (_, i) => i / 100),
              shaking.subarray(0, 400),
              'given',
            ),
          ],
        },
        {
          x: { label: 'frequency, Hz', from: 0, to: 25 },
          y: { label: '(m/s²)²/Hz' },
          marks: [
            span(low, high, 'asked'),
            line(at, density.subarray(0, at.length), 'measured', { width: 2 }),
            post(found.peakFrequency, 'measured'),
            words(9, Math.max(...density) * 0.9, `${found.peakFrequency.toFixed(2)} Hz`),
            words(9, Math.max(...density) * 0.75, `${(100 * found.relativePower).toFixed(0)} % of the power`),
          ],
        },
      ],
    ],
  });
}
