import { seconds } from '@eupraxia/kernel';
import { type Input, inBlocks, type Member } from '../family.fixture.ts';
import { noise } from '../shared.fixture.ts';
import { standing } from './body.fixture.ts';
import type { PoseFrame } from './frame.ts';
import { poseSize } from './landmarks.ts';
import type { PoseMeasure } from './measures.ts';
import { PoseMeter, type PoseOptions } from './meter.ts';
import { poseSeries } from './series.ts';

const rate = 30;
const measures: readonly PoseMeasure[] = ['knee-flexion-left', 'hip-flexion-left', 'trunk-flexion', 'ankle-dorsiflexion-left'];
const options: PoseOptions = { view: 'sagittal' };
const seen = new Float64Array(poseSize).fill(1);

/** A squat seen from the side, each coordinate of each point a channel, with jitter. */
function squat(seed: number): Input {
  const next = noise(seed);
  const frames = Array.from({ length: 150 }, (_, i) => {
    const bend = 40 * (1 - Math.cos((2 * Math.PI * i) / 75));
    return standing({ hipFlexion: bend, kneeFlexion: bend, side: 'left' }, { yaw: -90 }).image;
  });
  return Array.from({ length: 2 * poseSize }, (_, c) => Float64Array.from(frames, (image) => (image[c] || 0) + next()));
}

const frameOf = (x: Input, i: number): PoseFrame => ({
  at: seconds(i / rate),
  image: x.map((channel) => channel[i] as number),
  visibility: seen,
});

function tracks(x: Input) {
  const frames = Array.from({ length: x[0]?.length ?? 0 }, (_, i) => frameOf(x, i));
  const series = poseSeries(frames, measures, { ...options, leastMeasured: 0 });
  if (!series.ok) throw new Error(series.error.code);
  return series.value;
}

export const poseFamily: readonly Member[] = [
  {
    name: 'poseSeries = PoseMeter, squat',
    input: squat,
    whole: (x) => Object.fromEntries(tracks(x).map((track, k) => [measures[k] as string, track.ok ? track.value.values : null])),
    stream: (x, cuts) => {
      const meter = PoseMeter.of(measures, options);
      if (!meter.ok) throw new Error(meter.error.code);
      const length = x[0]?.length ?? 0;
      const out = measures.map(() => new Float64Array(length));
      inBlocks(cuts, (from, to) => {
        for (let i = from; i < to; i++) {
          meter.value.push(frameOf(x, i));
          for (const [k, values] of out.entries()) values[i] = meter.value.values[k] as number;
        }
      });
      return Object.fromEntries(measures.map((name, k) => [name, out[k] as Float64Array]));
    },
    tolerance: 0,
    scale: Object.fromEntries(measures.map((name) => [name, 0])),
    silence: 'null',
    lost: 'marked',
    marks: (x) => tracks(x).some((track) => !track.ok || track.value.lost.some((one) => one === 1)),
  },
];
