import { positionSense } from '@eupraxia/signal/proprioception';
import { noise } from '../noise.mjs';
import { dots, level, picture, words } from '../plot.mjs';

/** Twelve trials at one target: where the person thinks 40° is, and what the errors say of it. */
export function draw() {
  const next = noise(4);
  const target = 40;
  const reached = Array.from({ length: 12 }, () => target + 3 + 3 * (next() + next()));
  const at = reached.map((_, i) => i + 1);
  const found = positionSense(reached.map((value) => ({ target, reached: value })));
  const mean = target + found.constantError;
  const text = `constant ${found.constantError.toFixed(1)}°, variable ${found.variableError.toFixed(1)}°, absolute ${found.absoluteError.toFixed(1)}°`;
  return picture({
    title: `Twelve trials of knee position sense at 40°: ${text}`,
    legend: { asked: 'shown angle', measured: 'reached without sight, and their mean' },
    rows: [
      [
        {
          x: { label: 'trial', from: 0.5, to: 12.5 },
          y: { label: 'angle, °', from: 34, to: 50 },
          marks: [level(target, 'asked'), level(mean, 'measured'), dots(at, reached, 'measured'), words(0.7, 35, text)],
          height: 190,
        },
      ],
    ],
  });
}
