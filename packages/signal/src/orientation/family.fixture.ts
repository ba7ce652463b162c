import { hertz } from '@eupraxia/kernel';
import { type Input, inBlocks, type Member, type Output } from '../family.fixture.ts';
import { noise } from '../shared.fixture.ts';
import type { Motion } from './motion.ts';
import { type OrientationMethod, orientation } from './orientation.ts';
import { vqfBasic } from './parameters.ts';
import { Vqf } from './vqf.ts';

const rate = hertz(100);

/** A sensor held in the hand: it turns to and fro, gravity and field with noise, each axis a channel. */
function held(seed: number): Input {
  const next = noise(seed);
  const n = 600;
  const wave = (speed: number, size: number, level: number, rough: number) =>
    Float64Array.from({ length: n }, (_, i) => level + size * Math.sin((speed * i) / rate) + rough * next());
  return [
    wave(2, 0.8, 0.01, 0.02),
    wave(3, 0.5, -0.01, 0.02),
    wave(1, 0.4, 0.005, 0.02),
    wave(2, 2, 0, 0.2),
    wave(3, 2, 0, 0.2),
    wave(1, 0.5, 9.5, 0.2),
    wave(2, 3, 5, 0.3),
    wave(3, 3, 18, 0.3),
    wave(1, 3, -40, 0.3),
  ];
}

const rows = (x: Input, first: number): Float64Array =>
  Float64Array.from({ length: 3 * (x[0]?.length ?? 0) }, (_, k) => x[first + (k % 3)]?.[Math.floor(k / 3)] as number);
const motionOf = (x: Input): Motion => ({ rate, gyr: rows(x, 0), acc: rows(x, 3), mag: rows(x, 6) });

function member(method: OrientationMethod): Member {
  const whole = (x: Input): Output => {
    const { quaternions6D, quaternions9D, bias } = orientation(motionOf(x), method);
    return { quaternions6D, quaternions9D, bias };
  };
  const shared = {
    input: held,
    whole,
    tolerance: 0,
    scale: 'angular rate, acceleration and field are three units, and the result is an angle',
    silence: { quaternions6D: 'any', quaternions9D: 'any', bias: 'zero' },
    lost: 'marked',
    marks: (x: Input) => orientation(motionOf(x), method).lost.includes(1),
  } as const;
  if (method === 'offline') return { name: 'orientation, offline', ...shared };
  return {
    name: `orientation = Vqf, ${method}`,
    ...shared,
    stream: (x, cuts) => {
      const vqf = new Vqf(rate, method === 'basic' ? vqfBasic : {});
      const n = x[0]?.length ?? 0;
      const out = {
        quaternions6D: new Float64Array(4 * n),
        quaternions9D: new Float64Array(4 * n),
        bias: new Float64Array(3 * n),
      };
      const { gyr, acc, mag } = motionOf(x);
      const row = (of: Float64Array | undefined, i: number) =>
        [of?.[3 * i], of?.[3 * i + 1], of?.[3 * i + 2]] as [number, number, number];
      inBlocks(cuts, (from, to) => {
        for (let i = from; i < to; i++) {
          vqf.updateGyr(...row(gyr, i));
          vqf.updateAcc(...row(acc, i));
          vqf.updateMag(...row(mag, i));
          vqf.quaternion6D(out.quaternions6D, 4 * i);
          vqf.quaternion9D(out.quaternions9D, 4 * i);
          out.bias.set(vqf.bias, 3 * i);
        }
      });
      return out;
    },
  };
}

export const orientationFamily: readonly Member[] = (['basic', 'full', 'offline'] as const).map(member);
