import { hertz } from '@eupraxia/kernel';
import { footStrides } from '@eupraxia/signal/gait';
import { noise } from '../noise.mjs';
import { dots, line, picture, span } from '../plot.mjs';

const rate = 200;
const strideTime = 1.1;
const turns = [
  [0, -490],
  [0.03, 20],
  [0.08, 240],
  [0.2, 300],
  [0.28, 260],
  [0.35, -150],
  [0.4, -260],
  [0.48, 0],
  [0.76, 0],
  [0.86, -140],
  [0.93, -380],
  [1, -490],
];

function pitchAt(share) {
  const k = Math.max(
    1,
    turns.findIndex(([to]) => to >= share),
  );
  const [[from, low], [to, high]] = [turns[k - 1], turns[k]];
  return low + ((high - low) * (share - from)) / (to - from);
}

/** A foot's sensor over five strides: pitch rate, forward acceleration, and the events that are found in them. */
export function draw() {
  const next = noise(2);
  const n = Math.round(8.4 * strideTime * rate);
  const [gyr, acc] = [new Float64Array(3 * n), new Float64Array(3 * n)];
  for (let i = 0; i < n; i++) {
    const share = (i / rate / strideTime) % 1;
    const stop = Math.exp(-(((share - 0.41) / 0.012) ** 2));
    const swing = share < 0.4 ? Math.sin((2 * Math.PI * share) / 0.4) : 0;
    gyr.set([0.3 * next(), ((-pitchAt(share) + 8 * next()) * Math.PI) / 180, 0.2 * next()], 3 * i);
    acc.set([12 * swing + 25 * stop + next(), next(), 9.81 + next()], 3 * i);
  }
  const found = footStrides({ rate: hertz(rate), gyr, acc }, 'left');
  if (!found.ok) throw new Error(found.error.message);
  const [from, to] = [Math.round(1.9 * strideTime * rate), Math.round(5.2 * strideTime * rate)];
  const at = Array.from({ length: to - from }, (_, k) => (from + k) / rate);
  const pitch = at.map((_, k) => (-gyr[3 * (from + k) + 1] * 180) / Math.PI);
  const forward = at.map((_, k) => acc[3 * (from + k)]);
  const inside = (sample) => sample >= from && sample < to;
  const strides = found.value.map(({ samples }) => samples);
  const moments = (name) => strides.map((samples) => samples[name]).filter(inside);
  const x = { label: 'time, s', from: from / rate, to: to / rate };
  const marked = (name, values) =>
    dots(
      moments(name).map((sample) => sample / rate),
      moments(name).map((sample) => values[sample - from]),
      'measured',
      { radius: 4 },
    );
  const stance = strides
    .filter(({ previousContact, terminalContact }) => inside(previousContact) && inside(terminalContact))
    .map(({ previousContact, terminalContact }) => span(previousContact / rate, terminalContact / rate, 'asked', 'stance'));
  const marks = [...stance, line(at, pitch, 'given')];
  return picture({
    title: 'Pitch rate and forward acceleration of a walking foot, with terminal contact, initial contact and stillest moment',
    legend: { given: 'sensor', measured: 'events found', asked: 'stance found' },
    rows: [
      [
        {
          x: { ...x, label: '' },
          y: { label: 'pitch rate, °/s' },
          marks: [...marks, marked('terminalContact', pitch), marked('start', pitch)],
          height: 170,
        },
      ],
      [{ x, y: { label: 'forward, m/s²' }, marks: [line(at, forward, 'given'), marked('initialContact', forward)], height: 150 }],
    ],
  });
}
