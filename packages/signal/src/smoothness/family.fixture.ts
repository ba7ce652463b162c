import { hertz } from '@eupraxia/kernel';
import { type Member, noisy } from '../family.fixture.ts';
import { smoothness } from './smoothness.ts';
import { speedOf } from './speed.ts';

const rate = hertz(100);

export const smoothnessFamily: readonly Member[] = [
  {
    name: 'speedOf',
    input: noisy(300, 3),
    whole: (coordinates) => ({ speed: speedOf(coordinates, rate).speed }),
    scale: { speed: 1 },
    lost: 'marked',
    marks: (coordinates) => speedOf(coordinates, rate).lost > 0,
  },
  {
    name: 'smoothness: sparc, dimensionlessJerk, logDimensionlessJerk',
    input: noisy(300, 2),
    whole: (coordinates) => {
      const found = smoothness(coordinates, rate);
      return {
        sparc: found.sparc,
        dimensionlessJerk: found.dimensionlessJerk,
        logDimensionlessJerk: found.logDimensionlessJerk,
        peakSpeed: found.peakSpeed,
      };
    },
    tolerance: 1e-8,
    scale: { sparc: 0, dimensionlessJerk: 0, logDimensionlessJerk: 0, peakSpeed: 1 },
    silence: { sparc: 'null', dimensionlessJerk: 'null', logDimensionlessJerk: 'null', peakSpeed: 'zero' },
    lost: 'marked',
    marks: (coordinates) => smoothness(coordinates, rate).quality.reasons.includes('gap'),
  },
];
