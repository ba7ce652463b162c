import { hertz } from '@eupraxia/kernel';
import { eventsOfStrides, footStrides } from '@eupraxia/signal/gait';
import { orientation, Vqf, vqfBasic } from '@eupraxia/signal/orientation';
import { exemplarRepetitions, findMatches, peakRepetitions } from '@eupraxia/signal/segmentation';
import { besideRecorded, perSecond } from './peers.mjs';
import { fixedNoise, medianSeconds } from './stopwatch.mjs';

/** Samples per second of the peers where they were recorded; both feet of 7,928 samples, and 13,500 samples of nine axes. */
const recorded = {
  gaitmapSegmentation: 169_344,
  gaitmapEvents: 371_747,
  gaitmapTimes: 8_244_661,
  gaitmapTrajectory: 25_612,
  vqfCython: 633_055,
  vqfBatch: 797_209,
  vqfBasic: 1_531_912,
  vqfOffline: 322_633,
  vqfPython: 935,
};

/** Its four steps one after the other. */
const gaitmapWhole =
  1 /
  (1 / recorded.gaitmapSegmentation + 1 / recorded.gaitmapEvents + 1 / recorded.gaitmapTimes + 1 / recorded.gaitmapTrajectory);

/** A foot's pitch rate over a stride, °/s, toes up above 0; share of the stride, value. */
const pitch = [
  [0, -480],
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
  [1, -480],
];

function pitchAt(share) {
  const k = pitch.findIndex(([to]) => to >= share);
  const [from, low] = pitch[Math.max(0, k - 1)];
  const [to, high] = pitch[k];
  return to > from ? low + ((high - low) * (share - from)) / (to - from) : low;
}

/** Ten minutes of one foot at 204.8 Hz. */
function walk() {
  const rate = 204.8;
  const n = 122_880;
  const noise = fixedNoise(6 * n);
  const [gyr, acc] = [new Float64Array(3 * n), new Float64Array(3 * n)];
  for (let i = 0; i < n; i++) {
    const share = (i / (1.09 * rate)) % 1;
    const stop = Math.exp(-(((share - 0.42) / 0.01) ** 2));
    const swing = share < 0.4 ? Math.sin((2 * Math.PI * share) / 0.4) : 0;
    gyr.set([0.3 * noise[6 * i], (-pitchAt(share) * Math.PI) / 180 + 0.05 * noise[6 * i + 1], 0.2 * noise[6 * i + 2]], 3 * i);
    acc.set([12 * swing + 25 * stop + noise[6 * i + 3], noise[6 * i + 4], 9.81 + 8 * stop + noise[6 * i + 5]], 3 * i);
  }
  return { rate: hertz(rate), gyr, acc };
}

/** A sensor in a moving hand, nine axes, 13,500 samples at 286 Hz as the recorded peers had. */
function hand() {
  const n = 13_500;
  const rate = 13_500 / 47.25;
  const noise = fixedNoise(9 * n);
  const [gyr, acc, mag] = [new Float64Array(3 * n), new Float64Array(3 * n), new Float64Array(3 * n)];
  for (let i = 0; i < n; i++) {
    const t = i / rate;
    for (let k = 0; k < 3; k++) {
      gyr[3 * i + k] = Math.sin((1 + 0.4 * k) * t) + 0.02 * noise[9 * i + k];
      acc[3 * i + k] = (k === 2 ? 9.6 : 0) + 2 * Math.sin((2 + k) * t) + 0.2 * noise[9 * i + 3 + k];
      mag[3 * i + k] = [5, 18, -40][k] + 4 * Math.sin((1 + k) * t) + 0.3 * noise[9 * i + 6 + k];
    }
  }
  return { rate: hertz(rate), gyr, acc, mag };
}

function sampleBySample({ rate, gyr, acc, mag }, parameters) {
  const vqf = new Vqf(rate, parameters);
  const q = new Float64Array(4);
  for (let r = 0; r < gyr.length; r += 3) {
    vqf.updateGyr(gyr[r], gyr[r + 1], gyr[r + 2]);
    vqf.updateAcc(acc[r], acc[r + 1], acc[r + 2]);
    vqf.updateMag(mag[r], mag[r + 1], mag[r + 2]);
    vqf.quaternion9D(q);
  }
  return q[0];
}

/** Orientation, gait and repetitions in samples per second, beside the recorded figures of their peers. */
export async function benchMovement() {
  const motion = hand();
  const n = motion.gyr.length / 3;
  const times = async (work) => n / (await medianSeconds(work, 15));
  const single = await times(() => sampleBySample(motion));
  const basic = await times(() => sampleBySample(motion, vqfBasic));
  const full = await times(() => orientation(motion).quaternions9D[0]);
  const offline = await times(() => orientation(motion, 'offline').quaternions9D[0]);

  const foot = walk();
  const strides = footStrides(foot, 'left');
  if (!strides.ok || strides.value.length < 500) throw new Error('the walk of the bench is not recognised');
  const samples = foot.gyr.length / 3;
  const gait = samples / (await medianSeconds(() => footStrides(foot, 'left').value.length));
  const known = Array.from({ length: 540 }, (_, k) => ({
    from: Math.round(k * 1.09 * 204.8),
    to: Math.round((k + 1) * 1.09 * 204.8),
  }));
  if (eventsOfStrides(foot, known).filter((events) => events !== null).length < 500)
    throw new Error('no events in the walk of the bench');
  const events = samples / (await medianSeconds(() => eventsOfStrides(foot, known).length));

  const angle = Float64Array.from({ length: samples }, (_, i) => 45 - 45 * Math.cos((2 * Math.PI * i) / 225) + fixedNoise(1)[0]);
  const exemplar = angle.slice(0, 225);
  const whole = samples / (await medianSeconds(() => findMatches(angle, exemplar, 1, { most: 5 }).length, 5));
  const reduced = samples / (await medianSeconds(() => exemplarRepetitions([angle], [exemplar], hertz(100)).length, 5));
  const peaks = samples / (await medianSeconds(() => peakRepetitions(angle, hertz(100), { least: 40 }).length));

  const row = (what, ours, theirs, name) => ({
    what,
    value: perSecond(ours),
    ...(theirs ? besideRecorded(ours, theirs, name) : {}),
  });
  return [
    row('VQF full, sample by sample, nine axes', single, recorded.vqfCython, 'its C++ from Cython'),
    row('VQF full, sample by sample, nine axes', single, recorded.vqfPython, 'its pure Python'),
    row('VQF basic, sample by sample, nine axes', basic, recorded.vqfBasic, 'its C++ in a batch, basic'),
    row('VQF full, a recording with every output', full, recorded.vqfBatch, 'its C++ in a batch, without bias and flags'),
    row('VQF offline, a recording with every output', offline, recorded.vqfOffline, 'its C++ offline'),
    row('gait of a foot: strides, events, times and way', gait, recorded.gaitmapSegmentation, 'gaitmap, strides alone'),
    row('events of known strides', events, recorded.gaitmapEvents, 'gaitmap, events alone'),
    row('gait of a foot: strides, events, times and way', gait, gaitmapWhole, 'gaitmap, the same four steps'),
    row('DTW against 225 samples at full rate', whole, recorded.gaitmapSegmentation, 'gaitmap, strides alone'),
    row('repetitions by one exemplar (64 of 225 samples)', reduced, recorded.gaitmapSegmentation, 'gaitmap, strides alone'),
    row('repetitions by turning points', peaks),
  ];
}
