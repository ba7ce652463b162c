import { seconds } from '@eupraxia/kernel';
import { type Input, inBlocks, type Member } from '../family.fixture.ts';
import { noise } from '../shared.fixture.ts';
import { face } from './face.fixture.ts';
import type { FaceFrame } from './frame.ts';
import { FaceMeter } from './meter.ts';
import { faceNeutral } from './neutral.ts';
import { faceTrial } from './trial.ts';

const rate = 30;
const atRest = faceNeutral(Array.from({ length: 10 }, () => face()));
if (!atRest.ok) throw new Error(atRest.error.code);
const neutral = atRest.value;

/** A smile, weaker on the left, each coordinate of each point a channel, with jitter. */
function smile(seed: number): Input {
  const next = noise(seed);
  const frames = Array.from({ length: 60 }, (_, i) => {
    const share = Math.sin((Math.PI * i) / 60);
    return face([
      { region: 'mouth', side: 'left', out: 2 * share, up: 2 * share },
      { region: 'mouth', side: 'right', out: 6 * share, up: 5 * share },
    ]).points;
  });
  return Array.from({ length: 3 * 478 }, (_, c) => Float64Array.from(frames, (points) => (points[c] as number) + next() / 4));
}

const frameOf = (x: Input, i: number): FaceFrame => ({
  at: seconds(i / rate),
  points: Float64Array.from(x, (channel) => channel[i] as number),
});
const framesOf = (x: Input) => Array.from({ length: x[0]?.length ?? 0 }, (_, i) => frameOf(x, i));

export const faceFamily: readonly Member[] = [
  {
    name: 'faceTrial = FaceMeter, smile',
    input: smile,
    whole: (x) => {
      const trial = faceTrial('smile', framesOf(x), neutral, { leastMeasured: 0 });
      return trial.ok ? { ...trial.value.excursion } : { left: null, right: null };
    },
    stream: (x, cuts) => {
      const meter = new FaceMeter(neutral);
      const out = { left: Number.NEGATIVE_INFINITY, right: Number.NEGATIVE_INFINITY };
      inBlocks(cuts, (from, to) => {
        for (let i = from; i < to; i++) {
          if (!meter.push(frameOf(x, i))) continue;
          for (const side of ['left', 'right'] as const) out[side] = Math.max(out[side], meter.excursion('smile', side));
        }
      });
      return out;
    },
    tolerance: 0,
    scale: { left: 0, right: 0 },
    silence: 'null',
    lost: 'marked',
    marks: (x) => {
      const trial = faceTrial('smile', framesOf(x), neutral, { leastMeasured: 0 });
      return !trial.ok || trial.value.measured < 1;
    },
  },
];
