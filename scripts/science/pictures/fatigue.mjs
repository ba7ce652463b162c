import { hertz } from '@eupraxia/kernel';
import { fatigue } from '@eupraxia/signal/emg';
import { butterworth, filterCausal } from '@eupraxia/signal/filter';
import { medianFrequency, welch } from '@eupraxia/signal/spectrum';
import { noise } from '../noise.mjs';
import { dots, line, picture, words } from '../plot.mjs';

const rate = hertz(1000);

/** A hold of 40 s whose fast part fades: the median frequency of each second, and the line through them. */
export function draw() {
  const next = noise(4);
  const seconds = 40;
  const white = Float64Array.from({ length: seconds * 1024 }, next);
  const band = (low, high) => butterworth(2, { kind: 'band-pass', low: hertz(low), high: hertz(high) }, rate);
  const slow = filterCausal(band(20, 160), white);
  const fast = filterCausal(band(60, 300), white);
  const hold = slow.map((v, i) => v + (fast[i] ?? 0) * (1.2 - (0.9 * i) / white.length));
  const found = fatigue(hold, rate);
  const at = Array.from({ length: seconds }, (_, w) => (w + 0.5) * 1.024);
  const each = at.map((_, w) => medianFrequency(welch(hold.subarray(w * 1024, (w + 1) * 1024), rate)));
  return picture({
    title: 'The median frequency of a made isometric hold falls as its fast part fades; the line through it is the fatigue',
    legend: { given: 'each second', measured: 'line' },
    rows: [
      [
        {
          x: { label: 'time, s', from: 0, to: 42 },
          y: { label: 'median frequency, Hz' },
          marks: [
            dots(at, each, 'given'),
            line(
              at,
              at.map((t) => found.initial + found.slope * t),
              'measured',
              { width: 2 },
            ),
            words(
              41,
              Math.max(...each),
              `${found.slope.toFixed(2)} Hz/s, ${found.relativeSlope.toFixed(0)} %/min, fit ${found.fit.toFixed(2)}`,
              'end',
            ),
          ],
          height: 200,
        },
      ],
    ],
  });
}
