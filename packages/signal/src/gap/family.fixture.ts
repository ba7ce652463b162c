import { type Member, noisy } from '../family.fixture.ts';
import { bridgeLost } from './bridge.ts';

export const gapFamily: readonly Member[] = [
  {
    name: 'bridgeLost',
    input: noisy(500),
    whole: ([x = new Float64Array()]) => {
      const y = Float64Array.from(x);
      bridgeLost(y);
      return { y };
    },
    tolerance: 0,
    scale: { y: 1 },
    linear: true,
    delayed: true,
    lost: 'marked',
    marks: ([x = new Float64Array()]) => bridgeLost(Float64Array.from(x)) > 0,
  },
];
