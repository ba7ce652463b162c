import { hertz } from '@eupraxia/kernel';
import { type Input, inBlocks, type Member, type Output } from '../family.fixture.ts';
import { FootGait, footStrides, type Stride } from './foot-gait.ts';
import { footSensor } from './walker.fixture.ts';

const rate = hertz(100);

/** A sensor on a walking foot: angular rate and acceleration, each axis a channel. */
function walk(seed: number): Input {
  const { gyr, acc } = footSensor({ strides: 7, strideTime: 1.1, strideLength: 1.2, noise: 1, seed }, 'left', rate);
  return [gyr, acc].flatMap((rows) => [0, 1, 2].map((axis) => rows.filter((_, k) => k % 3 === axis)));
}

const rowsOf = (x: Input, first: number): Float64Array =>
  Float64Array.from({ length: 3 * (x[0]?.length ?? 0) }, (_, k) => x[first + (k % 3)]?.[Math.floor(k / 3)] as number);

const numbersOf = (found: readonly Stride[]): Output => ({
  contact: Float64Array.from(found, ({ initialContact }) => initialContact),
  off: Float64Array.from(found, ({ terminalContact }) => terminalContact),
  length: Float64Array.from(found, ({ spatial }) => spatial.strideLength),
  lift: Float64Array.from(found, ({ spatial }) => spatial.lift),
});

export const gaitFamily: readonly Member[] = [
  {
    name: 'footStrides = FootGait',
    input: walk,
    whole: (x) => {
      const found = footStrides({ rate, gyr: rowsOf(x, 0), acc: rowsOf(x, 3) }, 'left');
      if (!found.ok) throw new Error(found.error.code);
      return numbersOf(found.value);
    },
    stream: (x, cuts) => {
      const found: Stride[] = [];
      const made = FootGait.of('left', rate, (stride) => found.push(stride));
      if (!made.ok) throw new Error(made.error.code);
      const [gyr, acc] = [rowsOf(x, 0), rowsOf(x, 3)];
      inBlocks(cuts, (from, to) => made.value.process(gyr.subarray(3 * from, 3 * to), acc.subarray(3 * from, 3 * to)));
      made.value.finish();
      return numbersOf(found);
    },
    tolerance: 0,
    scale: 'angular rate and acceleration are two units, and gravity is what it is',
    lost: 'marked',
  },
];
