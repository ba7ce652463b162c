import { seconds } from '@eupraxia/kernel';
import { PoseMeter, poseLandmarks } from '@eupraxia/signal/pose';
import { noise } from '../noise.mjs';
import { line, picture, span, words } from '../plot.mjs';

const rad = (degrees) => (degrees * Math.PI) / 180;
const place = (name) => poseLandmarks.indexOf(name);

/** A body that squats, in shares of its height: right, forward, up. Knee and hip bend by as much, the trunk leans by a third. */
function body(knee) {
  const [thigh, lean] = [rad(knee / 2), rad(knee / 3)];
  const ankle = [0, 0];
  const joint = [0.246 * Math.sin(rad(knee) - thigh), 0.246 * Math.cos(rad(knee) - thigh)];
  const hip = [joint[0] - 0.245 * Math.sin(thigh), joint[1] + 0.245 * Math.cos(thigh)];
  const up = (length) => [hip[0] + length * Math.sin(lean), hip[1] + length * Math.cos(lean)];
  const points = { ear: up(0.4), shoulder: up(0.288), hip, knee: joint, ankle, heel: [-0.03, -0.02], 'foot-index': [0.1, -0.02] };
  points.nose = [points.ear[0] + 0.05, points.ear[1]];
  return points;
}
const widths = { ear: 0.04, shoulder: 0.115, hip: 0.058, knee: 0.058, ankle: 0.058, heel: 0.058, 'foot-index': 0.058, nose: 0 };

/** What a camera sees of it at a yaw: 90° is the side, 0° the front. */
function frame(knee, yaw, at = 0, jitter = () => 0) {
  const image = new Float64Array(66).fill(Number.NaN);
  const visibility = new Float64Array(33);
  for (const [part, [forward, up]] of Object.entries(body(knee))) {
    for (const [name, side] of part === 'nose'
      ? [['nose', 0]]
      : [
          [`left-${part}`, -1],
          [`right-${part}`, 1],
        ]) {
      const i = place(name);
      image[2 * i] = 1000 * (forward * Math.sin(rad(yaw)) - side * widths[part] * Math.cos(rad(yaw))) + jitter();
      image[2 * i + 1] = -1000 * up + jitter();
      visibility[i] = 0.9;
    }
  }
  return { at: seconds(at), image, visibility };
}

function read(meter, one) {
  meter.push(one);
  return meter.reasons[0] === null ? meter.values[0] : Number.NaN;
}
const meterOf = (options) => {
  const made = PoseMeter.of(['knee-flexion-right'], options);
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
};

/** Squats seen from the side with jittering points; and one bent knee seen from everywhere. */
export function draw() {
  const next = noise(7);
  const at = Array.from({ length: 180 }, (_, i) => i / 30);
  const bent = at.map((t) => 45 * (1 - Math.cos((2 * Math.PI * t) / 3)));
  const meter = meterOf({});
  const found = at.map((t, i) =>
    read(
      meter,
      frame(bent[i], 90, t, () => 4 * next()),
    ),
  );

  const limbs = ['ear', 'shoulder', 'hip', 'knee', 'ankle'];
  const figures = [0, 45, 90].map((knee, k) => {
    const points = body(knee);
    return line(
      limbs.map((part) => points[part][0] + 0.4 * k),
      limbs.map((part) => points[part][1]),
      'asked',
      { width: 3 },
    );
  });

  const yaws = Array.from({ length: 91 }, (_, i) => i + 45);
  const off = (options) => yaws.map((yaw) => read(meterOf({ smoothing: 'none', ...options }), frame(70, yaw)) - 70);
  return picture({
    title: 'Knee flexion of a squat from a jittering pose follows what was made; away from the side view the angle is refused',
    legend: { asked: 'as it was made', measured: 'measured', given: 'what would be read without refusing' },
    rows: [
      [
        {
          share: 0.42,
          x: { label: '0°, 45°, 90°', hidden: true },
          y: { label: '', hidden: true },
          equal: true,
          marks: figures,
          height: 210,
        },
        {
          x: { label: 'time, s' },
          y: { label: 'knee flexion, °' },
          marks: [line(at, bent, 'asked'), line(at, found, 'measured')],
          height: 210,
        },
      ],
      [
        {
          x: { label: 'yaw of the body, ° (90 is the side view)', from: 45, to: 135 },
          y: { label: 'error, °', from: -25, to: 25 },
          marks: [
            span(45, 60, 'given'),
            span(120, 135, 'given'),
            words(46, 18, 'refused'),
            words(121, 18, 'refused'),
            line(yaws, off({ view: 'sagittal', leastInPlane: 0 }), 'given'),
            line(yaws, off({}), 'measured', { width: 2.5 }),
          ],
          height: 190,
        },
      ],
    ],
  });
}
