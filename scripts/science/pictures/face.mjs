import { seconds } from '@eupraxia/kernel';
import { FaceMeter, faceNeutral, facePoints, faceRegions } from '@eupraxia/signal/face';
import { noise } from '../noise.mjs';
import { dots, line, picture, span, words } from '../plot.mjs';

const rad = (degrees) => (degrees * Math.PI) / 180;
// Points of the left half in millimetres from between the eyes: to the person's left, down, away from the camera.
// biome-ignore format: a table
const left = {
  362: [17, 0, 0], 263: [45, 0, 6], 386: [31, -5, -2], 387: [35, -4.5, -1], 385: [27, -4.5, -1], 374: [31, 5, -1],
  373: [35, 4.5, 0], 380: [27, 4.5, 0], 300: [20, -20, -4], 293: [26, -22, -4], 334: [32, -23, -4], 296: [38, -23, -3],
  336: [44, -21, -2], 358: [16, 36, -12], 327: [10, 40, -14], 425: [38, 40, -4], 280: [40, 28, -2], 291: [25, 66, -8],
  314: [8, 76, -12], 405: [14, 74, -11],
};
// biome-ignore format: a table
const middle = { 10: [0, -70, -6], 168: [0, 0, -8], 6: [0, 6, -12], 197: [0, 14, -17], 195: [0, 20, -21], 5: [0, 27, -25], 4: [0, 33, -27], 2: [0, 42, -18], 152: [0, 105, -6] };
const twins = new Map([
  [362, 133],
  [263, 33],
  ...faceRegions.flatMap((region) => facePoints[region].left.map((place, k) => [place, facePoints[region].right[k]])),
]);

/** A face that smiles by so many millimetres on each side, with a share of the left eye's closing, the head turned aside. */
function frame(smile, aside, at, jitter = () => 0) {
  const points = new Float64Array(3 * 478);
  const put = (i, [x, y, z]) => {
    const [cos, sin] = [Math.cos(rad(aside)), Math.sin(rad(aside))];
    points.set([2 * (x * cos - z * sin) + jitter(), 2 * y + jitter(), 2 * (x * sin + z * cos)], 3 * i);
  };
  for (const [i, place] of Object.entries(middle)) put(Number(i), place);
  for (const [i, [x, y, z]] of Object.entries(left)) {
    const corner = Number(i) === 291 ? Math.SQRT1_2 : 0;
    const lid = facePoints.eye.left.indexOf(Number(i));
    const closing = lid < 0 ? 0 : (lid < 3 ? 0.5 : -0.5) * smile.eye;
    put(Number(i), [x + corner * smile.left, y - corner * smile.left + closing, z]);
    put(twins.get(Number(i)), [-x - corner * smile.right, y - corner * smile.right, z]);
  }
  return { at: seconds(at), points };
}

/** A smile that is weak on the left and closes the left eye, while the head wanders and once turns too far. */
export function draw() {
  const next = noise(3);
  const still = { left: 0, right: 0, eye: 0 };
  const rest = faceNeutral(Array.from({ length: 30 }, (_, i) => frame(still, 0, i / 30)));
  if (!rest.ok) throw new Error(rest.error.code);
  const meter = new FaceMeter(rest.value);
  const at = Array.from({ length: 240 }, (_, i) => i / 30);
  const share = at.map((t) => Math.max(0, Math.sin((2 * Math.PI * (t - 1)) / 4)));
  const turn = at.map((t) => 12 * Math.sin(t) + (t > 4.4 && t < 4.9 ? -20 : 0));
  const [found, refused] = [{ left: [], right: [], eye: [] }, []];
  at.forEach((t, i) => {
    const seen = meter.push(
      frame({ left: 3 * share[i], right: 9 * share[i], eye: 3 * share[i] }, turn[i], t, () => 0.15 * next()),
    );
    if (!seen) refused.push(t);
    found.left.push(seen ? meter.excursion('smile', 'left') : Number.NaN);
    found.right.push(seen ? meter.excursion('smile', 'right') : Number.NaN);
    found.eye.push(seen ? meter.movement('eye', 'left') : Number.NaN);
  });
  const percent = (mm) => share.map((s) => (100 * mm * s) / 62);
  const outline = (smile) => {
    const { points } = frame(smile, 0, 0);
    const places = [...Object.keys(middle), ...Object.keys(left), ...twins.values()].map(Number);
    return [places.map((i) => points[3 * i]), places.map((i) => -points[3 * i + 1])];
  };
  const shade = refused.length > 0 ? [span(refused[0], refused.at(-1), 'given')] : [];
  return picture({
    title: 'Excursion of a smile on both sides, and the eye that closes with it, follow what was made while the head wanders',
    legend: { given: 'at rest, or refused', asked: 'as it was made', measured: 'measured' },
    rows: [
      [
        {
          share: 0.5,
          x: { label: 'a smile, weak on the left', hidden: true },
          y: { label: '', hidden: true },
          equal: true,
          marks: [
            dots(...outline(still), 'given', { radius: 2.5 }),
            dots(...outline({ left: 3, right: 9, eye: 3 }), 'measured', { radius: 2 }),
          ],
          height: 260,
        },
        {
          x: { label: 'time, s' },
          y: { label: '% of the eyes’ distance', from: -3, to: 18 },
          marks: [
            ...shade,
            ...(refused.length > 0 ? [words(refused[0] + 0.2, 16, 'turned too far', 'middle')] : []),
            words(2.75, 11, 'right: smile'),
            words(0.1, -2.2, 'left: smile, and the eye that closes with it'),
            line(at, percent(9), 'asked'),
            line(at, percent(3), 'asked'),
            line(at, found.right, 'measured'),
            line(at, found.left, 'measured'),
            line(at, found.eye, 'measured', { dash: true }),
          ],
          height: 260,
        },
      ],
    ],
  });
}
