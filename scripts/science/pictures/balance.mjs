import { hertz } from '@eupraxia/kernel';
import { swayRecord } from '@eupraxia/signal/balance';
import { noise } from '../noise.mjs';
import { line, picture, words } from '../plot.mjs';

const rate = hertz(100);

function standing(seed, unrest) {
  const next = noise(seed);
  const [ml, ap] = [new Float64Array(3000), new Float64Array(3000)];
  let [x, y, u, v] = [0, 0, 0, 0];
  for (let i = 0; i < 3000; i++) {
    u = 0.95 * u + 0.006 * unrest * next();
    v = 0.95 * v + 0.01 * unrest * next();
    x += u - 0.01 * x;
    y += v - 0.01 * y;
    ml[i] = x;
    ap[i] = y;
  }
  return { ml, ap };
}

/** Two trials of 30 s: path and 95 % prediction ellipse. */
export function draw() {
  const panel = (label, sway) => {
    const made = swayRecord(sway, rate);
    if (!made.ok) throw new Error(made.error.message);
    const { ellipse95, swayDirection, meanMl, meanAp, meanVelocity } = made.value;
    const tilt = (ellipse95.fromAp * Math.PI) / 180;
    const side = (swayDirection ?? 0) < 0 ? -1 : 1;
    const turn = Array.from({ length: 121 }, (_, k) => (2 * Math.PI * k) / 120);
    const along = (t) => ellipse95.semiMajor * Math.cos(t);
    const across = (t) => ellipse95.semiMinor * Math.sin(t);
    return {
      x: { label, from: -3, to: 3 },
      y: { label: 'antero-posterior, cm', from: -3, to: 3 },
      equal: true,
      height: 300,
      marks: [
        line(sway.ml, sway.ap, 'given', { width: 0.8 }),
        line(
          turn.map((t) => meanMl + side * along(t) * Math.sin(tilt) + across(t) * Math.cos(tilt)),
          turn.map((t) => meanAp + along(t) * Math.cos(tilt) - side * across(t) * Math.sin(tilt)),
          'measured',
          { width: 2 },
        ),
        words(-2.9, 2.7, `ellipse ${ellipse95.area.toFixed(1)} cm², ${meanVelocity.toFixed(1)} cm/s`),
      ],
    };
  };
  return picture({
    title:
      'Two made standing trials of 30 s: the path of the centre of pressure and the ellipse that holds 95 % of what comes next',
    legend: { given: 'path', measured: '95 % prediction ellipse' },
    rows: [[panel('eyes open: medio-lateral, cm', standing(3, 1)), panel('eyes closed: medio-lateral, cm', standing(8, 2))]],
  });
}
