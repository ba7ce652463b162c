// A squat seen from the side: joint angles from body points, and a refusal of what a side view cannot show.
import { seconds } from '@eupraxia/kernel';
import { PoseMeter, poseFrame, poseLandmarks, poseSeries } from '@eupraxia/signal/pose';

// What a detector would give for each picture: 33 points in shares of a picture of 1280 × 720 pixels, the person facing right.
const detected = (bend) => {
  const [lean, thigh, shank] = [bend / 3, (Math.PI * 2) / 3 - bend, bend / 2];
  const ankle = [600, 650];
  const knee = [ankle[0] + 170 * Math.sin(shank), ankle[1] - 170 * Math.cos(shank)];
  const hip = [knee[0] - 170 * Math.cos(thigh - 0.52), knee[1] - 170 * Math.sin(thigh - 0.52)];
  const up = (length) => [hip[0] + length * Math.sin(lean), hip[1] - length * Math.cos(lean)];
  const ear = up(270);
  const at = { nose: [ear[0] + 30, ear[1] + 8], ear, shoulder: up(200), hip, knee, ankle };
  at.heel = [ankle[0] - 15, ankle[1] + 10];
  at['foot-index'] = [ankle[0] + 60, ankle[1] + 10];
  return poseLandmarks.map((name) => {
    const place = at[name] ?? at[name.replace(/^(left|right)-/, '')];
    return place ? { x: place[0] / 1280, y: place[1] / 720, visibility: 0.95 } : { x: 0, y: 0, visibility: 0 };
  });
};
const frames = Array.from({ length: 90 }, (_, i) => {
  const bend = 0.5 * (1 - Math.cos((2 * Math.PI * i) / 90));
  const frame = poseFrame({ at: seconds(i / 30), width: 1280, height: 720, points: detected(bend) });
  if (!frame.ok) throw new Error(frame.error.message);
  return frame.value;
});

const series = poseSeries(frames, ['knee-flexion-right', 'trunk-flexion', 'trunk-lean']);
if (!series.ok) throw new Error(series.error.message);
for (const track of series.value) {
  if (track.ok) {
    const { measure, least, greatest, unit, quality } = track.value;
    console.log(`${measure}: ${Math.round(least) + 0} to ${Math.round(greatest)}${unit}, quality ${quality.toFixed(2)}`);
  } else console.log(`${track.error.code}: ${track.error.message} ${track.error.remedy}`);
}

// No view tells how a limb turns about itself.
const rotation = PoseMeter.of(['hip-rotation-right']);
if (!rotation.ok) console.log(rotation.error.code);
