import { hertz } from '@eupraxia/kernel';
import { timedUpAndGo, trunkMotion } from '@eupraxia/signal/timed';
import { noise } from '../noise.mjs';
import { line, picture, span } from '../plot.mjs';

const rate = 100;
const eased = (t, from, to) => (1 - Math.cos(Math.PI * Math.min(1, Math.max(0, (t - from) / (to - from))))) / 2;
const bump = (t, from, to) => Math.sin(Math.PI * Math.min(1, Math.max(0, (t - from) / (to - from)))) ** 2;
const yawAt = (t) => Math.PI * (eased(t, 5, 6.6) + eased(t, 9, 10.4));
const leanAt = (t) =>
  0.7 * bump(t, 1, 2.6) + 0.6 * bump(t, 10, 12) + 0.05 * Math.sin(11 * t) * (eased(t, 2.6, 3.2) - eased(t, 8.8, 9.4));

/** Timed up and go by a sensor on a made trunk: lean and turning, with the parts that are found. */
export function draw() {
  const next = noise(5);
  const n = 13.5 * rate;
  const [gyr, acc] = [new Float64Array(3 * n), new Float64Array(3 * n)];
  const h = 1e-4;
  for (let i = 0; i < n; i++) {
    const t = i / rate;
    const [lean, turning, leaning] = [leanAt(t), (yawAt(t + h) - yawAt(t)) / h, (leanAt(t + h) - leanAt(t)) / h];
    // Forward is x, left y, up z; leaning forward turns about y, after the body has turned about the vertical.
    gyr.set(
      [-Math.sin(lean) * turning + 0.02 * next(), leaning + 0.02 * next(), Math.cos(lean) * turning + 0.02 * next()],
      3 * i,
    );
    acc.set([-9.81 * Math.sin(lean) + 0.3 * next(), 0.3 * next(), 9.81 * Math.cos(lean) + 0.3 * next()], 3 * i);
  }
  const motion = { rate: hertz(rate), gyr, acc };
  const found = timedUpAndGo(motion);
  const trunk = trunkMotion(motion);
  if (!found.ok || trunk === null) throw new Error('the made test is not recognised');
  const { sitToStand, walkOut, turn, walkBack, turnToSit, seconds } = found.value;
  const at = Array.from(trunk.lean, (_, i) => i / rate);
  const parts = (named) => [
    span(sitToStand.from, sitToStand.to, 'measured', named ? 'rise' : ''),
    span(walkOut.from, walkOut.to, 'asked', named ? 'walk' : ''),
    span(turn.from, turn.to, 'measured', named ? 'turn' : ''),
    span(walkBack.from, walkBack.to, 'asked', named ? 'walk' : ''),
    span(turnToSit.from, turnToSit.to, 'measured', named ? 'turn and sit' : ''),
  ];
  return picture({
    title: `Timed up and go of ${seconds.toFixed(1)} s in its parts`,
    legend: { given: 'sensor on the trunk', measured: 'rise, turn, turn and sit found', asked: 'walk found' },
    rows: [
      [{ x: { label: '' }, y: { label: 'lean, °' }, marks: [...parts(true), line(at, trunk.lean, 'given')], height: 140 }],
      [
        {
          x: { label: 'time, s' },
          y: { label: 'turning, °/s' },
          marks: [...parts(false), line(at, trunk.yaw, 'given')],
          height: 140,
        },
      ],
    ],
  });
}
