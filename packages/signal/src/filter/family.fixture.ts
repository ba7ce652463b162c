import { hertz } from '@eupraxia/kernel';
import { inBlocks, type Member, noisy } from '../family.fixture.ts';
import { type Band, butterworth } from './butterworth.ts';
import { Cascade, filterCausal } from './cascade.ts';
import { harmonicNotches } from './harmonics.ts';
import { notch } from './notch.ts';
import type { Section } from './sections.ts';
import { filterZeroPhase } from './zero-phase.ts';

const rate = hertz(1000);
const bands: readonly Band[] = [
  { kind: 'low', edge: hertz(6) },
  { kind: 'high', edge: hertz(20) },
  { kind: 'band-pass', low: hertz(20), high: hertz(450) },
  { kind: 'band-stop', low: hertz(45), high: hertz(55) },
];
const designs: readonly (readonly [string, readonly Section[]])[] = [
  ...[1, 2, 3, 4].flatMap((order) =>
    bands.map((band) => [`${order}. order ${band.kind}`, butterworth(order, band, rate)] as const),
  ),
  ['notch', notch(hertz(50), 30, rate)],
  ['harmonicNotches', harmonicNotches(hertz(50), 30, rate)],
];

export const filterFamily: readonly Member[] = designs.flatMap(([name, sections]): Member[] => [
  {
    name: `filterCausal = Cascade, ${name}`,
    input: noisy(2000),
    whole: ([x = new Float64Array()]) => ({ y: filterCausal(sections, x) }),
    stream: ([x = new Float64Array()], cuts) => {
      const cascade = new Cascade(sections);
      const y = Float64Array.from(x);
      inBlocks(cuts, (from, to) => cascade.process(y.subarray(from, to)));
      return { y };
    },
    tolerance: 0,
    scale: { y: 1 },
    linear: true,
    delayed: true,
    lost: 'kept',
  },
  {
    name: `filterZeroPhase = ZeroPhase, ${name}`,
    input: noisy(2000),
    whole: ([x = new Float64Array()]) => ({ y: filterZeroPhase(sections, x) }),
    scale: { y: 1 },
    linear: true,
    lost: 'kept',
  },
]);
