import { hertz } from '@eupraxia/kernel';
import { logDimensionlessJerk, sparc } from '@eupraxia/signal/smoothness';
import { line, picture, words } from '../plot.mjs';

const rate = hertz(100);

/** One reach, and the same reach in three pieces. */
export function draw() {
  const bell = (t, from, length) => {
    const u = (t - from) / length;
    return u > 0 && u < 1 ? 30 * u * u * (1 - u) ** 2 : 0;
  };
  const smooth = Float64Array.from({ length: 150 }, (_, i) => 16 * bell(i / 100, 0, 1.5));
  const pieces = Float64Array.from(
    { length: 150 },
    (_, i) => 14 * bell(i / 100, 0, 0.7) + 11 * bell(i / 100, 0.45, 0.6) + 9 * bell(i / 100, 0.9, 0.6),
  );
  const at = Array.from(smooth, (_, i) => i / 100);
  const panel = (speed, label, as) => ({
    x: { label },
    y: { label: 'speed, cm/s', from: 0, to: 38 },
    marks: [
      line(at, speed, as, { width: 2 }),
      words(0.02, 35, `SPARC ${sparc(speed, rate).toFixed(2)}, LDLJ ${logDimensionlessJerk(speed, rate).toFixed(1)}`),
    ],
    height: 180,
  });
  return picture({
    title: 'The speed of a made reach in one sweep, and of one in three pieces, with their smoothness',
    legend: { asked: 'in one sweep', measured: 'in pieces' },
    rows: [[panel(smooth, 'time, s', 'asked'), panel(pieces, 'time, s', 'measured')]],
  });
}
